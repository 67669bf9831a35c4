package se.lugntrygg.application.conversation;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import se.lugntrygg.application.mood.HomeZone;
import se.lugntrygg.application.mood.ShowWeek;
import se.lugntrygg.application.port.Consents;
import se.lugntrygg.application.port.Overloaded;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.domain.account.Consent;
import se.lugntrygg.domain.account.Profile;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.Insights;
import se.lugntrygg.domain.mood.Week;
import se.lugntrygg.domain.text.Language;

/// What a language model may know of a person's week: nothing, until they have agreed that their
/// data is processed.
public final class ConsentedWeek {
  private final Consents consents;
  private final ShowWeek showWeek;
  private final HomeZone homeZone;
  private final InstantSource clock;
  private final Consumer<RuntimeException> complain;

  /// @param complain is told what could not be looked up, for the log
  public ConsentedWeek(
      Consents consents,
      ShowWeek showWeek,
      HomeZone homeZone,
      InstantSource clock,
      Consumer<RuntimeException> complain) {
    this.consents = consents;
    this.showWeek = showWeek;
    this.homeZone = homeZone;
    this.clock = clock;
    this.complain = complain;
  }

  /// Whether the person agreed; no, when it cannot be looked up.
  boolean agreed(UserId owner) {
    try {
      return consents.of(owner).map(Consent::dataProcessing).orElse(false);
    } catch (StorageFailure | Overloaded e) {
      complain.accept(e);
      return false;
    }
  }

  /// Their week in words; empty when they did not agree, wrote nothing, or it cannot be looked up.
  Optional<String> of(UserId owner, Language language) {
    if (!agreed(owner)) {
      return Optional.empty();
    }
    try {
      ZoneId zone = homeZone.handle(owner);
      LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
      Week week = showWeek.handle(new ShowWeek.Command(owner, zone, today, Profile.DEFAULT_GOAL));
      return week.total().all().entries() == 0
          ? Optional.empty()
          : Optional.of(Insights.of(week, language));
    } catch (StorageFailure | Overloaded e) {
      complain.accept(e);
      return Optional.empty();
    }
  }
}
