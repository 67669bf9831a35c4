package se.lugntrygg.application.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lugntrygg.application.port.Assistant;
import se.lugntrygg.application.port.Assistant.Answered;
import se.lugntrygg.application.port.Assistant.Reason;
import se.lugntrygg.application.port.Assistant.Reply;
import se.lugntrygg.application.port.Assistant.Silent;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.Exchange;
import se.lugntrygg.domain.conversation.ExchangeId;
import se.lugntrygg.domain.conversation.Message;
import se.lugntrygg.domain.conversation.Origin;
import se.lugntrygg.domain.conversation.Request;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.TextAnalyzer;

/// What every assistant promises.
public interface AssistantContract {
  Duration PATIENCE = Duration.ofSeconds(5);
  Duration A_MOMENT = Duration.ofMillis(300);
  TextAnalyzer ANALYZER = new TextAnalyzer();

  /// An assistant whose far side, if it has one, is well and does what the prompt tells it.
  Assistant assistant();

  @ParameterizedTest
  @EnumSource
  default void answers_a_message_in_the_language_asked_for(Language language) {
    String text = answered(chat(language)).text();
    assertThat(ANALYZER.analyze(text, other(language)).language()).isEqualTo(language);
  }

  @ParameterizedTest
  @EnumSource
  default void answers_in_the_middle_of_a_conversation(Language language) {
    Request.Chat first = chat(language);
    Exchange said = exchange(first, answered(first).text());
    String worry =
        language == Language.SV
            ? "Det är mest att jag inte hinner sova."
            : "Mostly that I get no time to sleep.";
    String text = answered(chat(language, List.of(said), worry)).text();
    assertThat(ANALYZER.analyze(text, other(language)).language()).isEqualTo(language);
  }

  @ParameterizedTest
  @EnumSource
  default void tells_a_week_in_the_language_asked_for(Language language) {
    String draft =
        language == Language.SV
            ? "Du har skrivit fyra dagar den här veckan. Lördagen var bäst och tisdagen tyngst."
            : "You wrote on four days this week. Saturday was best and Tuesday hardest.";
    String text = answered(new Request.WeekWords(language, draft)).text();
    assertThat(ANALYZER.analyze(text, other(language)).language()).isEqualTo(language);
  }

  @ParameterizedTest
  @EnumSource
  default void asks_one_thing_or_two_at_most(Language language) {
    String text = answered(chat(language)).text();
    assertThat(text.chars().filter(c -> c == '?').count()).isBetween(1L, 2L);
  }

  @ParameterizedTest
  @EnumSource
  default void is_neither_curt_nor_long_winded(Language language) {
    assertThat(answered(chat(language)).text()).hasSizeBetween(40, 1200);
  }

  @Test
  default void names_what_wrote_the_answer() {
    assertThat(answered(chat(Language.SV)).model()).isNotBlank();
  }

  @Test
  default void gives_the_sink_the_whole_answer_and_nothing_else() {
    List<String> pieces = new ArrayList<>();
    Reply reply = assistant().answer(chat(Language.EN), PATIENCE, pieces::add);
    assertThat(reply).isInstanceOf(Answered.class);
    assertThat(String.join("", pieces)).isEqualTo(((Answered) reply).text());
    assertThat(pieces).doesNotContain("");
  }

  @Test
  default void gives_the_sink_its_pieces_on_the_calling_thread() {
    List<Thread> threads = new ArrayList<>();
    assistant().answer(chat(Language.EN), PATIENCE, _ -> threads.add(Thread.currentThread()));
    assertThat(threads).isNotEmpty().containsOnly(Thread.currentThread());
  }

  @Test
  default void returns_at_once_when_no_patience_is_left() {
    Request request = chat(Language.SV);
    long start = System.nanoTime();
    Reply reply = assistant().answer(request, Duration.ZERO, _ -> {});
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(A_MOMENT);
    if (reply instanceof Silent(Reason reason)) {
      assertThat(reason).isEqualTo(Reason.TIMEOUT);
    }
  }

  @Test
  default void returns_at_once_on_an_interrupted_thread_and_leaves_it_interrupted() {
    Request request = chat(Language.SV);
    Thread.currentThread().interrupt();
    long start = System.nanoTime();
    Reply reply = assistant().answer(request, PATIENCE, _ -> {});
    boolean interrupted = Thread.interrupted();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(A_MOMENT);
    assertThat(interrupted).isTrue();
    if (reply instanceof Silent(Reason reason)) {
      assertThat(reason).isEqualTo(Reason.CANCELLED);
    }
  }

  @Test
  default void passes_on_what_the_sink_throws() {
    IllegalStateException gone = new IllegalStateException("the reader went away");
    assertThatThrownBy(
            () ->
                assistant()
                    .answer(
                        chat(Language.SV),
                        PATIENCE,
                        _ -> {
                          throw gone;
                        }))
        .isSameAs(gone);
  }

  @Test
  default void answers_many_at_once() throws Exception {
    Assistant assistant = assistant();
    Request request = chat(Language.SV);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Reply>> asks =
          IntStream.range(0, 8)
              .<Callable<Reply>>mapToObj(_ -> () -> assistant.answer(request, PATIENCE, _ -> {}))
              .toList();
      for (Future<Reply> reply : threads.invokeAll(asks)) {
        assertThat(reply.get()).isInstanceOf(Answered.class);
      }
    }
  }

  private Answered answered(Request request) {
    Reply reply = assistant().answer(request, PATIENCE, _ -> {});
    assertThat(reply).isInstanceOf(Answered.class);
    return (Answered) reply;
  }

  private static Language other(Language language) {
    return language == Language.SV ? Language.EN : Language.SV;
  }

  private static Request.Chat chat(Language language) {
    return chat(
        language,
        List.of(),
        language == Language.SV
            ? "Jag är så stressad över jobbet, jag hinner ingenting."
            : "I am so stressed about work, I never get anything done.");
  }

  /// A request to answer a message, read as the product reads it.
  static Request.Chat chat(Language language, List<Exchange> recent, String message) {
    return new Request.Chat(
        language,
        recent,
        Optional.empty(),
        new Message(message),
        ANALYZER.analyze(message, language),
        Risk.NONE);
  }

  /// What is kept of a request and its answer.
  static Exchange exchange(Request.Chat request, String reply) {
    return new Exchange(
        new ExchangeId(new UUID(0, request.turn())),
        new UserId(new UUID(0, 0)),
        request.turn(),
        request.message(),
        reply,
        new Origin(Origin.Speaker.BUILT_IN, "test", false),
        request.analysis(),
        request.risk(),
        Instant.parse("2026-01-01T20:00:00Z").plusSeconds(60 * request.turn()));
  }
}
