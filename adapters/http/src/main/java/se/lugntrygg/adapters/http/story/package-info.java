/// Routes and JSON of stories.
@NullMarked
package se.lugntrygg.adapters.http.story;

import org.jspecify.annotations.NullMarked;
