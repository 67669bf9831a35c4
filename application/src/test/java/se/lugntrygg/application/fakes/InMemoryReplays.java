package se.lugntrygg.application.fakes;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import se.lugntrygg.application.port.Replays;

/// Answers in a map, one call at a time.
public final class InMemoryReplays implements Replays {
  private final Map<Key, Row> kept = new HashMap<>();

  private record Row(
      String fingerprint, UUID effect, Instant at, boolean released, Optional<Answer> answer) {}

  @Override
  public synchronized Claim claim(Key key, String fingerprint, UUID effect, Instant now) {
    Row row = kept.get(key);
    if (row == null || !row.at().isAfter(now.minus(MEMORY))) {
      kept.put(key, new Row(fingerprint, effect, now, false, Optional.empty()));
      return new Proceed(effect);
    }
    if (!row.fingerprint().equals(fingerprint)) {
      return new OtherRequest();
    }
    if (row.answer().isPresent()) {
      return new Finished(row.answer().get());
    }
    boolean held = Duration.between(row.at(), now).abs().compareTo(PATIENCE) < 0;
    if (held && !row.released()) {
      return new Running();
    }
    kept.put(key, new Row(fingerprint, row.effect(), now, false, Optional.empty()));
    return new Proceed(row.effect());
  }

  @Override
  public synchronized void finish(Key key, Answer answer, Instant now) {
    kept.computeIfPresent(
        key,
        (_, row) ->
            row.answer().isPresent()
                ? row
                : new Row(row.fingerprint(), row.effect(), now, false, Optional.of(answer)));
  }

  @Override
  public synchronized void abandon(Key key) {
    Row row = kept.get(key);
    if (row != null && row.answer().isEmpty()) {
      kept.remove(key);
    }
  }

  @Override
  public synchronized void release(Key key) {
    kept.computeIfPresent(
        key, (_, row) -> new Row(row.fingerprint(), row.effect(), row.at(), true, row.answer()));
  }
}
