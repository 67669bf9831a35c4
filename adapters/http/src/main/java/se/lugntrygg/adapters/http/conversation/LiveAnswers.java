package se.lugntrygg.adapters.http.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.ExchangeId;

/// The answers that are being written, and those written lately, so that who lost the connection
/// can hear the rest.
final class LiveAnswers {
  /// How long an answer can be gone back to.
  static final Duration KEPT = Duration.ofMinutes(10);

  /// Old ones are looked for with every so many new ones.
  private static final int SWEEP_EVERY = 64;

  private final Map<Key, LiveAnswer> answers = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private final UnaryOperator<Runnable> counted;

  private record Key(UserId owner, ExchangeId id) {}

  /// @param counted makes work count as under way until it is done, so that a stop waits for it
  LiveAnswers(InstantSource clock, UnaryOperator<Runnable> counted) {
    this.clock = clock;
    this.counted = counted;
  }

  /// The answer that is being written under this id. If there is none, or it broke off, `write`
  /// starts it on a thread of its own, which nobody's going away interrupts.
  LiveAnswer of(UserId owner, ExchangeId id, Consumer<LiveAnswer> write) {
    LiveAnswer fresh = new LiveAnswer(id, clock.instant());
    LiveAnswer current =
        answers.compute(
            new Key(owner, id), (_, known) -> known == null || known.failed() ? fresh : known);
    if (current != fresh) {
      return current;
    }
    if (answers.size() % SWEEP_EVERY == 0) {
      Instant gone = clock.instant().minus(KEPT);
      answers.values().removeIf(answer -> answer.endedBefore(gone));
    }
    Thread.ofVirtual().name("answer-" + id).start(counted.apply(() -> write.accept(fresh)));
    return fresh;
  }

  /// Forgets what was written to this person.
  void forget(UserId owner) {
    answers.keySet().removeIf(key -> key.owner().equals(owner));
  }

  /// An answer of this person's, unless it is forgotten.
  Optional<LiveAnswer> find(UserId owner, ExchangeId id) {
    return Optional.ofNullable(answers.get(new Key(owner, id)))
        .filter(answer -> !answer.endedBefore(clock.instant().minus(KEPT)));
  }
}
