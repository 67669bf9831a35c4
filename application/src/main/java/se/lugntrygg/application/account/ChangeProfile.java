package se.lugntrygg.application.account;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import se.lugntrygg.application.port.Accounts;
import se.lugntrygg.application.port.MoodSummaries;
import se.lugntrygg.application.port.Overloaded;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.PersonName;
import se.lugntrygg.domain.account.Profile;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.text.Language;

/// Changes how a person wants the product to speak and count.
public final class ChangeProfile {
  /// Each lost race means that another change of the same person has won.
  private static final int MAX_RACES = 8;

  private final Accounts accounts;
  private final MoodSummaries summaries;

  public ChangeProfile(Accounts accounts, MoodSummaries summaries) {
    this.accounts = accounts;
    this.summaries = summaries;
  }

  /// What shall change; what is left out stays.
  public record Command(
      UserId owner,
      Optional<PersonName> name,
      Optional<Language> language,
      Optional<ZoneId> homeZone,
      Optional<Integer> weeklyGoal) {}

  /// The account as it is now; empty when it is gone.
  public Optional<Account> handle(Command command) {
    for (int race = 0; race < MAX_RACES; race++) {
      Optional<Account> found = accounts.find(command.owner());
      if (found.isEmpty()) {
        return found;
      }
      Account seen = found.get();
      Profile before = seen.profile();
      Account next =
          seen.with(
              new Profile(
                  command.name().orElse(before.name()),
                  command.language().orElse(before.language()),
                  command.homeZone().orElse(before.homeZone()),
                  command.weeklyGoal().orElse(before.weeklyGoal())));
      if (next.equals(seen) || accounts.changeProfile(seen, next)) {
        boolean moved = !next.profile().homeZone().equals(before.homeZone());
        letDaysFollow(next, moved);
        return Optional.of(next);
      }
    }
    throw new Overloaded("changes of one profile", Duration.ofSeconds(1));
  }

  /// Asks after each time what the profile says by now, so that of several changes at once the one
  /// whose days come last sees that another profile was kept. What a crash leaves behind is made
  /// good when the request is repeated, as it was never answered; until then all days are told in
  /// the old zone.
  ///
  /// @param moved whether the zone changed just now; only then need nobody be asked, since what is
  ///   remembered of the days' zone may be a minute old
  private void letDaysFollow(Account changed, boolean moved) {
    boolean behind = moved;
    Optional<ZoneId> home = Optional.of(changed.profile().homeZone());
    for (int race = 0; race < MAX_RACES; race++) {
      if (home.isEmpty() || (!behind && home.equals(summaries.zoneOf(changed.id())))) {
        return;
      }
      behind = false;
      summaries.rezone(changed.id(), home.get());
      home = accounts.find(changed.id()).map(account -> account.profile().homeZone());
    }
    throw new Overloaded("changes of one profile", Duration.ofSeconds(1));
  }
}
