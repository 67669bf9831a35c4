package se.lugntrygg.application.port;

import java.time.LocalDate;
import se.lugntrygg.domain.account.UserId;

/// What was spent on language models elsewhere, by the day: how many questions each person caused,
/// and all together. A unit is one question, however often it has to be tried.
///
/// Days are UTC days and whoever asks names theirs; each is counted apart, so that a clock set back
/// over midnight finds what was spent before. A day before yesterday may be forgotten.
///
/// Counts survive a restart, or a crash loop would spend without end. A stop in order forgets
/// nothing; when the process is killed the last few units may be forgotten, as many as the adapter
/// names. All who share a store share its budget.
public interface AiUnits {
  /// What may be spent in a day.
  ///
  /// @param forAll by all together
  /// @param forOne by one person
  record Budget(long forAll, long forOne) {}

  /// Takes one unit from what all may spend and from what this person may, or from neither when one
  /// of them is used up. Atomic: of many at the same moment no more pass than the budget has room
  /// for.
  ///
  /// @param person need not have an account
  /// @return whether it was taken
  /// @throws StorageFailure when what is spent cannot be kept; whoever asks takes that for a no,
  ///   since a budget that nobody counts is none
  boolean take(LocalDate day, UserId person, Budget budget);
}
