/// The embedded store: one SQLite database, one writer, a few readers.
@NullMarked
package se.lugntrygg.adapters.sqlite;

import org.jspecify.annotations.NullMarked;
