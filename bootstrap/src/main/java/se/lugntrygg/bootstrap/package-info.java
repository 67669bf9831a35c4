/// Settings read once, wiring by hand.
@NullMarked
package se.lugntrygg.bootstrap;

import org.jspecify.annotations.NullMarked;
