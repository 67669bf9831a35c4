package se.lugntrygg.application.fakes;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import se.lugntrygg.application.port.AiUnits;
import se.lugntrygg.domain.account.UserId;

/// What was spent in maps, one call at a time.
public final class InMemoryAiUnits implements AiUnits {
  private record Own(LocalDate day, UserId person) {}

  private final Map<LocalDate, Long> byAll = new HashMap<>();
  private final Map<Own, Long> byOne = new HashMap<>();

  @Override
  public synchronized boolean take(LocalDate day, UserId person, Budget budget) {
    Own own = new Own(day, person);
    if (byAll.getOrDefault(day, 0L) >= budget.forAll()
        || byOne.getOrDefault(own, 0L) >= budget.forOne()) {
      return false;
    }
    byAll.merge(day, 1L, Long::sum);
    byOne.merge(own, 1L, Long::sum);
    return true;
  }
}
