package se.lugntrygg.application.fakes;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import se.lugntrygg.application.port.Limit;
import se.lugntrygg.application.port.Meters;
import se.lugntrygg.domain.safety.RiskLevel;

/// Counts by name.
public final class CountingMeters implements Meters {
  private final Map<String, Long> counts = new ConcurrentHashMap<>();

  private void count(String what) {
    count(what, 1);
  }

  private void count(String what, long times) {
    counts.merge(what, times, Long::sum);
  }

  /// How often, by name: `GET /api/mood 200`, `cache hit`, `cache miss`, `refused mood.log`,
  /// `storage read`, `GET /api/mood reads`, `ai builtin answered`, `judged CRISIS`, `judge failed`,
  /// `helped anyway`, `flag lost`.
  public long of(String what) {
    return counts.getOrDefault(what, 0L);
  }

  @Override
  public void answered(String method, String route, int status, Duration took) {
    count(method + " " + route + " " + status);
  }

  @Override
  public void cache(boolean hit) {
    count(hit ? "cache hit" : "cache miss");
  }

  @Override
  public void refused(Limit limit) {
    count("refused " + limit.key());
  }

  @Override
  public void storage(String kind, Duration took) {
    count("storage " + kind);
  }

  @Override
  public void documents(String work, long reads, long writes, long deletes) {
    count(work + " reads", reads);
    count(work + " writes", writes);
    count(work + " deletes", deletes);
  }

  @Override
  public void ai(String provider, String outcome, Duration took) {
    count("ai " + provider + " " + outcome);
  }

  @Override
  public void judged(RiskLevel level) {
    count("judged " + level);
  }

  @Override
  public void judgeFailed() {
    count("judge failed");
  }

  @Override
  public void helpedAnyway() {
    count("helped anyway");
  }

  @Override
  public void flagLost() {
    count("flag lost");
  }

  @Override
  public void replyRefused() {
    count("reply refused");
  }
}
