package se.lugntrygg.adapters.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import se.lugntrygg.application.port.Overloaded;
import se.lugntrygg.application.port.StorageFailure;

/// The log of failures that come by the thousand, as when a store is away. Each cause gets a line
/// now and then, which counts those that got none, and its stack the first time.
///
/// What a driver says may name people and their words, so of an exception only its kind is told,
/// and where it was thrown.
public final class FailureLog {
  /// Between two lines on the same cause.
  static final Duration PAUSE = Duration.ofSeconds(10);

  /// What has not happened for so long is new again.
  static final Duration NEW_AFTER = Duration.ofHours(1);

  /// Causes known at a time.
  private static final int MOST_CAUSES = 100;

  /// Of an exception, its cause, the cause of that and so on.
  private static final int MOST_DEEP = 8;

  /// What a driver calls a failure, in front of what it says: `[SQLITE_FULL]`, `UNAVAILABLE:`.
  private static final Pattern CODE = Pattern.compile("\\[?([A-Z][A-Z_]{2,40})(?:[]: ]|$)");

  private final Logger log;
  private final InstantSource clock;
  private final Map<String, Known> causes =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
          return size() > MOST_CAUSES;
        }
      };

  /// @param told when the last line was written
  /// @param untold how many got none since
  private record Known(Instant told, Instant seen, long untold) {}

  /// What to write: how many got no line before this one, and whether with the stack.
  private record Line(long untold, boolean first) {}

  public FailureLog(Logger log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  /// Something that is answered all the same.
  ///
  /// @param what could not be done, in words of our own
  public void warn(String what, Throwable failure) {
    write(Level.WARN, what, failure);
  }

  /// Something that could not be answered as asked.
  ///
  /// @param what could not be done, in words of our own
  public void error(String what, Throwable failure) {
    write(Level.ERROR, what, failure);
  }

  private void write(Level level, String what, Throwable failure) {
    String kinds = kinds(failure);
    Line line = line(kinds);
    if (line == null) {
      return;
    }
    var event = log.atLevel(level);
    if (line.first()) {
      event.setCause(Bare.of(failure)).log("{}: {}", what, kinds);
    } else {
      event.log("{}: {} ({} more of the kind before this)", what, kinds, line.untold());
    }
  }

  /// The line that is due, if any.
  private synchronized @Nullable Line line(String kinds) {
    Instant now = clock.instant();
    Known known = causes.get(kinds);
    if (known == null || known.seen().plus(NEW_AFTER).isBefore(now)) {
      causes.put(kinds, new Known(now, now, 0));
      return new Line(0, true);
    }
    if (Duration.between(known.told(), now).abs().compareTo(PAUSE) < 0) {
      causes.put(kinds, new Known(known.told(), now, known.untold() + 1));
      return null;
    }
    causes.put(kinds, new Known(now, now, 0));
    return new Line(known.untold(), false);
  }

  /// "StorageFailure (could not keep an exchange) < SQLiteException (SQLITE_FULL)".
  private static String kinds(Throwable failure) {
    StringBuilder kinds = new StringBuilder(kind(failure));
    Throwable cause = failure.getCause();
    for (int depth = 1; cause != null && depth < MOST_DEEP; depth++) {
      kinds.append(" < ").append(kind(cause));
      cause = cause.getCause();
    }
    return kinds.toString();
  }

  private static String kind(Throwable failure) {
    String name = failure.getClass().getSimpleName();
    String message = failure.getMessage();
    if (message == null) {
      return name;
    }
    if (failure instanceof StorageFailure || failure instanceof Overloaded) {
      return name + " (" + message + ")";
    }
    Matcher code = CODE.matcher(message);
    return code.lookingAt() ? name + " (" + code.group(1) + ")" : name;
  }

  /// An exception without what it says.
  private static final class Bare extends Exception {
    private static final long serialVersionUID = 1L;

    private Bare(String kind, @Nullable Throwable cause) {
      super(kind, cause);
    }

    static Bare of(Throwable failure) {
      return of(failure, 1);
    }

    private static Bare of(Throwable failure, int depth) {
      Throwable cause = failure.getCause();
      Bare bare =
          new Bare(
              kind(failure), cause == null || depth == MOST_DEEP ? null : of(cause, depth + 1));
      bare.setStackTrace(failure.getStackTrace());
      return bare;
    }
  }
}
