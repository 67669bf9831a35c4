package se.lugntrygg.domain.safety;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What was seen of one person lately: level, rules and time of each worrying text, never a word of
/// it. One concern may be a bad hour; two within a day stay, and a crisis stays at once.
///
/// @param sightings oldest first, of [#MEMORY] and [#MAX_SIGHTINGS] at most
public record RiskWatch(List<Sighting> sightings) {
  /// How long a sighting counts.
  public static final Duration MEMORY = Duration.ofHours(24);

  /// Beyond so many in a day, more say nothing new.
  public static final int MAX_SIGHTINGS = 50;

  public static final RiskWatch NOTHING = new RiskWatch(List.of());

  private static final int CONCERNS_THAT_STAY = 2;

  /// One worrying text.
  ///
  /// @param at in whole milliseconds
  public record Sighting(RiskLevel level, List<String> rules, Instant at) {
    public Sighting {
      rules = List.copyOf(rules);
    }
  }

  public RiskWatch {
    sightings = List.copyOf(sightings);
  }

  /// The same with one more; what is too old or too much falls away, oldest first.
  public RiskWatch and(Sighting sighting) {
    List<Sighting> all = new ArrayList<>(since(sighting.at()));
    all.add(sighting);
    return new RiskWatch(all.subList(Math.max(0, all.size() - MAX_SIGHTINGS), all.size()));
  }

  private List<Sighting> since(Instant now) {
    Instant from = now.minus(MEMORY);
    return sightings.stream().filter(sighting -> sighting.at().isAfter(from)).toList();
  }

  /// The flag that is up now, if one is.
  public Optional<RiskFlag> flag(Instant now) {
    List<Sighting> lately = since(now);
    List<Sighting> crises =
        lately.stream().filter(sighting -> sighting.level() == RiskLevel.CRISIS).toList();
    if (!crises.isEmpty()) {
      return Optional.of(RiskFlag.of(crises.getLast()));
    }
    List<Sighting> concerns =
        lately.stream().filter(sighting -> sighting.level() == RiskLevel.CONCERN).toList();
    return concerns.size() < CONCERNS_THAT_STAY
        ? Optional.empty()
        : Optional.of(RiskFlag.of(concerns.getLast()));
  }
}
