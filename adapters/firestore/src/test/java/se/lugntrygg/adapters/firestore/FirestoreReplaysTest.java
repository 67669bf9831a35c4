package se.lugntrygg.adapters.firestore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.lugntrygg.application.contracts.AtOnce;
import se.lugntrygg.application.contracts.ReplaysContract;
import se.lugntrygg.application.fakes.FixedKeyWordSafe;
import se.lugntrygg.application.port.Replays;
import se.lugntrygg.application.port.Replays.Answer;
import se.lugntrygg.domain.account.Profile;
import se.lugntrygg.domain.account.UserId;

class FirestoreReplaysTest implements ReplaysContract {
  private static final Answer WORDS =
      new Answer(201, Map.of(), "what somebody wrote".getBytes(StandardCharsets.UTF_8));

  @RegisterExtension final OpenStore store = new OpenStore();

  @Override
  public Replays replays() {
    return store.get().replays();
  }

  private Fields kept(Replays.Key key) {
    replays().claim(key, "print", EFFECT, NOW);
    replays().finish(key, EFFECT, WORDS, NOW);
    return store
        .get()
        .documents()
        .find(
            "look",
            FirestoreReplays.at(store.get().documents(), new FixedKeyWordSafe(), key),
            found -> found)
        .orElseThrow();
  }

  @Test
  void seals_answers_to_a_person_under_their_key_and_others_under_one_of_their_own() {
    UserId asa = store.somebody(Profile.DEFAULT_ZONE);

    Fields hers = kept(new Replays.Key(asa.toString(), "key"));
    Fields anybodys = kept(KEY);

    assertThat(hers.has("key")).isFalse();
    assertThat(anybodys.has("key")).isTrue();
    for (Fields each : List.of(hers, anybodys)) {
      assertThat(new String(each.bytes("answer"), StandardCharsets.UTF_8))
          .doesNotContain("somebody");
      assertThat(each.moment("forgetAt")).isEqualTo(NOW.plus(Replays.MEMORY));
    }
  }

  @Test
  void lets_one_of_two_machines_proceed() {
    Replays elsewhere = store.another().replays();
    for (int round = 0; round < 5; round++) {
      Replays.Key key = new Replays.Key("asa", "round " + round);

      List<Replays.Claim> claims =
          AtOnce.each(
              8,
              i -> (i % 2 == 0 ? replays() : elsewhere).claim(key, "print", new UUID(8, i), NOW));

      assertThat(claims).filteredOn(Replays.Proceed.class::isInstance).hasSize(1);
      assertThat(claims).filteredOn(Replays.Running.class::isInstance).hasSize(7);
    }
  }
}
