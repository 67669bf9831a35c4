package se.lugntrygg.application.stored;

import java.time.Instant;
import java.util.List;
import se.lugntrygg.domain.safety.RiskLevel;
import se.lugntrygg.domain.safety.RiskWatch;

/// What is sealed of what was lately seen of a person.
public record StoredWatch(List<Seen> sightings) {
  /// One of several.
  public record Seen(RiskLevel level, List<String> rules, long at) {}

  /// All of it that is private.
  public static StoredWatch of(RiskWatch watch) {
    return new StoredWatch(
        watch.sightings().stream()
            .map(seen -> new Seen(seen.level(), seen.rules(), seen.at().toEpochMilli()))
            .toList());
  }

  /// The thing itself, with what is kept in the clear beside it.
  public RiskWatch watch() {
    return new RiskWatch(
        sightings.stream()
            .map(
                seen ->
                    new RiskWatch.Sighting(
                        seen.level(), seen.rules(), Instant.ofEpochMilli(seen.at())))
            .toList());
  }

  @Override
  public String toString() {
    return "StoredWatch[hidden]";
  }
}
