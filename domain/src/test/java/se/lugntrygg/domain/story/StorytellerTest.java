package se.lugntrygg.domain.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lugntrygg.domain.mood.Week;
import se.lugntrygg.domain.safety.ReplyCheck;
import se.lugntrygg.domain.safety.Resources;
import se.lugntrygg.domain.safety.RiskJudge;
import se.lugntrygg.domain.safety.RiskLevel;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.TextAnalysis;
import se.lugntrygg.domain.text.TextAnalyzer;

class StorytellerTest {
  private static final TextAnalyzer ANALYZER = new TextAnalyzer();
  private static final ReplyCheck CHECK = new ReplyCheck(ANALYZER, Resources.standard());
  private static final RiskJudge JUDGE = new RiskJudge();
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+");
  private static final int FEWEST_WORDS = 180;
  private static final int MOST_WORDS = 350;

  private static final Week IMPROVING = Diary.of(List.of(3, 2, 4, 5, 6, 6, 8), "natur").week();
  private static final Week DECLINING = Diary.of(List.of(8, 7, 7, 5, 4, 3, 4), "jobb").week();
  private static final Week UP_AND_DOWN = Diary.of(List.of(8, 3, 7, 4, 3, 9, 5), "friends").week();
  private static final Week GOOD =
      Diary.of(List.of(7, 8, 7, 9, 8, 7, 8)).on(3, 9, "musik").on(1, 8, "musik").week();
  private static final Week HARD = Diary.of(List.of(3, 2, 3, 3, 2, 4, 3), "sömn").week();
  private static final Week ORDINARY = Diary.of(List.of(5, 6, 5, 0, 6, 5, 5), "hund").week();
  private static final Week LITTLE = Diary.of(List.of(0, 0, 0, 4, 0, 7, 0)).week();
  private static final Week NOTHING = new Diary().week();

  private static final Map<Shape, Week> WEEKS =
      Map.of(
          Shape.IMPROVING, IMPROVING,
          Shape.DECLINING, DECLINING,
          Shape.UP_AND_DOWN, UP_AND_DOWN,
          Shape.STEADY_GOOD, GOOD,
          Shape.STEADY_HARD, HARD,
          Shape.ORDINARY, ORDINARY,
          Shape.TOO_LITTLE, LITTLE,
          Shape.NOTHING, NOTHING);

  private static Week week(Shape shape) {
    return Objects.requireNonNull(WEEKS.get(shape));
  }

  /// What a person would notice about any tale that is wrong.
  private static void fine(Tale tale, Language language, boolean gentle) {
    assertThat(tale.words()).as(tale.text()).isBetween(FEWEST_WORDS, MOST_WORDS);
    assertThat(tale.title() + tale.text()).doesNotContain("{", "}", "@", "#", "  ", "\"");
    Set<String> seen = new HashSet<>();
    for (String paragraph : tale.text().split("\n\n", -1)) {
      assertThat(paragraph).matches("(?s)\\p{Lu}.*[.!?]");
      for (String sentence : SENTENCE_END.split(paragraph, -1)) {
        assertThat(seen.add(sentence)).as(sentence).isTrue();
      }
    }
    assertThat(CHECK.check(tale.text(), language)).isEqualTo(new ReplyCheck.Passed());
    TextAnalysis read = ANALYZER.analyze(tale.text(), Language.SV);
    assertThat(read.language()).isEqualTo(language);
    assertThat(LossWords.in(tale.title() + " " + tale.text(), language)).as(tale.text()).isFalse();
    assertThat(JUDGE.judge(tale.text()).level()).as(tale.text()).isEqualTo(RiskLevel.NONE);
    if (gentle) {
      String end = tale.text().substring(tale.text().lastIndexOf("\n\n"));
      assertThat(end).containsPattern("dygnet|låt någon veta|hour|let somebody know");
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_shape_is_what_it_looks_like(Shape shape) {
    assertThat(Shape.of(week(shape))).isEqualTo(shape);
  }

  @ParameterizedTest
  @EnumSource
  void tells_24_different_stories_of_a_week_before_one_comes_again(Shape shape) {
    for (Language language : Language.values()) {
      Set<String> titles = new HashSet<>();
      for (int told = 0; told < Storyteller.TALES; told++) {
        Tale tale = Storyteller.tell(week(shape), language, told, false);
        fine(tale, language, false);
        titles.add(tale.title());
      }
      assertThat(titles).hasSize(24);
    }
  }

  @ParameterizedTest
  @EnumSource
  void tells_somebody_in_danger_of_sheltered_places_and_of_people(Shape shape) {
    for (Language language : Language.values()) {
      Set<String> titles = new HashSet<>();
      for (int told = 0; told < Storyteller.TALES; told++) {
        Tale tale = Storyteller.tell(week(shape), language, told, true);
        fine(tale, language, true);
        titles.add(tale.title());
        assertThat(tale.text().toLowerCase(Locale.ROOT))
            .as("no deep water, rails, heights or far islands")
            .doesNotContainPattern(
                "(?U)\\b(stranden|vågorna|färjan|ön|tåget|bron|rep|beach|the waves|ferry|island is|"
                    + "train|bridge|rope)\\b");
      }
      assertThat(titles).hasSize(15);
    }
  }

  @Property(tries = 300)
  void tells_any_week_well(
      @ForAll @Size(7) List<@IntRange(max = 10) Integer> scores,
      @ForAll @IntRange(max = 1000) int told,
      @ForAll Language language,
      @ForAll boolean gentle,
      @ForAll("tags") String tag) {
    Week week = Diary.of(scores, tag, "hemligtnamn").week();
    Tale tale = Storyteller.tell(week, language, told, gentle);
    fine(tale, language, gentle);
    assertThat(tale.text()).doesNotContain("hemligtnamn");
    assertThat(Storyteller.tell(week, language, told, gentle)).isEqualTo(tale);
  }

  @Provide
  Arbitrary<String> tags() {
    return Arbitraries.of(
        "natur", "Jobb", "family", "vänner", "sleep", "träning", "katt", "music", "mat", "annat");
  }

  @Property(tries = 300)
  void never_tells_two_alike_in_a_row(
      @ForAll @Size(7) List<@IntRange(max = 10) Integer> one,
      @ForAll @Size(7) List<@IntRange(max = 10) Integer> other,
      @ForAll @IntRange(max = 1000) int told,
      @ForAll boolean gentle,
      @ForAll boolean gentleNext) {
    Tale first = Storyteller.tell(Diary.of(one).week(), Language.SV, told, gentle);
    Tale second = Storyteller.tell(Diary.of(other).week(), Language.SV, told + 1, gentleNext);
    String place = first.text().substring(0, first.text().indexOf('\n'));
    assertThat(second.title()).isNotEqualTo(first.title());
    assertThat(second.text()).doesNotContain(place);
  }

  @Test
  void names_the_lightest_and_the_heaviest_day() {
    // From Monday: 3 2 4 5 6 6 8.
    assertThat(Storyteller.tell(IMPROVING, Language.SV, 0, false).text())
        .contains("tisdagen", "söndagen");
    assertThat(Storyteller.tell(IMPROVING, Language.EN, 0, false).text())
        .contains("Tuesday", "Sunday");
  }

  @Test
  void leads_nobody_in_danger_back_to_the_heaviest_day() {
    for (int told = 0; told < Storyteller.TALES; told++) {
      assertThat(Storyteller.tell(IMPROVING, Language.SV, told, true).text())
          .contains("söndagen")
          .doesNotContain("tisdagen");
    }
  }

  @Test
  void calls_no_day_of_a_good_week_heavy() {
    for (int told = 0; told < Storyteller.TALES; told++) {
      assertThat(
              Storyteller.tell(
                      Diary.of(List.of(9, 7, 9, 10, 9, 9, 9)).week(), Language.SV, told, false)
                  .text())
          .contains("torsdagen")
          .doesNotContain("tisdagen", "tyngst");
    }
  }

  @Test
  void names_no_day_when_several_share_the_place_or_all_are_alike() {
    String alike = Storyteller.tell(HARD, Language.EN, 0, false).text();
    assertThat(alike).doesNotContain("Tuesday", "Friday").contains("Saturday");
    String even = Storyteller.tell(ORDINARY, Language.EN, 0, false).text();
    assertThat(even).doesNotContain("Monday", "Saturday", "Sunday", "day was lightest");
  }

  @Test
  void names_what_went_together_with_lighter_days_by_its_theme() {
    Week week = Diary.of(List.of(4, 0, 4, 0, 4)).on(3, 8, "Skogen").on(1, 8, "Skogen").week();
    assertThat(Storyteller.tell(week, Language.SV, 0, false).text())
        .contains("bland träd och himmel gick det ofta lite lättare");
    assertThat(Storyteller.tell(ORDINARY, Language.EN, 0, false).text())
        .contains("An animal has kept you company.");
  }

  @Test
  void never_blames_a_tag_for_hard_days_and_never_praises_food() {
    Week hard = Diary.of(List.of(8, 0, 8, 0, 8)).on(3, 3, "jobb").on(1, 3, "jobb").week();
    assertThat(Storyteller.tell(hard, Language.SV, 0, false).text())
        .contains("Jobbet har haft sin plats i dagarna.");
    Week food = Diary.of(List.of(4, 0, 4, 0, 4)).on(3, 8, "mat").on(1, 8, "mat").week();
    assertThat(Storyteller.tell(food, Language.SV, 0, false).text())
        .contains("Måltiderna har haft sin plats i dagarna.");
  }

  @Test
  void goes_by_scores_that_words_contradict_as_by_no_direction() {
    Diary diary = new Diary();
    for (int ago = 0; ago < 7; ago++) {
      diary.on(ago, 9 - ago, -0.9 + ago * 0.2);
    }
    assertThat(Shape.of(diary.week())).isEqualTo(Shape.UP_AND_DOWN);
  }

  @Test
  void hears_death_and_loss_in_both_languages() {
    for (String line :
        List.of(
            "Hon dog i våras.",
            "De står vid graven.",
            "Han är död.",
            "Begravningen var fin.",
            "Hon sörjer honom.",
            "Farfar gick bort.",
            "Så mycket har gått förlorat.",
            "Ett sista farväl.")) {
      assertThat(LossWords.in(line, Language.SV)).as(line).isTrue();
    }
    for (String line :
        List.of(
            "She DIED in spring.",
            "They stand at the grave.",
            "He is dead.",
            "After the funeral it rained.",
            "She mourns him.",
            "Grandpa passed away.",
            "So much is lost.",
            "They said goodbye.")) {
      assertThat(LossWords.in(line, Language.EN)).as(line).isTrue();
    }
    assertThat(LossWords.in("Dörren till ödlans dörr, en god odling.", Language.SV)).isFalse();
    assertThat(LossWords.in("The dog studies a diet of dice.", Language.EN)).isFalse();
  }

  /// The eight of each language that were read aloud and approved. What is told now instead is
  /// written below `target`, to be read aloud before it takes their place.
  @ParameterizedTest
  @EnumSource
  void tells_the_approved_stories(Language language) throws IOException {
    List<Tale> tales = new ArrayList<>();
    int told = 0;
    for (Shape shape : Shape.values()) {
      tales.add(Storyteller.tell(week(shape), language, told * 7L, shape == Shape.STEADY_HARD));
      told++;
    }
    StringBuilder now = new StringBuilder();
    for (Tale tale : tales) {
      now.append("# ").append(tale.title()).append("\n\n").append(tale.text()).append("\n\n");
    }
    String name = "approved." + language.tag() + ".txt";
    Files.writeString(Path.of("target", name), now);
    try (InputStream approved = StorytellerTest.class.getResourceAsStream(name)) {
      assertThat(now.toString())
          .isEqualTo(
              new String(
                  Objects.requireNonNull(approved, name).readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
