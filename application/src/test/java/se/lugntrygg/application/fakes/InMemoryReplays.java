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
      String fingerprint,
      UUID effect,
      UUID holder,
      Instant at,
      boolean released,
      Optional<Answer> answer) {
    boolean open(UUID by) {
      return answer.isEmpty() && holder.equals(by);
    }
  }

  @Override
  public synchronized Claim claim(Key key, String fingerprint, UUID holder, Instant now) {
    Row row = kept.get(key);
    if (row == null || !row.at().isAfter(now.minus(MEMORY))) {
      kept.put(key, new Row(fingerprint, holder, holder, now, false, Optional.empty()));
      return new Proceed(holder);
    }
    if (!row.fingerprint().equals(fingerprint)) {
      return new OtherRequest();
    }
    if (row.answer().isPresent()) {
      return new Finished(row.answer().get(), row.effect());
    }
    boolean held = Duration.between(row.at(), now).abs().compareTo(PATIENCE) < 0;
    if (held && !row.released()) {
      return new Running();
    }
    kept.put(key, new Row(fingerprint, row.effect(), holder, now, false, Optional.empty()));
    return new Proceed(row.effect());
  }

  @Override
  public synchronized void finish(Key key, UUID holder, Answer answer, Instant now) {
    kept.computeIfPresent(
        key,
        (_, row) ->
            row.open(holder)
                ? new Row(row.fingerprint(), row.effect(), holder, now, false, Optional.of(answer))
                : row);
  }

  @Override
  public synchronized void abandon(Key key, UUID holder) {
    Row row = kept.get(key);
    if (row != null && row.open(holder)) {
      kept.remove(key);
    }
  }

  @Override
  public synchronized void release(Key key, UUID holder) {
    kept.computeIfPresent(
        key,
        (_, row) ->
            row.open(holder)
                ? new Row(row.fingerprint(), row.effect(), holder, row.at(), true, Optional.empty())
                : row);
  }
}
