package se.lugntrygg.domain.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import se.lugntrygg.domain.safety.ClassifierTraining.Lesson;
import se.lugntrygg.domain.safety.LabelledLine.Kind;

/// What the judge is worth on lines of people it has learnt nothing from: each author's sets are
/// left out in turn, in both languages, and judged by what the others teach. The rules know the
/// first two pairs of sets, so those are never left out. Takes some minutes: `java …
/// se.lugntrygg.domain.safety.JudgeComparison`.
final class JudgeComparison {
  private static final RiskJudge RULES = new RiskJudge(Classifier.UNTAUGHT);

  private JudgeComparison() {}

  /// A line, what it teaches, and what was made of it by rules alone and by all.
  private record Judged(LabelledLine line, boolean isSwedish, Risk rules, Risk all) {}

  public static void main(String[] args) {
    List<List<Lesson>> lessons =
        LabelledLine.TAUGHT.stream()
            .map(
                set -> LabelledLine.read(set).stream().map(line -> Lesson.of(RULES, line)).toList())
            .toList();
    List<String> authors =
        LabelledLine.TAUGHT.stream()
            .map(JudgeComparison::author)
            .distinct()
            .filter(
                author -> !List.of("first", "second", "plain", "short", "calm").contains(author))
            .toList();
    List<Judged> judged = new ArrayList<>();
    for (String author : authors) {
      List<Lesson> others = new ArrayList<>();
      List<String> own = new ArrayList<>();
      for (int i = 0; i < lessons.size(); i++) {
        String set = LabelledLine.TAUGHT.get(i);
        if (author(set).equals(author)) {
          own.add(set);
        } else {
          others.addAll(lessons.get(i));
        }
      }
      Classifier classifier = ClassifierTraining.train(others);
      for (String set : own) {
        for (LabelledLine line : LabelledLine.read(set)) {
          Scan.Said rules = RULES.byRules(line.text());
          Risk all = RiskJudge.weigh(rules, classifier.read(RULES.features(line.text())));
          judged.add(new Judged(line, set.endsWith("-sv"), rules.risk(), all));
        }
      }
      System.out.printf("read %s by what %,d other lines teach%n", own, others.size());
    }
    for (boolean swedish : new boolean[] {true, false}) {
      System.out.println(swedish ? "\nSwedish" : "\nEnglish");
      for (Kind kind : Kind.values()) {
        List<Judged> of =
            judged.stream()
                .filter(one -> one.isSwedish == swedish && one.line.kind() == kind)
                .collect(Collectors.toList());
        System.out.printf(
            "%-14s %-8s by rules %s   by all %s   crisis %s%n",
            kind,
            kind.isRisk() ? "seen" : "mistaken",
            share(of, kind, true),
            share(of, kind, false),
            new Share(
                of.stream().filter(one -> one.all.level() == RiskLevel.CRISIS).count(), of.size()));
      }
    }
  }

  private static Share share(List<Judged> of, Kind kind, boolean byRules) {
    long hits =
        of.stream()
            .filter(
                one -> {
                  Risk risk = byRules ? one.rules : one.all;
                  return kind.isRisk() ? one.line.isSeenBy(risk) : risk.detected();
                })
            .count();
    return new Share(hits, of.size());
  }

  private static String author(String set) {
    return set.substring(0, set.lastIndexOf('-'));
  }
}
