package se.lugntrygg.domain.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.lugntrygg.domain.safety.Classifier.Kind;
import se.lugntrygg.domain.safety.Classifier.Reading;
import se.lugntrygg.domain.safety.ClassifierTraining.Lesson;

class ClassifierTest {
  private static final RiskJudge RULES = new RiskJudge(Classifier.UNTAUGHT);

  @Test
  void has_learnt_from_the_lines_and_concepts_as_they_are() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(Classifier.class.getResourceAsStream(Classifier.FILE))) {
      assertThat(new DataInputStream(file).readLong())
          .as("run ClassifierTraining anew after a change of the lines or concepts")
          .isEqualTo(ClassifierTraining.source());
    }
  }

  @Test
  void finds_nothing_where_it_was_taught_nothing() {
    Reading reading = Classifier.UNTAUGHT.read(RULES.features("jag vill dö"));
    assertThat(reading.danger()).isEqualTo(2.0 / Kind.COUNT);
  }

  @Test
  void knows_what_it_was_taught_and_what_is_like_it() {
    Classifier classifier =
        taught(
            List.of(
                line(LabelledLine.Kind.EXPLICIT, "jag vill hoppa från bron i natt"),
                line(LabelledLine.Kind.EXPLICIT, "jag hoppar från bron i natt"),
                line(LabelledLine.Kind.TRAP, "vi fiskade från bron i går"),
                line(LabelledLine.Kind.TRAP, "vi fiskade vid bron i fjol")));
    assertThat(danger(classifier, "tänker hoppa från bron i natt")).isGreaterThan(0.8);
    assertThat(danger(classifier, "fiskade från bron")).isLessThan(0.2);
  }

  @Test
  void learns_the_same_from_the_same() {
    List<LabelledLine> lines =
        List.of(
            line(LabelledLine.Kind.EXPLICIT, "jag vill dö nu"),
            line(LabelledLine.Kind.EXPLICIT, "jag vill dö nu i natt"),
            line(LabelledLine.Kind.TRAP, "vi vill äta nu"),
            line(LabelledLine.Kind.TRAP, "vi vill äta i natt"));
    assertThat(danger(taught(lines), "jag vill dö i natt"))
        .isEqualTo(danger(taught(lines), "jag vill dö i natt"));
  }

  @Test
  void hears_one_sentence_among_many_others() {
    Classifier classifier = Classifier.standard();
    String others = "Bussen var sen. Vi åt soppa till lunch. ".repeat(30);
    double alone = danger(classifier, "jag ska ta mitt liv i natt");
    assertThat(danger(classifier, others + "jag ska ta mitt liv i natt. " + others))
        .isGreaterThanOrEqualTo(alone);
  }

  private static double danger(Classifier classifier, String text) {
    return classifier.read(RULES.features(text)).danger();
  }

  private static LabelledLine line(LabelledLine.Kind kind, String text) {
    return new LabelledLine(kind, kind.isRisk() ? RiskLevel.CRISIS : RiskLevel.NONE, text);
  }

  /// Few lines have to be said often to be learnt.
  private static Classifier taught(List<LabelledLine> lines) {
    return ClassifierTraining.train(
        IntStream.range(0, 20)
            .boxed()
            .flatMap(_ -> lines.stream().map(line -> Lesson.of(RULES, line)))
            .toList());
  }
}
