package se.lugntrygg.domain.safety;

import java.time.Instant;
import java.util.List;

/// A worry that stays for a day. While it is up, no story is told about death and no forecast says
/// that it will get worse.
///
/// @param level of the gravest, [RiskLevel#CONCERN] or [RiskLevel#CRISIS]
/// @param rules the ids of the rules that spoke last at that level
/// @param since when they last spoke
public record RiskFlag(RiskLevel level, List<String> rules, Instant since) {
  public RiskFlag {
    rules = List.copyOf(rules);
  }

  static RiskFlag of(RiskWatch.Sighting sighting) {
    return new RiskFlag(sighting.level(), sighting.rules(), sighting.at());
  }

  /// The first moment at which it is not up any more.
  public Instant until() {
    return since.plus(RiskWatch.MEMORY);
  }
}
