/// Limits by token buckets in memory.
@NullMarked
package se.lugntrygg.adapters.ratelimit;

import org.jspecify.annotations.NullMarked;
