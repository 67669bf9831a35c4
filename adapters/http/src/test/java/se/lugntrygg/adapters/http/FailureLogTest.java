package se.lugntrygg.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.AbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import se.lugntrygg.application.contracts.AtOnce;
import se.lugntrygg.application.fakes.SettableClock;
import se.lugntrygg.application.port.StorageFailure;

final class FailureLogTest {
  private final SettableClock clock = SettableClock.at("2026-11-24T03:00:00Z");
  private final Written log = new Written();
  private final FailureLog failures = new FailureLog(log, clock);

  private record Line(
      Level level, String text, @org.jspecify.annotations.Nullable Throwable stack) {}

  /// Keeps what is logged.
  private static final class Written extends AbstractLogger {
    private static final long serialVersionUID = 1L;

    private final transient List<Line> lines = new ArrayList<>();

    @Override
    protected String getFullyQualifiedCallerName() {
      return "";
    }

    @Override
    protected synchronized void handleNormalizedLoggingCall(
        Level level, Marker marker, String pattern, Object[] arguments, Throwable throwable) {
      lines.add(new Line(level, MessageFormatter.basicArrayFormat(pattern, arguments), throwable));
    }

    @Override
    public boolean isTraceEnabled() {
      return true;
    }

    @Override
    public boolean isTraceEnabled(Marker marker) {
      return true;
    }

    @Override
    public boolean isDebugEnabled() {
      return true;
    }

    @Override
    public boolean isDebugEnabled(Marker marker) {
      return true;
    }

    @Override
    public boolean isInfoEnabled() {
      return true;
    }

    @Override
    public boolean isInfoEnabled(Marker marker) {
      return true;
    }

    @Override
    public boolean isWarnEnabled() {
      return true;
    }

    @Override
    public boolean isWarnEnabled(Marker marker) {
      return true;
    }

    @Override
    public boolean isErrorEnabled() {
      return true;
    }

    @Override
    public boolean isErrorEnabled(Marker marker) {
      return true;
    }
  }

  private static StorageFailure away(String said) {
    return new StorageFailure("keep an exchange", new IllegalStateException(said));
  }

  @Test
  void writes_a_cause_once_with_its_stack_and_then_counts_it() {
    for (int i = 0; i < 500; i++) {
      failures.error("storage failed on POST /api/ai/chat", away("UNAVAILABLE: try number " + i));
      clock.pass(Duration.ofMillis(10));
    }
    assertThat(log.lines).hasSize(1);
    assertThat(log.lines.getFirst().level()).isEqualTo(Level.ERROR);
    assertThat(log.lines.getFirst().text())
        .isEqualTo(
            "storage failed on POST /api/ai/chat: StorageFailure (could not keep an exchange)"
                + " < IllegalStateException (UNAVAILABLE)");
    assertThat(log.lines.getFirst().stack())
        .isNotNull()
        .satisfies(stack -> assertThat(stack.getStackTrace()).isNotEmpty());

    clock.pass(FailureLog.PAUSE.minus(Duration.ofSeconds(5)));
    failures.warn("could not remember an answer", away("UNAVAILABLE: once more"));

    assertThat(log.lines).hasSize(2);
    assertThat(log.lines.getLast().level()).isEqualTo(Level.WARN);
    assertThat(log.lines.getLast().text())
        .startsWith("could not remember an answer: ")
        .endsWith("(499 more of the kind before this)");
    assertThat(log.lines.getLast().stack()).isNull();
  }

  @Test
  void keeps_causes_apart() {
    failures.error("storage failed", away("UNAVAILABLE: gone"));
    failures.error("storage failed", away("PERMISSION_DENIED: who are you"));
    failures.error("storage failed", new StorageFailure("read", new RuntimeException("x")));

    assertThat(log.lines).hasSize(3).allMatch(line -> line.stack() != null);
  }

  @Test
  void shows_the_stack_again_when_a_cause_comes_back_after_long() {
    failures.error("storage failed", away("UNAVAILABLE: gone"));
    clock.pass(FailureLog.NEW_AFTER.plusMillis(1));
    failures.error("storage failed", away("UNAVAILABLE: gone"));

    assertThat(log.lines).hasSize(2).allMatch(line -> line.stack() != null);
  }

  @Test
  void tells_nothing_that_a_driver_says() {
    failures.error(
        "storage failed",
        new StorageFailure(
            "find a person",
            new IllegalStateException(
                "[SQLITE_FULL] at users/asa@example.org", new RuntimeException("jag vill dö"))));

    Line line = log.lines.getFirst();
    StringBuilder all = new StringBuilder(line.text());
    for (Throwable each = line.stack(); each != null; each = each.getCause()) {
      all.append(each).append(each.getMessage());
    }
    assertThat(all.toString())
        .contains("SQLITE_FULL", "RuntimeException")
        .doesNotContain("asa@", "vill");
  }

  @Test
  void counts_each_of_many_at_once() {
    AtOnce.each(
        50,
        _ -> {
          failures.error("storage failed", away("UNAVAILABLE: gone"));
          return true;
        });
    clock.pass(FailureLog.PAUSE);
    failures.error("storage failed", away("UNAVAILABLE: gone"));

    assertThat(log.lines).hasSize(2);
    assertThat(log.lines.getLast().text()).contains("(49 more");
  }
}
