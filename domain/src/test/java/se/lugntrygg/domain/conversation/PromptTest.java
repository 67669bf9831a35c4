package se.lugntrygg.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.safety.RiskLevel;
import se.lugntrygg.domain.text.Emotion;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.SentimentScore;
import se.lugntrygg.domain.text.TextAnalysis;

class PromptTest {
  private static final TextAnalysis PLAIN =
      new TextAnalysis(Language.SV, 0, SentimentScore.ZERO, 0, 0, List.of(Emotion.NEUTRAL));
  private static final Risk CONCERN = new Risk(RiskLevel.CONCERN, List.of("a-rule"), false);

  @Test
  void shows_the_last_six_exchanges_and_the_new_message() {
    List<Exchange> recent =
        IntStream.rangeClosed(1, 9).mapToObj(n -> exchange(n, "said " + n, "answer " + n)).toList();
    Prompt prompt = Prompt.of(chat(Language.EN, recent, "new", Optional.empty(), Risk.NONE));
    assertThat(prompt.lines()).hasSize(13);
    assertThat(prompt.lines().getFirst()).isEqualTo(new Prompt.Line(Prompt.Role.PERSON, "said 4"));
    assertThat(prompt.lines().get(11))
        .isEqualTo(new Prompt.Line(Prompt.Role.ASSISTANT, "answer 9"));
    assertThat(prompt.lines().getLast()).isEqualTo(new Prompt.Line(Prompt.Role.PERSON, "new"));
  }

  @Test
  void cuts_what_was_said_before_but_never_the_new_message() {
    String longest = "🙂".repeat(Message.MAX_TEXT);
    Prompt prompt =
        Prompt.of(
            chat(
                Language.EN,
                List.of(exchange(1, longest, "y".repeat(500))),
                longest,
                Optional.empty(),
                Risk.NONE));
    assertThat(prompt.lines().get(0).text()).isEqualTo("🙂".repeat(499) + "…");
    assertThat(prompt.lines().get(1).text()).isEqualTo("y".repeat(500));
    assertThat(prompt.lines().get(2).text()).isEqualTo(longest);
  }

  @ParameterizedTest
  @EnumSource
  void never_puts_the_persons_words_among_the_instructions(Language language) {
    Prompt prompt =
        Prompt.of(
            chat(
                language,
                List.of(exchange(1, "canary-one", "canary-two")),
                "canary-three",
                Optional.empty(),
                CONCERN));
    assertThat(prompt.instructions()).doesNotContain("canary");
  }

  @ParameterizedTest
  @EnumSource
  void tells_of_the_week_only_when_there_is_one_to_tell(Language language) {
    Request.Chat without = chat(language, List.of(), "hej", Optional.empty(), Risk.NONE);
    Request.Chat with = chat(language, List.of(), "hej", Optional.of("a hard week"), Risk.NONE);
    String bare = Prompt.of(without).instructions();
    assertThat(Prompt.of(with).instructions()).startsWith(bare).contains("a hard week");
    assertThat(bare).doesNotContain("let you know", "låtit dig");
  }

  @ParameterizedTest
  @EnumSource
  void forbids_diagnoses_and_doses_and_pretending_to_be_human(Language language) {
    String instructions =
        Prompt.of(chat(language, List.of(), "hej", Optional.empty(), Risk.NONE)).instructions();
    assertThat(instructions).containsIgnoringCase("diagnos").contains("dos", "1177");
    assertThat(instructions).containsAnyOf("datorprogram", "computer program");
  }

  @ParameterizedTest
  @EnumSource
  void asks_for_directness_and_no_exercise_at_a_risk(Language language) {
    String calm =
        Prompt.of(chat(language, List.of(), "hej", Optional.empty(), Risk.NONE)).instructions();
    String worried =
        Prompt.of(chat(language, List.of(), "hej", Optional.empty(), CONCERN)).instructions();
    assertThat(worried).startsWith(calm);
    assertThat(worried.substring(calm.length()))
        .containsAnyOf("ingen övning", "no exercise")
        .containsAnyOf("fråga rakt", "ask directly");
  }

  @Test
  void gives_a_week_to_be_told_again_as_it_stands() {
    Prompt prompt = Prompt.of(new Request.WeekWords(Language.SV, "Fyra dagar."));
    assertThat(prompt.lines()).containsExactly(new Prompt.Line(Prompt.Role.PERSON, "Fyra dagar."));
    assertThatThrownBy(() -> new Request.WeekWords(Language.SV, " "))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void remembers_the_last_twenty_exchanges_and_the_place_of_the_next() {
    List<Exchange> recent =
        IntStream.rangeClosed(1, 25).mapToObj(n -> exchange(n, "said", "answer")).toList();
    Request.Chat chat = chat(Language.SV, recent, "hej", Optional.empty(), Risk.NONE);
    assertThat(chat.recent()).hasSize(20);
    assertThat(chat.recent().getFirst().sequence()).isEqualTo(6);
    assertThat(chat.turn()).isEqualTo(26);
    assertThat(chat(Language.SV, List.of(), "hej", Optional.empty(), Risk.NONE).turn())
        .isEqualTo(1);
  }

  @Test
  void refuses_a_message_without_words_or_with_too_many() {
    assertThatThrownBy(() -> new Message(" \n\t")).isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> new Message("x".repeat(2001))).isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> new Message("a\0b")).isInstanceOf(InvalidValue.class);
    assertThat(new Message("  hej  ").text()).isEqualTo("hej");
  }

  @Test
  void never_prints_what_was_said() {
    Exchange exchange = exchange(1, "canary", "canary");
    Request.Chat chat =
        chat(Language.SV, List.of(exchange), "canary", Optional.of("canary"), Risk.NONE);
    assertThat(
            List.of(
                exchange.toString(),
                exchange.message().toString(),
                chat.toString(),
                Prompt.of(chat).toString(),
                Prompt.of(chat).lines().toString(),
                new Request.WeekWords(Language.SV, "canary").toString()))
        .noneMatch(printed -> printed.contains("canary"));
  }

  private static Request.Chat chat(
      Language language, List<Exchange> recent, String message, Optional<String> week, Risk risk) {
    return new Request.Chat(language, recent, week, new Message(message), PLAIN, risk);
  }

  private static Exchange exchange(int sequence, String message, String reply) {
    return new Exchange(
        new ExchangeId(new UUID(0, sequence)),
        new UserId(new UUID(0, 0)),
        sequence,
        new Message(message),
        reply,
        new Origin(Origin.Speaker.BUILT_IN, "test", false),
        PLAIN,
        Risk.NONE,
        Instant.EPOCH);
  }
}
