package se.lugntrygg.application.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.fakes.SamplePeople;
import se.lugntrygg.application.port.Accounts;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.Email;
import se.lugntrygg.domain.account.PasswordHash;
import se.lugntrygg.domain.account.PersonName;
import se.lugntrygg.domain.account.Profile;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.text.Language;

/// What [Accounts] promises.
public interface AccountsContract {
  PasswordHash HASH = new PasswordHash("$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA");
  PasswordHash OTHER = new PasswordHash("$argon2id$v=19$m=19456,t=2,p=1$b3RoZXI$aGFzaA");

  /// Those under test, the same ones throughout a test, with nobody in them at first.
  Accounts accounts();

  private static Profile called(Account account, String name) {
    Profile before = account.profile();
    return new Profile(
        new PersonName(name), before.language(), before.homeZone(), before.weeklyGoal());
  }

  @Test
  default void finds_an_account_as_it_was_opened() {
    Account account =
        SamplePeople.person("asa@example.se", ZoneId.of("America/Argentina/Buenos_Aires"));

    assertThat(accounts().open(account, HASH)).isTrue();

    assertThat(accounts().find(account.id())).contains(account);
    assertThat(accounts().findByEmail(account.email()))
        .contains(new Accounts.Credentials(account, HASH));
    assertThat(accounts().passwordOf(account.id())).contains(HASH);
  }

  @Test
  default void finds_nobody_it_does_not_know() {
    accounts().open(SamplePeople.person("asa@example.se"), HASH);
    UserId stranger = new UserId(UUID.randomUUID());

    assertThat(accounts().find(stranger)).isEmpty();
    assertThat(accounts().passwordOf(stranger)).isEmpty();
    assertThat(accounts().findByEmail(new Email("asa@example.com"))).isEmpty();
  }

  @Test
  default void gives_an_address_to_one_account_only_and_keeps_nothing_of_the_other() {
    Account first = SamplePeople.person("asa@example.se");
    Account second = SamplePeople.person("asa@example.se");
    accounts().open(first, HASH);

    assertThat(accounts().open(second, OTHER)).isFalse();

    assertThat(accounts().find(second.id())).isEmpty();
    assertThat(accounts().passwordOf(second.id())).isEmpty();
    assertThat(accounts().findByEmail(first.email()))
        .contains(new Accounts.Credentials(first, HASH));
  }

  @Test
  default void changes_nothing_when_an_account_is_opened_again() {
    Account account = SamplePeople.person("asa@example.se");
    accounts().open(account, HASH);
    accounts().open(SamplePeople.person("bo@example.se"), HASH);
    List<Account> again =
        List.of(
            account,
            account.with(called(account, "Bo")),
            new Account(
                account.id(), new Email("new@example.se"), account.profile(), account.createdAt()),
            new Account(
                account.id(), new Email("bo@example.se"), account.profile(), account.createdAt()));

    assertThat(again).allMatch(next -> accounts().open(next, OTHER));

    assertThat(accounts().find(account.id())).contains(account);
    assertThat(accounts().passwordOf(account.id())).contains(HASH);
    assertThat(accounts().findByEmail(new Email("new@example.se"))).isEmpty();
  }

  @Test
  default void gives_an_address_to_one_of_many_who_ask_at_once() {
    List<Account> asking =
        IntStream.range(0, 64).mapToObj(_ -> SamplePeople.person("asa@example.se")).toList();

    List<Boolean> opened = AtOnce.each(64, i -> accounts().open(asking.get(i), HASH));

    assertThat(opened).containsOnlyOnce(true);
    Account winner = asking.get(opened.indexOf(true));
    assertThat(accounts().findByEmail(winner.email()))
        .contains(new Accounts.Credentials(winner, HASH));
    assertThat(asking).filteredOn(each -> accounts().find(each.id()).isPresent()).hasSize(1);
  }

  @Test
  default void says_true_to_all_who_open_one_account_at_once() {
    Account account = SamplePeople.person("asa@example.se");

    assertThat(AtOnce.each(64, _ -> accounts().open(account, HASH))).containsOnly(true);

    assertThat(accounts().find(account.id())).contains(account);
  }

  @Test
  default void changes_a_profile_that_is_as_it_was_seen() {
    Account account = SamplePeople.person("asa@example.se");
    Account other = SamplePeople.person("bo@example.se");
    accounts().open(account, HASH);
    accounts().open(other, OTHER);
    Account next =
        account.with(
            new Profile(new PersonName("Å"), Language.EN, ZoneId.of("Pacific/Kiritimati"), 3));

    assertThat(accounts().changeProfile(account, next)).isTrue();

    assertThat(accounts().find(account.id())).contains(next);
    assertThat(accounts().findByEmail(account.email()))
        .contains(new Accounts.Credentials(next, HASH));
    assertThat(accounts().find(other.id())).contains(other);
  }

  @Test
  default void leaves_a_profile_that_is_not_as_it_was_seen() {
    Account account = SamplePeople.person("asa@example.se");
    accounts().open(account, HASH);
    Account first = account.with(called(account, "First"));
    accounts().changeProfile(account, first);

    assertThat(accounts().changeProfile(account, account.with(called(account, "Second"))))
        .isFalse();
    Account nobody = SamplePeople.person("nobody@example.se");
    assertThat(accounts().changeProfile(nobody, nobody)).isFalse();

    assertThat(accounts().find(account.id())).contains(first);
    assertThat(accounts().find(nobody.id())).isEmpty();
  }

  @Test
  default void keeps_one_of_many_changes_made_at_once() {
    Account account = SamplePeople.person("asa@example.se");
    accounts().open(account, HASH);

    List<Boolean> changed =
        AtOnce.each(
            32, i -> accounts().changeProfile(account, account.with(called(account, "Name " + i))));

    assertThat(changed).containsOnlyOnce(true);
    assertThat(accounts().find(account.id()))
        .contains(account.with(called(account, "Name " + changed.indexOf(true))));
  }

  @Test
  default void changes_a_password_whose_hash_is_as_it_was_seen() {
    Account account = SamplePeople.person("asa@example.se");
    Account other = SamplePeople.person("bo@example.se");
    accounts().open(account, HASH);
    accounts().open(other, HASH);

    assertThat(accounts().changePassword(account.id(), HASH, OTHER)).isTrue();
    assertThat(accounts().changePassword(account.id(), HASH, HASH)).isFalse();

    assertThat(accounts().passwordOf(account.id())).contains(OTHER);
    assertThat(accounts().find(account.id())).contains(account);
    assertThat(accounts().passwordOf(other.id())).contains(HASH);
    assertThat(accounts().changePassword(new UserId(UUID.randomUUID()), HASH, OTHER)).isFalse();
  }
}
