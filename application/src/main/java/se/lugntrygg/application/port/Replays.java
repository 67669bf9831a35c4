package se.lugntrygg.application.port;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// What was answered to requests that a client may repeat. A claim is atomic: of equal requests at
/// the same time one proceeds, and holds the claim until another takes it over. What a holder says
/// of a claim that is no longer theirs changes nothing. Survives a restart; forgets after
/// [#MEMORY], also what was never answered.
public interface Replays {
  /// How long an answer is remembered.
  Duration MEMORY = Duration.ofHours(24);

  /// After so long a claim without an answer is taken over: whoever held it has died. So it is when
  /// it lies that far ahead, since the clock was set back.
  Duration PATIENCE = Duration.ofMinutes(1);

  /// Which request.
  ///
  /// @param scope whose keys these are: one scope cannot see another's
  /// @param key as the client chose it
  record Key(String scope, String key) {
    @Override
    public String toString() {
      return "Key[hidden]";
    }
  }

  /// An answer as it was sent.
  @SuppressWarnings("ArrayRecordComponent") // never compared, and shared read-only
  record Answer(int status, Map<String, String> headers, byte[] body) {
    @Override
    public String toString() {
      return "Answer[%d, %d bytes]".formatted(status, body.length);
    }
  }

  /// What becomes of a request.
  sealed interface Claim {}

  /// It may do its work, under the id given. After a crash between work and answer the retry gets
  /// the same id again, so that work done under it is found rather than done twice.
  record Proceed(UUID effect) implements Claim {}

  /// Its twin is at work just now.
  record Running() implements Claim {}

  /// Its twin was answered so, after work under this id.
  record Finished(Answer answer, UUID effect) implements Claim {}

  /// Another request came under this key before.
  record OtherRequest() implements Claim {}

  /// Claims a request.
  ///
  /// @param fingerprint equal for equal requests, and only for those
  /// @param holder a fresh id: who claims. It is also the id to work under when this request is the
  ///   first of its key
  Claim claim(Key key, String fingerprint, UUID holder, Instant now);

  /// Remembers the answer to a request that proceeded, unless it has one already.
  void finish(Key key, UUID holder, Answer answer, Instant now);

  /// Gives up a claim whose work had no effect, so that the key is as if never used. Nothing
  /// happens when it was answered.
  void abandon(Key key, UUID holder);

  /// Gives up a claim whose work may have had an effect, so that an equal request may proceed at
  /// once, under the same id. Until one does, the answer may still come. Nothing happens when it
  /// was answered, or never claimed.
  void release(Key key, UUID holder);
}
