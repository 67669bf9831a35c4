package se.lugntrygg.adapters.firestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.firestore.Blob;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.lugntrygg.application.fakes.FixedKeyWordSafe;
import se.lugntrygg.application.fakes.SamplePeople;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.PasswordHash;

class PeopleTest {
  @RegisterExtension final OpenStore store = new OpenStore();

  private final FixedKeyWordSafe safe = new FixedKeyWordSafe();
  private final AtomicLong clock = new AtomicLong();
  private final Documents documents = store.get().documents();
  private final People people = new People(documents, safe, clock::get);
  private final Account asa = SamplePeople.person("asa@example.se");

  @Test
  void reads_a_key_once_in_a_while() {
    store.get().accounts().open(asa, new PasswordHash("hash"));

    assertThat(reads()).isEqualTo(1);
    assertThat(reads()).isZero();
    clock.addAndGet(People.KNOWN_FOR.toNanos() - 1);
    assertThat(reads()).isZero();
    clock.addAndGet(1);
    assertThat(reads()).isEqualTo(1);
  }

  private long reads() {
    return store.costOf(() -> assertThat(people.find(asa.id())).isPresent()).reads();
  }

  @Test
  void takes_the_key_that_was_read_last() {
    store.get().accounts().open(asa, new PasswordHash("hash"));
    people.get(asa.id());
    byte[] next = safe.newKey();
    var _ =
        documents.change(
            "wrap anew",
            "turn",
            draft -> {
              draft.overwrite(documents.user(asa.id()), Map.of("key", Blob.fromBytes(next)));
              return true;
            });
    clock.addAndGet(People.KNOWN_FOR.toNanos());

    byte[] sealed = people.get(asa.id()).sealer().seal(new byte[] {7}, "here");

    assertThat(safe.unwrap(next).open(sealed, "here")).containsExactly(7);
  }

  @Test
  void does_not_know_somebody_without_an_account_and_asks_each_time() {
    assertThat(people.find(asa.id())).isEmpty();
    assertThatThrownBy(() -> people.get(asa.id())).hasMessage("there is no such account");

    store.get().accounts().open(asa, new PasswordHash("hash"));

    assertThat(people.find(asa.id())).isPresent();
  }

  @Test
  void forgets_somebody_who_is_gone() {
    store.get().accounts().open(asa, new PasswordHash("hash"));
    people.get(asa.id());
    var _ =
        documents.change(
            "be gone",
            "turn",
            draft -> {
              draft.forget(documents.user(asa.id()));
              return true;
            });

    clock.addAndGet(People.KNOWN_FOR.toNanos());

    assertThat(people.find(asa.id())).isEmpty();
    assertThat(people.find(asa.id())).isEmpty();
  }
}
