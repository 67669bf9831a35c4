package se.lugntrygg.adapters.redis;

import io.lettuce.core.ScriptOutputType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import se.lugntrygg.application.port.AiUnits;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.domain.account.UserId;

/// What was spent, counted in Redis by one script, so that all instances share one budget. Counts
/// live as long as Redis keeps them: without its append-only file a restart of Redis forgets them.
final class RedisAiUnits implements AiUnits {
  /// Looks at both counts before it touches either.
  private static final String TAKE =
      """
      if tonumber(redis.call('GET', KEYS[1]) or '0') >= tonumber(ARGV[1]) then return 0 end
      if tonumber(redis.call('GET', KEYS[2]) or '0') >= tonumber(ARGV[2]) then return 0 end
      for _, key in ipairs(KEYS) do
        redis.call('INCR', key)
        redis.call('EXPIRE', key, ARGV[3])
      end
      return 1
      """;

  /// A day, and one more for a clock that is set back, and one for the zones of clocks.
  private static final Duration KEPT = Duration.ofDays(3);

  private final Redis redis;

  RedisAiUnits(Redis redis) {
    this.redis = redis;
  }

  @Override
  public boolean take(LocalDate day, UserId person, Budget budget) {
    try {
      Line line = redis.usable().orElseThrow(() -> new Away("there is no connection"));
      Long taken =
          line.answer(
              line.mouth()
                  .async()
                  .<Long>eval(
                      TAKE,
                      ScriptOutputType.INTEGER,
                      new String[] {key(day, "all"), key(day, person.toString())},
                      number(budget.forAll()),
                      number(budget.forOne()),
                      number(KEPT.toSeconds())),
              redis.patience());
      return taken == 1;
    } catch (Away e) {
      throw new StorageFailure("count what is spent", e);
    }
  }

  private String key(LocalDate day, String whose) {
    return "lugn-trygg:units:" + day + ':' + redis.veil().name("units " + whose);
  }

  private static byte[] number(long number) {
    return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
  }
}
