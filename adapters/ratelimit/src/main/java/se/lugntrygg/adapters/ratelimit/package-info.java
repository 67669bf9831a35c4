/// Limits by Bucket4j.
@NullMarked
package se.lugntrygg.adapters.ratelimit;

import org.jspecify.annotations.NullMarked;
