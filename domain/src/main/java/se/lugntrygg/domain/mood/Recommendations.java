package se.lugntrygg.domain.mood;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.lugntrygg.domain.text.Emotion;
import se.lugntrygg.domain.text.Language;

/// What may do a person good now: first what fits how they feel, then what their own history shows.
/// Where the history is too short to show anything, that is said.
public final class Recommendations {
  /// More than this nobody takes in at once.
  public static final int MAX = 5;

  /// A week's worth of days with a score; before that, a pattern is a guess.
  static final int LEAST_DAYS = 7;

  /// So many days with something, and as many without it: two may be chance.
  static final int LEAST_DAYS_OF_A_PATTERN = 3;

  /// Every weekday four times; from here the history carries as far as it can.
  static final double DAYS_OF_FULL_CONFIDENCE = 28;

  private final List<Advice> advice;
  private final double confidence;

  private Recommendations(List<Advice> advice, double confidence) {
    this.advice = List.copyOf(advice);
    this.confidence = confidence;
  }

  /// For a person with this history who feels like that, if they said how.
  public static Recommendations of(History history, Optional<Feeling> feeling) {
    List<Advice> personal = personal(history);
    List<Advice> advice = new ArrayList<>();
    feeling.ifPresent(now -> advice.addAll(fitting(now)));
    if (personal.isEmpty()) {
      int days = history.ratedDays();
      advice.add(
          days < LEAST_DAYS
              ? new Advice.KeepGoing(days, LEAST_DAYS)
              : new Advice.NothingStandsOut(days));
    } else {
      advice.addAll(personal);
    }
    if (!history.loggedToday()) {
      advice.add(new Advice.WriteToday(history.streaks().current()));
    }
    if (feeling.isEmpty() && personal.isEmpty()) {
      advice.add(new Advice.Pause());
    }
    boolean personalized = !personal.isEmpty();
    return new Recommendations(
        advice.stream().limit(MAX).toList(),
        personalized ? Math.min(1, history.ratedDays() / DAYS_OF_FULL_CONFIDENCE) : 0);
  }

  /// What fits a feeling, most urgent first.
  private static List<Advice> fitting(Feeling now) {
    List<Advice> fitting = new ArrayList<>();
    if (now.needsCompany()) {
      fitting.add(new Advice.ReachOut(now.risk().detected()));
    }
    fitting.add(
        now.emotions().stream()
            .flatMap(emotion -> against(emotion).stream())
            .findFirst()
            .filter(found -> !(found instanceof Advice.Savour) || now.level().bright())
            .orElseGet(() -> at(now.level())));
    return fitting;
  }

  private static Optional<Advice> against(Emotion emotion) {
    return switch (emotion) {
      case FEAR -> Optional.of(new Advice.Breathe());
      case ANGER, DISGUST -> Optional.of(new Advice.StepAway());
      case SADNESS -> Optional.of(new Advice.SmallStep());
      case JOY, TRUST -> Optional.of(new Advice.Savour());
      case SURPRISE, ANTICIPATION, NEUTRAL -> Optional.empty();
    };
  }

  private static Advice at(MoodLevel level) {
    return switch (level) {
      case SUPER, HAPPY, GOOD -> new Advice.Savour();
      case NEUTRAL -> new Advice.Pause();
      case WORRIED -> new Advice.Breathe();
      case LOW -> new Advice.SmallStep();
    };
  }

  /// What the person's own days show; nothing when they are too few.
  private static List<Advice> personal(History history) {
    if (history.ratedDays() < LEAST_DAYS) {
      return List.of();
    }
    List<Advice> personal = new ArrayList<>();
    List<DaySummary> days = history.days();
    List<Tie<String>> tags = Tie.tags(days, LEAST_DAYS_OF_A_PATTERN);
    Tie.good(tags).map(Advice.MakeRoom::new).ifPresent(personal::add);
    Tie.hard(tags).map(Advice.BeGentle::new).ifPresent(personal::add);
    Tie.hard(Tie.weekdays(days, LEAST_DAYS_OF_A_PATTERN))
        .map(Advice.LightenWeekday::new)
        .ifPresent(personal::add);
    Tie.hard(Tie.hours(days, LEAST_DAYS_OF_A_PATTERN))
        .map(Advice.LightenHours::new)
        .ifPresent(personal::add);
    if (history.progress() < history.goal()) {
      personal.add(new Advice.OwnPace(history.progress(), history.goal()));
    }
    return personal;
  }

  /// The recommendations in words, [#MAX] at most, the most fitting first; never none.
  public List<Recommendation> in(Language language) {
    AdviceWords words = new AdviceWords(language);
    return advice.stream().map(words::of).toList();
  }

  /// Whether any of them is drawn from the person's own history.
  public boolean personalized() {
    return advice.stream().anyMatch(Advice::personal);
  }

  /// How far the history carries them, 0..1: 0 when nothing is drawn from it.
  public double confidence() {
    return confidence;
  }
}
