package se.lugntrygg.application.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import se.lugntrygg.application.port.Overloaded;
import se.lugntrygg.application.port.Sessions;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.domain.account.SessionId;

/// Which sessions have ended while their access tokens would still be good, kept in memory so that
/// checking a token asks no storage. An entry is dropped when no such token can be left.
public final class LiveSessions {
  /// How often old entries are looked for, counted in calls that add one.
  private static final int SWEEP_EVERY = 256;

  /// So far apart the clocks of machines may be, together with how long a change takes.
  private static final Duration OVERLAP = Duration.ofSeconds(30);

  private final Sessions sessions;
  private final InstantSource clock;
  private final Duration accessLifetime;
  private final Map<SessionId, Instant> ended = new ConcurrentHashMap<>();
  private final Map<Generation, Instant> confirmed = new ConcurrentHashMap<>();

  private volatile Instant seen;

  private record Generation(SessionId session, int number) {}

  private LiveSessions(
      Sessions sessions, InstantSource clock, Duration accessLifetime, Instant seen) {
    this.sessions = sessions;
    this.clock = clock;
    this.accessLifetime = accessLifetime;
    this.seen = seen;
  }

  /// Knows at once what ended before a restart.
  ///
  /// @param accessLifetime how long an access token is good
  public LiveSessions(Sessions sessions, InstantSource clock, Duration accessLifetime) {
    this(sessions, clock, accessLifetime, clock.instant().minus(accessLifetime));
    catchUp();
  }

  /// Knows what ended before a restart when it has caught up for the first time, so that a server
  /// can start while its store is away. Until then whoever shows a token in time is believed: they
  /// may want help, and what is kept is away.
  public static LiveSessions behind(
      Sessions sessions, InstantSource clock, Duration accessLifetime) {
    return new LiveSessions(sessions, clock, accessLifetime, clock.instant().minus(accessLifetime));
  }

  /// Notes the sessions that have ended, here or on other machines, since it was last asked to.
  public void catchUp() {
    Instant now = clock.instant();
    sessions.endedSince(seen.minus(OVERLAP)).forEach(id -> ended.putIfAbsent(id, now));
    forgetOld(ended);
    seen = now;
  }

  /// Whether the session has ended.
  public boolean ended(SessionId id) {
    return ended.containsKey(id);
  }

  /// Notes that a session has ended.
  public void end(SessionId id) {
    ended.put(id, clock.instant());
    sweep(ended);
  }

  /// Notes that the client holds the tokens of this generation, since it shows one of them.
  void confirm(SessionId id, int number) {
    Generation generation = new Generation(id, number);
    Instant now = clock.instant();
    if (confirmed.putIfAbsent(generation, now) == null) {
      sweep(confirmed);
      try {
        sessions.confirm(id, number, now);
      } catch (StorageFailure | Overloaded _) {
        // Only the theft of a token is found a little later; the next request tries again.
        confirmed.remove(generation);
      }
    }
  }

  private void sweep(Map<?, Instant> entries) {
    if (entries.size() % SWEEP_EVERY == 0) {
      forgetOld(entries);
    }
  }

  private void forgetOld(Map<?, Instant> entries) {
    Instant gone = clock.instant().minus(accessLifetime.multipliedBy(2));
    entries.values().removeIf(since -> since.isBefore(gone));
  }
}
