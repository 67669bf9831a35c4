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
        // The days follow; until they have, reads in the new zone are reckoned from the entries.
        ZoneId zone = next.profile().homeZone();
        boolean moved = !zone.equals(before.homeZone());
        if (moved || !summaries.zoneOf(command.owner()).equals(Optional.of(zone))) {
          summaries.rezone(command.owner(), zone);
        }
        return Optional.of(next);
      }
    }
    throw new Overloaded("changes of one profile", Duration.ofSeconds(1));
  }
}
