/// Routes and JSON of forecasts.
@NullMarked
package se.lugntrygg.adapters.http.forecast;

import org.jspecify.annotations.NullMarked;
