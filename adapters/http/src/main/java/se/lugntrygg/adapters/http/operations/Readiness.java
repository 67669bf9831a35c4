package se.lugntrygg.adapters.http.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Whether the parts work, asked at most every few seconds however often somebody looks.
final class Readiness {
  private static final Duration KEPT = Duration.ofSeconds(5);

  private final List<se.lugntrygg.application.port.Readiness> parts;
  private final InstantSource clock;
  private Map<String, String> checks = Map.of();
  private Instant checkedAt = Instant.MIN;

  Readiness(List<se.lugntrygg.application.port.Readiness> parts, InstantSource clock) {
    this.parts = parts;
    this.clock = clock;
  }

  /// `ok`, `failing`, or `away` for one we can do without, by the name of each part.
  synchronized Map<String, String> checks() {
    Instant now = clock.instant();
    if (checkedAt.equals(Instant.MIN) || !now.isBefore(checkedAt.plus(KEPT))) {
      Map<String, String> fresh = new LinkedHashMap<>();
      for (var part : parts) {
        fresh.put(part.part(), part.works() ? "ok" : part.needed() ? "failing" : "away");
      }
      checks = fresh;
      checkedAt = now;
    }
    return checks;
  }
}
