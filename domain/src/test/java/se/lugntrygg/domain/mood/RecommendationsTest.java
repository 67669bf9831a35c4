package se.lugntrygg.domain.mood;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.safety.RiskLevel;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.TextAnalyzer;

@Domain(Moods.class)
class RecommendationsTest {
  private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 22);
  private static final TextAnalyzer ANALYZER = new TextAnalyzer();

  private static History history(Diary diary, int streak, int goal) {
    return new History(SUNDAY, diary.days(), new Streaks(streak, streak), goal);
  }

  private static Optional<Feeling> feeling(String said) {
    return Optional.of(
        Feeling.of(said, Optional.of(ANALYZER.analyze(said, Language.SV)), Risk.NONE));
  }

  private static List<String> ids(Recommendations recommendations) {
    return recommendations.in(Language.SV).stream().map(Recommendation::id).toList();
  }

  /// Walks on some days, work on others, three weeks long.
  private static Diary threeWeeks() {
    Diary diary = new Diary(SUNDAY);
    for (int week = 0; week < 3; week++) {
      diary
          .on(7 * week + 6, 3, "jobb")
          .on(7 * week + 5, 6, "jobb")
          .on(7 * week + 3, 8, "promenad")
          .on(7 * week, 8, "promenad");
    }
    return diary;
  }

  @Test
  void says_honestly_when_there_is_too_little_to_go_by() {
    Recommendations found =
        Recommendations.of(history(new Diary(SUNDAY).on(3, 4).on(2, 5), 0, 7), Optional.empty());
    assertThat(found.personalized()).isFalse();
    assertThat(found.confidence()).isZero();
    assertThat(found.in(Language.SV).getFirst().reason())
        .isEqualTo(
            "Än så länge finns det 2 dagar att utgå från, och det behövs minst 7. Därför är de här"
                + " råden allmänna.");
    assertThat(found.in(Language.EN).getFirst().reason())
        .isEqualTo(
            "So far there are 2 days to go by, and it takes at least 7. That is why this advice is"
                + " general.");
  }

  @Test
  void says_so_when_nothing_stands_out() {
    Diary diary = new Diary(SUNDAY);
    for (int day = 0; day < 10; day++) {
      diary.on(day, 6);
    }
    Recommendations found = Recommendations.of(history(diary, 10, 7), Optional.empty());
    assertThat(ids(found)).containsExactly("nothing_stands_out", "pause");
    assertThat(found.personalized()).isFalse();
  }

  @Test
  void draws_on_tags_and_weekdays_of_the_person_s_own_days() {
    Recommendations found = Recommendations.of(history(threeWeeks(), 1, 4), Optional.empty());
    assertThat(found.personalized()).isTrue();
    assertThat(found.confidence()).isEqualTo(12 / 28.0);
    assertThat(ids(found)).containsExactly("make_room", "be_gentle", "lighten_weekday");
    assertThat(found.in(Language.SV))
        .containsExactly(
            new Recommendation(
                "make_room",
                "Gör plats för ”promenad”",
                "Finns det ett tillfälle under de närmaste dagarna, om så bara en kort stund?",
                "De senaste månaderna ligger inlägg med den taggen högre än de andra: 8 mot 4,5 i"
                    + " snitt."),
            new Recommendation(
                "be_gentle",
                "Var rädd om dig kring ”jobb”",
                "Planera gärna in en liten paus före eller efter, och något skönt att se fram"
                    + " emot.",
                "De senaste månaderna ligger inlägg med den taggen lägre än de andra: 4,5 mot 8 i"
                    + " snitt."),
            new Recommendation(
                "lighten_weekday",
                "Gör måndagen lite lättare",
                "Lägg in något du tycker om på måndag, även om det är litet.",
                "De senaste månaderna ligger dina måndagar lägre än andra dagar: 3 mot 7,3 i"
                    + " snitt."));
    assertThat(found.in(Language.EN).getLast())
        .isEqualTo(
            new Recommendation(
                "lighten_weekday",
                "Make Monday a little lighter",
                "Put in something you enjoy on Monday, even if it is small.",
                "Over the past months, your Mondays lie lower than other days: 3 against 7.3 on"
                    + " average."));
  }

  @ParameterizedTest
  @CsvSource({
    "orolig, breathe",
    "jag är så arg på min chef, step_away",
    "glad, savour",
    "9, savour",
    "neutral, pause",
    "5, pause",
    "4, breathe",
    "I feel anxious, breathe",
    "qwrtp, pause"
  })
  void begins_with_what_fits_the_feeling(String said, String id) {
    assertThat(ids(Recommendations.of(history(threeWeeks(), 1, 4), feeling(said))).getFirst())
        .isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({"ledsen", "low", "1", "2", "allt är hemskt och jag är förtvivlad"})
  void asks_somebody_low_to_talk_to_somebody(String said) {
    Recommendations found = Recommendations.of(history(threeWeeks(), 1, 4), feeling(said));
    assertThat(ids(found)).startsWith("reach_out", "small_step");
    assertThat(found.in(Language.SV).getFirst().text()).contains("någon du litar på", "1177");
  }

  @Test
  void names_lines_to_call_when_there_is_reason_to_worry() {
    Risk risk = new Risk(RiskLevel.CONCERN, List.of("r"), false);
    Optional<Feeling> worrying = Optional.of(Feeling.of("8", Optional.empty(), risk));
    Recommendation first =
        Recommendations.of(history(new Diary(SUNDAY), 0, 7), worrying).in(Language.SV).getFirst();
    assertThat(first.id()).isEqualTo("reach_out");
    assertThat(first.text()).contains("90101", "dygnet runt", "112", "någon du litar på");
  }

  @Test
  void reminds_of_today_only_when_nothing_is_written_yet() {
    Diary yesterday = new Diary(SUNDAY).on(2, 6).on(1, 6);
    assertThat(Recommendations.of(history(yesterday, 2, 2), Optional.empty()).in(Language.SV))
        .extracting(Recommendation::reason)
        .contains("Du har skrivit 2 dagar i rad, och i dag finns det inget inlägg än.");
    assertThat(ids(Recommendations.of(history(yesterday.on(0, 6), 3, 2), Optional.empty())))
        .doesNotContain("write_today");
  }

  @Test
  void leaves_the_pace_to_the_person() {
    Recommendations found = Recommendations.of(history(threeWeeks(), 1, 5), Optional.empty());
    assertThat(found.in(Language.EN).getLast())
        .isEqualTo(
            new Recommendation(
                "own_pace",
                "Go at your own pace",
                "A line on one more day is enough for this week’s goal.",
                "You have written on 4 of the last 7 days, and your goal is 5 days."));
  }

  @Test
  void keeps_private_words_out_of_its_own_text_form() {
    List<Object> shown =
        new ArrayList<>(
            Recommendations.of(history(threeWeeks(), 1, 4), Optional.empty()).in(Language.SV));
    shown.add(new Tie<>("promenad", 8, 4.5, 3));
    shown.add(new Advice.MakeRoom(new Tie<>("promenad", 8, 4.5, 3)));
    assertThat(shown.toString()).doesNotContain("promenad");
  }

  @Property(tries = 200)
  void always_has_something_and_never_too_much(@ForAll List<MoodEntry> diary) {
    List<DaySummary> days = Diary.days(diary, Diary.ZONE);
    LocalDate today = days.isEmpty() ? SUNDAY : days.getLast().day();
    Recommendations found =
        Recommendations.of(
            new History(today, days, Streaks.NONE, 7), feeling(diary.size() % 2 == 0 ? "3" : "8"));
    for (Language language : Language.values()) {
      assertThat(found.in(language)).hasSizeBetween(1, Recommendations.MAX);
      assertThat(found.in(language)).extracting(Recommendation::id).doesNotHaveDuplicates();
    }
    assertThat(found.confidence()).isBetween(0.0, 1.0);
    assertThat(found.personalized()).isEqualTo(found.confidence() > 0);
  }
}
