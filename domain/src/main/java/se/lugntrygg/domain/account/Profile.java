package se.lugntrygg.domain.account;

import java.time.ZoneId;
import se.lugntrygg.domain.Flaw;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.text.Language;

/// How a person wants the product to speak and count.
///
/// @param homeZone where their days begin and end
/// @param weeklyGoal on how many days of a week they mean to log, 1 to 7
public record Profile(PersonName name, Language language, ZoneId homeZone, int weeklyGoal) {
  public static final ZoneId DEFAULT_ZONE = ZoneId.of("Europe/Stockholm");

  /// Every day: what the first clients showed.
  public static final int DEFAULT_GOAL = 7;

  public static final int MAX_GOAL = 7;

  public Profile {
    if (weeklyGoal < 1 || weeklyGoal > MAX_GOAL) {
      throw new InvalidValue("weekly_goal", new Flaw.OutOfRange(1, MAX_GOAL));
    }
  }
}
