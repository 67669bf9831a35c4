/// Answers, accounts and zones kept in memory by Caffeine, and forgotten on a write.
@NullMarked
package se.lugntrygg.adapters.cache;

import org.jspecify.annotations.NullMarked;
