package se.lugntrygg.domain.forecast;

import java.time.Instant;
import se.lugntrygg.domain.account.UserId;

/// A forecast as it was made, kept so that it can be held against what came.
///
/// @param madeAt in whole milliseconds
public record KeptForecast(ForecastId id, UserId owner, Instant madeAt, Forecast forecast) {}
