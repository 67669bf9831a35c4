package se.lugntrygg.domain.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What holds of the judge whatever is written.
class RiskJudgePropertiesTest {
  private static final RiskJudge JUDGE = new RiskJudge();

  private static final List<String> WORDS =
      List.of(
          "jag",
          "vill",
          "inte",
          "dö",
          "leva",
          "orkar",
          "mer",
          "självmord",
          "tabletter",
          "mig",
          "skär",
          "hon",
          "vän",
          "av",
          "skratt",
          "livet",
          "ta",
          "förut",
          "lol",
          "glöm",
          "det",
          "i",
          "want",
          "to",
          "die",
          "don't",
          "kill",
          "myself",
          "goodbye",
          "friend",
          "she",
          "life",
          "end",
          "pills",
          "never",
          "wake",
          "up",
          "and",
          "och",
          ".",
          ",",
          "?",
          "\n",
          "…",
          "\"",
          "😂",
          "d",
          "ö");

  @Property
  void has_an_answer_for_any_string(@ForAll String text) {
    assertThat(JUDGE.judge(text).level()).isNotNull();
  }

  @Property
  void has_an_answer_for_any_row_of_chars(@ForAll char[] chars) {
    assertThat(JUDGE.judge(String.valueOf(chars)).level()).isNotNull();
  }

  @Property(tries = 3000)
  void names_rules_exactly_when_it_worries(@ForAll("sentences") String text) {
    Risk risk = JUDGE.judge(text);
    assertThat(risk.rules().isEmpty()).isEqualTo(!risk.detected());
    assertThat(risk.rules()).doesNotHaveDuplicates();
  }

  @Property(tries = 3000)
  void reads_capitals_as_small_letters(@ForAll("sentences") String text) {
    Risk small = JUDGE.judge(text.toLowerCase(Locale.ROOT));
    assertThat(JUDGE.judge(text.toUpperCase(Locale.ROOT))).isEqualTo(small);
  }

  @Property(tries = 3000)
  void says_the_same_twice(@ForAll("sentences") String text) {
    assertThat(JUDGE.judge(text)).isEqualTo(JUDGE.judge(text));
  }

  /// Of what no rule knows the judge must be surer in a long text than in a short one.
  @Property(tries = 3000)
  void worries_no_less_when_neutral_words_are_put_around_what_a_rule_knows(
      @ForAll("sentences") String text,
      @ForAll("neutral") String before,
      @ForAll("neutral") String after) {
    RiskLevel byRules = JUDGE.byRules(text).risk().level();
    RiskLevel alone = JUDGE.judge(text).level();
    Risk padded = JUDGE.judge(before + text + ". " + after);
    assertThat(padded.level())
        .isGreaterThanOrEqualTo(alone.compareTo(byRules) < 0 ? alone : byRules);
  }

  @Property(tries = 300)
  void sees_a_crisis_anywhere_in_a_long_text(
      @ForAll("crises") String crisis, @ForAll("neutral") String before) {
    assertThat(JUDGE.judge((before + " ").repeat(20) + crisis + ". " + before.repeat(20)).level())
        .isEqualTo(RiskLevel.CRISIS);
  }

  @Provide
  Arbitrary<String> sentences() {
    return Arbitraries.of(WORDS)
        .list()
        .ofMinSize(1)
        .ofMaxSize(14)
        .map(words -> String.join(" ", words));
  }

  @Provide
  Arbitrary<String> neutral() {
    return Arbitraries.of(
        "",
        "Bussen var sen. ",
        "Vi åt soppa till lunch. Det regnade. ",
        "The meeting took an hour. ",
        "Hämtade paketet på posten och bytte glödlampa i hallen. Köpte mjölk. ",
        "We watched a match on television. Nothing special happened. ");
  }

  @Provide
  Arbitrary<String> crises() {
    return Arbitraries.of(
        LabelledLine.read(List.of("first-sv", "first-en")).stream()
            .filter(line -> line.kind() == LabelledLine.Kind.EXPLICIT)
            .map(LabelledLine::text)
            .filter(text -> JUDGE.judge(text).level() == RiskLevel.CRISIS)
            .toList());
  }
}
