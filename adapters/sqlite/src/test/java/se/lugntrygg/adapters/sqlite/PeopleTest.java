package se.lugntrygg.adapters.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.lugntrygg.application.fakes.FixedKeyWordSafe;
import se.lugntrygg.application.fakes.SamplePeople;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.PasswordHash;

class PeopleTest {
  @RegisterExtension final OpenStore store = new OpenStore();

  private final FixedKeyWordSafe safe = new FixedKeyWordSafe();
  private final People people = new People(safe);
  private final Account asa = SamplePeople.person("asa@example.se");

  private void insert(Rows rows, byte[] key) throws SQLException {
    rows.change(
        "INSERT INTO person (id, email_print, wrapped_key, profile, password, zone, created_at)"
            + " VALUES (?, x'00', ?, x'00', '', 'UTC', 0)",
        asa.id().toString(),
        key);
  }

  @Test
  void does_not_use_the_key_of_somebody_who_was_rolled_back() {
    byte[] lost = safe.newKey();
    byte[] kept = safe.newKey();
    assertThatThrownBy(
            () ->
                store
                    .get()
                    .database()
                    .write(
                        "be rolled back",
                        rows -> {
                          insert(rows, lost);
                          assertThat(people.find(rows, asa.id())).isPresent();
                          throw new IllegalStateException("on purpose");
                        }))
        .isInstanceOf(StorageFailure.class);

    byte[] sealed =
        store
            .get()
            .database()
            .write(
                "be kept",
                rows -> {
                  insert(rows, kept);
                  return people.get(rows, asa.id()).sealer().seal(new byte[] {7}, "here");
                });

    assertThat(safe.unwrap(kept).open(sealed, "here")).containsExactly(7);
  }

  @Test
  void forgets_the_key_of_somebody_who_is_gone() {
    store.get().accounts().open(asa, new PasswordHash("hash"));
    Database database = store.get().database();
    Optional<People.Person> before = database.read("look", rows -> people.find(rows, asa.id()));

    database.write("be gone", rows -> rows.change("DELETE FROM person"));

    Optional<People.Person> after = database.read("look", rows -> people.find(rows, asa.id()));
    assertThat(before).isPresent();
    assertThat(after).isEmpty();
  }
}
