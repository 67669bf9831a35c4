/// What instances share while Redis is there, and do without while it is not: limits, budgets, and
/// the news that something has changed.
@NullMarked
package se.lugntrygg.adapters.redis;

import org.jspecify.annotations.NullMarked;
