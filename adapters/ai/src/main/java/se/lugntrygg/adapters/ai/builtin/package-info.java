/// The assistant that needs nobody: it answers by rules, offline, from phrases people wrote.
@NullMarked
package se.lugntrygg.adapters.ai.builtin;

import org.jspecify.annotations.NullMarked;
