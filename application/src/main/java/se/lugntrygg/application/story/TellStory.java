package se.lugntrygg.application.story;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import se.lugntrygg.application.conversation.Spending;
import se.lugntrygg.application.mood.ShowWeek;
import se.lugntrygg.application.port.Assistant;
import se.lugntrygg.application.port.MoodEntries;
import se.lugntrygg.application.port.Overloaded;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.application.port.Stories;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.Origin;
import se.lugntrygg.domain.conversation.Request;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.mood.Week;
import se.lugntrygg.domain.safety.RiskLevel;
import se.lugntrygg.domain.story.Basis;
import se.lugntrygg.domain.story.LossWords;
import se.lugntrygg.domain.story.Story;
import se.lugntrygg.domain.story.StoryId;
import se.lugntrygg.domain.story.Storyteller;
import se.lugntrygg.domain.story.Tale;
import se.lugntrygg.domain.story.Told;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.time.Period;

/// Tells a person a story of their week: the built-in one, told anew by the assistant that is
/// configured when the person agreed that it may know of their week, and it does it well.
public final class TellStory {
  /// What is kept as the model of a built-in story.
  public static final String BUILT_IN = "builtin";

  /// Shorter is no story; longer is not read by somebody who is tired.
  static final int FEWEST_WORDS = 120;

  static final int MOST_WORDS = 350;

  private static final int PAGE = 200;

  private final ShowWeek weeks;
  private final MoodEntries entries;
  private final Stories stories;
  private final Optional<Assistant> assistant;
  private final Spending spending;
  private final Duration patience;
  private final Predicate<UserId> vulnerable;
  private final Predicate<UserId> agreed;
  private final InstantSource clock;
  private final Consumer<RuntimeException> complain;

  /// @param assistant whoever is configured, if anybody, what it says already checked; asked within
  ///   `patience`
  /// @param vulnerable whether somebody wrote of a crisis lately, so that no story may be of death
  /// @param agreed whether somebody agreed that an assistant elsewhere may know of their week
  /// @param complain is told what could not be kept, for the log
  public TellStory(
      ShowWeek weeks,
      MoodEntries entries,
      Stories stories,
      Optional<Assistant> assistant,
      Spending spending,
      Duration patience,
      Predicate<UserId> vulnerable,
      Predicate<UserId> agreed,
      InstantSource clock,
      Consumer<RuntimeException> complain) {
    this.weeks = weeks;
    this.entries = entries;
    this.stories = stories;
    this.assistant = assistant;
    this.spending = spending;
    this.patience = patience;
    this.vulnerable = vulnerable;
    this.agreed = agreed;
    this.clock = clock;
    this.complain = complain;
  }

  /// A wish for a story.
  ///
  /// @param id the story's; the same again when an interrupted request is repeated
  /// @param zone in which days are reckoned
  /// @param goal on how many days of a week the person means to log
  public record Command(UserId owner, StoryId id, ZoneId zone, int goal, Language language) {}

  /// The story.
  ///
  /// @param stored whether it is kept
  public record Outcome(Told told, boolean stored) {}

  /// Tells the story.
  public Outcome handle(Command command) {
    boolean inDanger = vulnerable.test(command.owner());
    Optional<Told> before = stories.find(command.owner(), command.id()).map(Story::told);
    if (before.isPresent() && !(inDanger && before.get().heavy())) {
      return new Outcome(before.get(), true);
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    LocalDate today = LocalDate.ofInstant(now, command.zone());
    Week week =
        weeks.handle(new ShowWeek.Command(command.owner(), command.zone(), today, command.goal()));
    boolean gentle = inDanger || holdsCrisis(command.owner(), week.span().in(command.zone()));
    long soFar =
        stories.newest(command.owner(), OptionalLong.empty(), 1).stream()
            .mapToLong(Story::sequence)
            .findFirst()
            .orElse(0);
    Tale draft = Storyteller.tell(week, command.language(), soFar, gentle);
    Written written = written(command, draft, gentle);
    Told told =
        new Told(
            command.id(),
            command.owner(),
            command.language(),
            written.tale(),
            Basis.of(week, gentle),
            written.origin(),
            week.confidence(),
            now);
    // One that was kept before they were in danger keeps its place, for when they are not.
    return before.isPresent() ? new Outcome(told, false) : kept(told);
  }

  /// Flags are lowered after a day; what was written in the week still asks for care.
  private boolean holdsCrisis(UserId owner, Period week) {
    Optional<MoodEntries.Position> after = Optional.empty();
    while (true) {
      List<MoodEntry> page = entries.feltWithin(owner, week, after, 0, PAGE);
      if (page.stream().anyMatch(entry -> entry.risk().level() == RiskLevel.CRISIS)) {
        return true;
      }
      if (page.size() < PAGE) {
        return false;
      }
      after = Optional.of(MoodEntries.Position.after(page.getLast()));
    }
  }

  private record Written(Tale tale, Origin origin) {}

  private Written written(Command command, Tale draft, boolean gentle) {
    boolean wanted = assistant.isPresent() && agreed.test(command.owner());
    boolean resting = wanted && assistant.get().resting();
    if (!wanted || resting || !spending.allows(command.owner())) {
      return new Written(draft, new Origin(Origin.Speaker.BUILT_IN, BUILT_IN, resting));
    }
    Assistant.Reply reply =
        assistant
            .get()
            .answer(new Request.Story(command.language(), draft.text(), gentle), patience, _ -> {});
    return switch (reply) {
      case Assistant.Answered(String text, String model)
          when fit(new Tale(draft.title(), text), command.language(), gentle) ->
          new Written(
              new Tale(draft.title(), text), new Origin(Origin.Speaker.PROVIDER, model, false));
      case Assistant.Answered _, Assistant.Silent _ ->
          new Written(draft, new Origin(Origin.Speaker.BUILT_IN, BUILT_IN, true));
    };
  }

  private static boolean fit(Tale tale, Language language, boolean gentle) {
    return tale.words() >= FEWEST_WORDS
        && tale.words() <= MOST_WORDS
        && !(gentle && LossWords.in(tale.text(), language));
  }

  private Outcome kept(Told told) {
    try {
      return new Outcome(stories.keep(told).told(), true);
    } catch (StorageFailure | Overloaded e) {
      complain.accept(e);
      return new Outcome(told, false);
    }
  }
}
