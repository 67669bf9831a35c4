package se.lugntrygg.application.conversation;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import se.lugntrygg.domain.account.UserId;

/// How often providers may be asked in a day, by one person and by all together. One question is
/// one unit. Beyond it the built-in assistant answers; nobody is refused. Days are UTC days; a
/// restart forgets what was spent.
public final class Spending {
  private final long forAll;
  private final long forOne;
  private final InstantSource clock;
  private final Map<UserId, Long> spent = new HashMap<>();
  private long spentByAll;
  private LocalDate day = LocalDate.MIN;

  /// @param forAll units a day for all together
  /// @param forOne units a day for one person
  public Spending(long forAll, long forOne, InstantSource clock) {
    this.forAll = forAll;
    this.forOne = forOne;
    this.clock = clock;
  }

  /// Takes one unit, if both budgets have one left.
  public synchronized boolean allows(UserId person) {
    LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    if (!today.equals(day)) {
      day = today;
      spent.clear();
      spentByAll = 0;
    }
    long own = spent.getOrDefault(person, 0L);
    if (spentByAll >= forAll || own >= forOne) {
      return false;
    }
    spentByAll++;
    spent.put(person, own + 1);
    return true;
  }
}
