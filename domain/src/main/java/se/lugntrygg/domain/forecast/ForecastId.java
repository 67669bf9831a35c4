package se.lugntrygg.domain.forecast;

import java.util.UUID;

/// Which kept forecast. Made so that a later id sorts after an earlier one (UUID version 7, RFC
/// 9562).
public record ForecastId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
