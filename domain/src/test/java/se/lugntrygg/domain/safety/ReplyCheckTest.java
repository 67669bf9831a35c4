package se.lugntrygg.domain.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.TextAnalyzer;

final class ReplyCheckTest {
  private static final int ENOUGH = 60;
  private static final ReplyCheck CHECK = new ReplyCheck(new TextAnalyzer(), Resources.standard());

  private record Line(String expected, String text) {}

  private static List<Line> lines(Language language) throws IOException {
    String file = "replies-%s.tsv".formatted(language.tag());
    try (InputStream in = ReplyCheckTest.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> line.split("\t", 2))
          .map(parts -> new Line(parts[0], parts[1]))
          .toList();
    }
  }

  private static String found(String text, Language language) {
    return switch (CHECK.check(text, language)) {
      case ReplyCheck.Passed() -> "GOOD";
      case ReplyCheck.Refused(ReplyCheck.Reason reason) -> reason.name();
    };
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void passes_what_helps_and_refuses_what_harms_for_the_right_reason(Language language)
      throws IOException {
    List<Line> lines = lines(language);
    List<String> wrong = new ArrayList<>();
    for (Line line : lines) {
      String found = found(line.text(), language);
      if (!found.equals(line.expected())) {
        wrong.add("%s, not %s: %s".formatted(found, line.expected(), line.text()));
      }
    }
    assertThat(wrong).isEmpty();
    long good = lines.stream().filter(line -> line.expected().equals("GOOD")).count();
    assertThat(good).isGreaterThanOrEqualTo(ENOUGH);
    assertThat(lines.size() - good).isGreaterThanOrEqualTo(ENOUGH);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void refuses_what_harms_however_it_is_written(Language language) throws IOException {
    for (Line line : lines(language)) {
      if (line.expected().equals("GOOD") || line.expected().equals("TOO_SHORT")) {
        continue;
      }
      for (String written :
          List.of(
              line.text().toUpperCase(Locale.ROOT),
              line.text().replace(" ", "  "),
              line.text().replace('\'', '’'),
              "Hej! " + line.text() + " 💙")) {
        assertThat(found(written, language)).as(written).isNotEqualTo("GOOD");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void passes_everything_we_say_ourselves(Language language) {
    for (HelpReply.Kind kind : HelpReply.Kind.values()) {
      for (boolean whole : new boolean[] {true, false}) {
        for (String card :
            HelpCards.in(language).filled(kind, whole, language, Resources.standard())) {
          assertThat(found(card, language)).as(card).isEqualTo("GOOD");
        }
      }
    }
    for (Grounding exercise : Grounding.ALL) {
      for (Resource.Said step : exercise.steps()) {
        assertThat(found(step.in(language), language)).as(step.in(language)).isEqualTo("GOOD");
      }
    }
    RiskReport worst = RiskReport.of(new Risk(RiskLevel.CRISIS, List.of("sv.plan"), false));
    for (String action : worst.actions(language, Resources.standard())) {
      assertThat(found(action, language)).as(action).isEqualTo("GOOD");
    }
  }

  @Test
  void refuses_what_nobody_would_read_to_its_end() {
    String sentence = "Det är bra att du skriver. ";
    assertThat(found(sentence.repeat(70), Language.SV)).isEqualTo("GOOD");
    assertThat(found(sentence.repeat(80), Language.SV)).isEqualTo("TOO_LONG");
  }

  @Test
  void takes_no_longer_for_a_text_made_to_be_slow() {
    String hostile = "jag ring kan ta alla du har det ".repeat(60);
    long start = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      var _ = found(hostile, Language.SV);
    }
    assertThat(System.nanoTime() - start).isLessThan(20 * 100_000_000L);
  }
}
