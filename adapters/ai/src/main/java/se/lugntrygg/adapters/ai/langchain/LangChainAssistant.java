package se.lugntrygg.adapters.ai.langchain;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.application.port.Assistant;
import se.lugntrygg.domain.conversation.Prompt;
import se.lugntrygg.domain.conversation.Request;
import se.lugntrygg.domain.safety.ReplyCheck;

/// Asks one language model, once.
final class LangChainAssistant implements Assistant {
  /// What a server writes in place of what it cannot spell, or what we cannot read.
  private static final char REPLACEMENT = '\uFFFD';

  /// More is not shown to a person, and a model that says more does not keep to what it was asked.
  private static final int MAX_SHOWN = ReplyCheck.MAX_LENGTH;

  /// Some models say nothing of an answer that they could not read; after its end they get so long
  /// to say what it was.
  private static final Duration LAST_WORD = Duration.ofMillis(200);

  private final Provider provider;
  private final StreamingChatModel model;
  private final Duration firstPiece;
  private final Duration nextPiece;

  /// @param firstPiece how long the first piece may take
  /// @param nextPiece how long each further one may take
  LangChainAssistant(
      Provider provider, StreamingChatModel model, Duration firstPiece, Duration nextPiece) {
    this.provider = provider;
    this.model = model;
    this.firstPiece = firstPiece;
    this.nextPiece = nextPiece;
  }

  @Override
  public Reply answer(Request request, Duration patience, Consumer<String> sink) {
    long deadline = System.nanoTime() + patience.toNanos();
    if (Thread.currentThread().isInterrupted()) {
      return new Silent(Reason.CANCELLED);
    }
    if (patience.isNegative() || patience.isZero()) {
      return new Silent(Reason.TIMEOUT);
    }
    Call call = new Call();
    try {
      EndableHttp.ASKING.set(call);
      model.chat(ChatRequest.builder().messages(messages(request)).build(), call);
    } catch (RuntimeException e) {
      return new Silent(reason(e, false));
    } finally {
      EndableHttp.ASKING.remove();
    }
    try {
      return heard(call, deadline, sink);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Silent(Reason.CANCELLED);
    } finally {
      call.cancel();
    }
  }

  private Reply heard(Call call, long deadline, Consumer<String> sink) throws InterruptedException {
    StringBuilder text = new StringBuilder();
    boolean ended = false;
    while (true) {
      Duration wait = ended ? LAST_WORD : text.isEmpty() ? firstPiece : nextPiece;
      long nanos = Math.min(wait.toNanos(), deadline - System.nanoTime());
      Call.Signal signal = call.signals().poll(nanos, TimeUnit.NANOSECONDS);
      switch (signal) {
        case null -> {
          if (ended && text.isEmpty()) {
            return new Silent(Reason.BROKEN);
          }
          return new Silent(text.isEmpty() ? Reason.TIMEOUT : Reason.CUT);
        }
        case Call.Ended() -> ended = true;
        case Call.Piece(String piece) -> {
          // White space before the first word is nobody's answer.
          String shown = text.isEmpty() ? piece.stripLeading() : piece;
          if (shown.indexOf(REPLACEMENT) >= 0 || text.length() + shown.length() > MAX_SHOWN) {
            return new Silent(text.isEmpty() ? Reason.BROKEN : Reason.CUT);
          }
          if (!shown.isEmpty()) {
            text.append(shown);
            sink.accept(shown);
          }
        }
        case Call.Failed(Throwable error) -> {
          return new Silent(reason(error, !text.isEmpty()));
        }
        case Call.Finished(boolean cut, boolean filtered, String named) -> {
          if (text.isEmpty()) {
            return new Silent(filtered ? Reason.REFUSED : Reason.EMPTY);
          }
          return cut || filtered
              ? new Silent(Reason.CUT)
              : new Answered(text.toString(), named(named));
        }
      }
    }
  }

  private String named(@Nullable String byItself) {
    return byItself == null || byItself.isBlank() ? provider.model() : byItself;
  }

  private static List<ChatMessage> messages(Request request) {
    Prompt prompt = Prompt.of(request);
    List<ChatMessage> messages = new ArrayList<>();
    messages.add(SystemMessage.from(prompt.instructions()));
    for (Prompt.Line line : prompt.lines()) {
      messages.add(
          switch (line.role()) {
            case PERSON -> UserMessage.from(line.text());
            case ASSISTANT -> AiMessage.from(line.text());
          });
    }
    return messages;
  }

  private static Reason reason(Throwable error, boolean begun) {
    if (begun) {
      return Reason.CUT;
    }
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case RateLimitException _ -> {
          return Reason.LIMITED;
        }
        case AuthenticationException _, ModelNotFoundException _, InvalidRequestException _ -> {
          return Reason.REFUSED;
        }
        case TimeoutException _, HttpTimeoutException _ -> {
          return Reason.TIMEOUT;
        }
        case HttpException http -> {
          return switch (http.statusCode()) {
            case 429 -> Reason.LIMITED;
            case 400, 401, 403, 404 -> Reason.REFUSED;
            case 408, 504 -> Reason.TIMEOUT;
            default -> Reason.BROKEN;
          };
        }
        default -> {}
      }
    }
    return Reason.BROKEN;
  }
}
