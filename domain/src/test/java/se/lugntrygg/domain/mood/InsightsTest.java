package se.lugntrygg.domain.mood;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lugntrygg.domain.text.Language;

/// The prose about sample weeks, compared word for word with what lies beside this class in
/// `insights-sv.txt` and `insights-en.txt`: read them aloud. After a change, copy what the test
/// wrote into `target/`, once you have read it and like it.
class InsightsTest {
  private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 22);
  private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 18);

  private static Map<String, Week> samples() {
    Map<String, Week> weeks = new LinkedHashMap<>();
    weeks.put("nobody has written anything yet", new Diary(SUNDAY).week(7));
    weeks.put("an empty week after a week with entries", new Diary(SUNDAY).on(9, 6).week(5));
    weeks.put("one entry", new Diary(SUNDAY).on(4, 6, "jobb").week(7));
    weeks.put("one hard entry, today", new Diary(SUNDAY).on(0, 2).week(7));
    weeks.put(
        "one entry that can be read, one that cannot",
        new Diary(SUNDAY).on(2, 9).encryptedOn(1).week(7));
    weeks.put(
        "all on one day",
        new Diary(SUNDAY).at(5, 8, 3, -0.5).at(5, 13, 5, 0.1).at(5, 21, 8, 0.6).week(7));
    weeks.put(
        "only ciphertext",
        new Diary(SUNDAY).encryptedOn(0).encryptedOn(1).encryptedOn(1).encryptedOn(3).week(7));
    weeks.put(
        "an ordinary week, better than the one before, with tags",
        new Diary(SUNDAY)
            .on(12, 5)
            .on(10, 4)
            .on(8, 5)
            .on(6, 7, "promenad")
            .on(5, 5, "jobb")
            .on(4, 7)
            .on(2, 5, "jobb")
            .on(1, 8, "promenad", "familj")
            .on(0, 7, "promenad")
            .week(5));
    weeks.put(
        "an ordinary week without tags, like the one before",
        new Diary(WEDNESDAY).on(11, 6).on(9, 7).on(6, 7).on(4, 5).on(3, 7).on(1, 6).week(5));
    weeks.put(
        "an even week",
        new Diary(WEDNESDAY)
            .on(6, 6, "skola")
            .on(5, 6, "skola")
            .on(4, 6, "hemma")
            .on(3, 5, "hemma")
            .on(2, 6, "skola")
            .on(1, 6, "skola")
            .on(0, 6, "skola")
            .week(7));
    weeks.put(
        "an uneven week with a heavy day",
        new Diary(SUNDAY)
            .on(6, 8, "vänner")
            .on(5, 2, "bråk")
            .on(3, 8, "vänner")
            .on(2, 3, "bråk")
            .on(0, 7)
            .week(4));
    weeks.put(
        "a hard week that grew harder",
        new Diary(SUNDAY)
            .on(13, 6)
            .on(11, 7)
            .on(8, 6)
            .on(6, 5)
            .on(4, 4)
            .on(3, 4, "sömn")
            .on(1, 3, "sömn")
            .on(0, 3)
            .week(7));
    weeks.put(
        "a very heavy week", new Diary(WEDNESDAY).on(6, 2).on(3, 1).on(2, 2).on(0, 2).week(7));
    weeks.put(
        "a great week, every day",
        new Diary(SUNDAY)
            .on(6, 8, "löpning")
            .on(5, 9)
            .on(4, 8)
            .on(3, 9, "löpning")
            .on(2, 10, "löpning", "vänner")
            .on(1, 9, "vänner")
            .on(0, 9)
            .week(7));
    weeks.put(
        "a good week with some of it encrypted",
        new Diary(SUNDAY)
            .on(6, 7)
            .on(4, 7)
            .on(3, 8)
            .encryptedOn(2)
            .on(1, 7)
            .encryptedOn(0)
            .week(6));
    weeks.put("a week whose better days go with wine", withWine());
    return weeks;
  }

  private static Week withWine() {
    return new Diary(SUNDAY).on(6, 5).on(5, 8, "vin").on(3, 5).on(2, 8, "vin").on(0, 6).week(7);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void tells_sample_weeks_as_approved(Language language) throws IOException {
    String told =
        samples().entrySet().stream()
            .map(week -> "# " + week.getKey() + "\n\n" + Insights.of(week.getValue(), language))
            .collect(Collectors.joining("\n\n\n", "", "\n"));
    String file = "insights-%s.txt".formatted(language.tag());
    Files.writeString(Path.of("target", file), told);
    assertThat(told).isEqualTo(approved(file));
  }

  private static String approved(String file) throws IOException {
    try (InputStream bytes = InsightsTest.class.getResourceAsStream(file)) {
      assertThat(bytes).as(file).isNotNull();
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void tells_the_same_week_the_same_way() {
    assertThat(samples().values().stream().map(week -> Insights.of(week, Language.SV)))
        .containsExactlyElementsOf(
            samples().values().stream().map(week -> Insights.of(week, Language.SV)).toList());
  }

  @Test
  void does_not_tell_two_weeks_of_the_same_numbers_in_the_same_words() {
    String one = Insights.of(new Diary(SUNDAY).on(3, 6).on(1, 7).on(0, 6).week(7), Language.EN);
    String next =
        Insights.of(new Diary(SUNDAY.plusWeeks(1)).on(3, 6).on(1, 7).on(0, 6).week(7), Language.EN);
    assertThat(one).isNotEqualTo(next);
  }

  @Test
  void never_blames_or_diagnoses() {
    for (Language language : Language.values()) {
      samples()
          .forEach(
              (name, week) ->
                  assertThat(Insights.of(week, language).toLowerCase(Locale.ROOT))
                      .as(name)
                      .doesNotContain(
                          "missade",
                          "missat",
                          "bara skrivit",
                          "borde",
                          "måste",
                          "depress",
                          "ångest",
                          "diagnos",
                          "should",
                          "must",
                          "missed",
                          "failed",
                          "anxiety",
                          "null",
                          "nan",
                          "%"));
    }
  }

  @Test
  void points_to_people_after_a_hard_week_and_to_help_now_after_the_hardest() {
    Week hard = new Diary(SUNDAY).on(3, 3).on(2, 4).on(0, 3).week(7);
    Week heavy = new Diary(SUNDAY).on(3, 1).on(2, 2).on(0, 1).week(7);
    assertThat(Insights.of(hard, Language.SV)).contains("någon du litar på", "1177");
    assertThat(Insights.of(hard, Language.EN)).contains("someone you trust");
    assertThat(Insights.of(heavy, Language.SV)).contains("någon du litar på", "1177", "112.");
    assertThat(Insights.of(heavy, Language.EN)).contains("someone you trust", "112");
  }

  @Test
  void never_praises_what_may_harm() {
    Week week = withWine();
    for (Language language : Language.values()) {
      assertThat(Insights.of(week, language)).doesNotContain("”vin”", "“vin”");
    }
  }
}
