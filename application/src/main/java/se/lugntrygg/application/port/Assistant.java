package se.lugntrygg.application.port;

import java.time.Duration;
import java.util.function.Consumer;
import se.lugntrygg.domain.conversation.Request;

/// Writes what is asked for, in words a person reads. Many threads may ask at once, and nothing is
/// remembered between two requests.
///
/// That somebody far away does not answer is expected: it is a [Silent], never an exception.
public interface Assistant {
  /// What came of a request.
  sealed interface Reply {}

  /// The whole text, in the language asked for.
  ///
  /// @param text never blank, and of [#MAX_TEXT] UTF-16 units at most; just what the sink was given
  /// @param model what wrote it, by the name its maker gives it
  record Answered(String text, String model) implements Reply {
    /// A page: nobody in need reads more.
    public static final int MAX_TEXT = 8000;

    public Answered {
      if (text.isBlank() || text.length() > MAX_TEXT) {
        throw new IllegalArgumentException("an answer has 1 to %d characters".formatted(MAX_TEXT));
      }
    }

    @Override
    public String toString() {
      return "Answered[%d characters, %s]".formatted(text.length(), model);
    }
  }

  /// No answer, or not a whole one. What the sink was given before cannot be taken back.
  record Silent(Reason reason) implements Reply {}

  /// Why there is no answer.
  enum Reason {
    /// It did not come in time.
    TIMEOUT,
    /// The other side would not: no right to ask, or nothing it wants to talk about.
    REFUSED,
    /// Too much is asked of the other side.
    LIMITED,
    /// Too much is asked of us, or the other side has failed too often lately to be asked.
    OVERLOADED,
    /// The other side failed, or said nothing that can be understood.
    BROKEN,
    /// An answer without words.
    EMPTY,
    /// It ended in the middle, after the sink was given some of it.
    CUT,
    /// It came, but must not be shown.
    UNFIT,
    /// The asking thread was interrupted.
    CANCELLED
  }

  /// Whether it is left alone for a while, so that asking it would reach nobody. Costs nothing to
  /// ask, and promises nothing: who asks all the same finds out.
  default boolean resting() {
    return false;
  }

  /// Writes what is asked for.
  ///
  /// It returns within `patience` (and a moment, 0.3 s at most, to clean up) whatever the other
  /// side does. An interrupt of the calling thread ends it as fast, with [Reason#CANCELLED] unless
  /// the answer was ready, and the thread stays interrupted. Whatever the sink throws ends it too
  /// and is passed on. After it has returned or thrown, the sink is left alone.
  ///
  /// @param patience from the call on; with none left there may still be an answer, if it takes no
  ///   waiting
  /// @param sink is given the text in pieces as they come, in order, on the calling thread; once
  ///   with everything is fine
  Reply answer(Request request, Duration patience, Consumer<String> sink);
}
