/// Answers kept in memory by Caffeine, and the wrappers that forget them on a write.
@NullMarked
package se.lugntrygg.adapters.cache;

import org.jspecify.annotations.NullMarked;
