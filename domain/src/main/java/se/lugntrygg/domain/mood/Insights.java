package se.lugntrygg.domain.mood;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.lugntrygg.domain.text.Language;

/// What a week shows, told to the person it belongs to. This class decides which sentences are
/// said, and in which order; [WeekWords] has the sentences. The same week always reads the same,
/// and different weeks differ: where there are several ways to say a thing, the week's own numbers
/// choose.
public final class Insights {
  private final Week week;
  private final WeekWords words;

  private Insights(Week week, WeekWords words) {
    this.week = week;
    this.words = words;
  }

  /// The week in prose, up to four paragraphs with an empty line between.
  public static String of(Week week, Language language) {
    return new Insights(week, new WeekWords(language)).text();
  }

  private String text() {
    if (week.total().all().entries() == 0) {
      return words.empty(week);
    }
    if (week.total().all().rated() == 0) {
      return sentences(words.unreadable(week), words.rhythm(week));
    }
    return paragraphs(
        sentences(opening(), usual(), words.rhythm(week)),
        sentences(extremes(), change(), words.trend(week.trend())),
        tags(),
        sentences(words.nextStep(week, variant()), words.support(week)));
  }

  private String opening() {
    if (week.total().all().rated() == 1) {
      return words.oneEntry(week);
    }
    if (week.ratedDays() == 1) {
      return sentences(words.oneDay(week), unread());
    }
    return sentences(words.opening(week, variant()), unread());
  }

  private String unread() {
    long unread = week.total().all().entries() - week.total().all().rated();
    return unread == 0 ? "" : words.unread(unread);
  }

  private String usual() {
    return week.usual().map(usual -> words.usual(usual, week.total().all().rated())).orElse("");
  }

  private String extremes() {
    return week.extremes()
        .filter(_ -> week.ratedDays() >= Week.LEAST_DAYS_TO_COMPARE)
        .filter(found -> found.spread() > Week.EVEN_SPREAD)
        .map(found -> words.extremes(found, week.today()))
        .orElse("");
  }

  private String change() {
    OptionalDouble now = week.total().all().meanScore();
    OptionalDouble before = week.meanBefore();
    if (now.isEmpty() || before.isEmpty()) {
      return "";
    }
    double change = now.getAsDouble() - before.getAsDouble();
    if (change >= Week.LEAST_CHANGE) {
      return words.higher(before.getAsDouble(), variant());
    }
    return change <= -Week.LEAST_CHANGE
        ? words.lower(before.getAsDouble(), variant())
        : words.alike(before.getAsDouble(), variant());
  }

  private String tags() {
    List<Tie<String>> ties = week.tags();
    Optional<Tie<String>> good = Tie.good(ties);
    Optional<Tie<String>> hard = Tie.hard(ties);
    return good.isEmpty() && hard.isEmpty() ? "" : words.tags(good, hard);
  }

  /// A number that the week's content gives, and that moves on with the weeks, so that two weeks of
  /// the same numbers need not read the same.
  private int variant() {
    Strand all = week.total().all();
    long weeks = week.today().toEpochDay() / week.span().length();
    return (int) ((all.entries() + all.scoreSum() + weeks) % Integer.MAX_VALUE);
  }

  private static String sentences(String... said) {
    return joined(Arrays.stream(said), " ");
  }

  private static String paragraphs(String... said) {
    return joined(Arrays.stream(said), "\n\n");
  }

  private static String joined(Stream<String> said, String between) {
    return said.filter(words -> !words.isEmpty()).collect(Collectors.joining(between));
  }
}
