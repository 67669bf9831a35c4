package se.lugntrygg.adapters.ai.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lugntrygg.domain.text.Language;

/// What holds for everything that was written to be said.
class PhrasesTest {
  private static final int ENOUGH_FOR_TWENTY_TURNS = 20;
  private static final int ENOUGH_FOR_A_SUBJECT = 12;

  @ParameterizedTest
  @EnumSource
  void no_sentence_stands_twice(Language language) {
    List<String> sentences =
        new Phrasebook(language)
            .pools().entrySet().stream()
                .filter(pool -> !pool.getKey().endsWith(" name"))
                .flatMap(pool -> pool.getValue().stream())
                .flatMap(PhrasesTest::texts)
                .flatMap(text -> Sentences.of(text).stream())
                .toList();
    assertThat(sentences).doesNotHaveDuplicates().hasSizeGreaterThan(1000);
  }

  @Test
  void both_languages_can_say_as_much() {
    Phrasebook swedish = new Phrasebook(Language.SV);
    Phrasebook english = new Phrasebook(Language.EN);
    assertThat(english.pools().keySet()).isEqualTo(swedish.pools().keySet());
    english
        .pools()
        .forEach((name, pool) -> assertThat(pool).as(name).hasSameSizeAs(swedish.pool(name)));
  }

  @Test
  void both_languages_listen_for_the_same() {
    assertThat(new Cues(Language.EN).names())
        .containsExactlyInAnyOrderElementsOf(new Cues(Language.SV).names());
  }

  @ParameterizedTest
  @EnumSource
  void whatever_is_listened_for_has_an_answer(Language language) {
    Phrasebook book = new Phrasebook(language);
    for (String name : new Cues(language).names()) {
      String rest = name.substring(name.indexOf('.') + 1);
      switch (name.substring(0, name.indexOf('.'))) {
        case "area" -> {
          for (String pool : List.of(" hard", " good", " plain", " ask", " name")) {
            assertThat(book.pool(rest + pool)).as(rest + pool).isNotEmpty();
          }
        }
        case "feeling" -> {
          assertThat(book.pool(rest + " said")).as(name).isNotEmpty();
          assertThat(book.pool(rest + " ask")).as(name).isNotEmpty();
        }
        case "whole" ->
            assertThat(Stream.of(rest + " said", "act " + rest).map(book::pool).toList())
                .as(name)
                .anyMatch(pool -> !pool.isEmpty());
        case "act" -> {
          // An exercise that is asked for is one of those offered elsewhere.
          if (!rest.equals("breathing")) {
            assertThat(book.pool("act " + rest)).as(name).isNotEmpty();
          }
        }
        case "other" -> {}
        default -> {
          assertThat(book.pool(name + " said")).as(name).isNotEmpty();
          assertThat(book.pool(name + " ask")).as(name).isNotEmpty();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void there_is_enough_to_say_about_every_subject(Language language) {
    Phrasebook book = new Phrasebook(language);
    Cues cues = new Cues(language);
    for (String name : cues.names()) {
      if (name.startsWith("area.") && !name.equals("area.violence")) {
        String area = name.substring("area.".length());
        long reflections =
            book.pools().entrySet().stream()
                .filter(
                    pool ->
                        Set.of(area + " hard", area + " good", area + " plain")
                                .contains(pool.getKey())
                            || (pool.getKey().startsWith(area + ".")
                                && pool.getKey().endsWith(" said")))
                .mapToLong(pool -> pool.getValue().size())
                .sum();
        assertThat(reflections).as(area).isGreaterThanOrEqualTo(ENOUGH_FOR_A_SUBJECT);
      }
    }
    for (String pool : List.of("general plain", "general ask")) {
      assertThat(book.pool(pool)).hasSizeGreaterThan(ENOUGH_FOR_TWENTY_TURNS);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_question_with_two_ways_on_has_both(Language language) {
    new Phrasebook(language)
        .pools()
        .forEach(
            (name, pool) ->
                assertThat(pool)
                    .as(name)
                    .allMatch(phrase -> phrase.onYes().isEmpty() == phrase.onNo().isEmpty()));
  }

  @ParameterizedTest
  @EnumSource
  void nothing_asks_more_than_twice_or_shouts(Language language) {
    List<String> faults = new ArrayList<>();
    for (Map.Entry<String, List<Phrase>> pool : new Phrasebook(language).pools().entrySet()) {
      for (Phrase phrase : pool.getValue()) {
        texts(phrase)
            .filter(
                text ->
                    text.chars().filter(c -> c == '?').count() > 2
                        || text.chars().filter(c -> c == '!').count() > 1
                        || text.strip().length() != text.length()
                        || text.contains("  "))
            .forEach(faults::add);
      }
    }
    assertThat(faults).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_suggestion_is_made_once_and_a_question_ends_what_asks(Language language) {
    Set<String> faults = new TreeSet<>();
    new Phrasebook(language)
        .pools()
        .forEach(
            (name, pool) -> {
              if (name.endsWith(" ask") || name.startsWith("offer ")) {
                pool.stream()
                    .map(Phrase::text)
                    .filter(text -> !text.endsWith("?"))
                    .forEach(faults::add);
              }
              if (name.endsWith(" said") || name.endsWith(" warm") || name.endsWith(" step")) {
                pool.stream()
                    .map(Phrase::text)
                    .filter(text -> text.indexOf('?') >= 0)
                    .forEach(faults::add);
              }
            });
    assertThat(faults).isEmpty();
  }

  private static Stream<String> texts(Phrase phrase) {
    return Stream.of(phrase.text(), phrase.onYes(), phrase.onNo()).filter(text -> !text.isEmpty());
  }
}
