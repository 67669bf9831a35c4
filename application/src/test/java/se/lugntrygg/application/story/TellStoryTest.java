package se.lugntrygg.application.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.conversation.Spending;
import se.lugntrygg.application.fakes.InMemoryAiUnits;
import se.lugntrygg.application.fakes.InMemoryMoodEntries;
import se.lugntrygg.application.fakes.InMemoryStories;
import se.lugntrygg.application.fakes.SampleMoods;
import se.lugntrygg.application.fakes.SequentialIds;
import se.lugntrygg.application.fakes.SettableClock;
import se.lugntrygg.application.fakes.Tired;
import se.lugntrygg.application.mood.DaysIn;
import se.lugntrygg.application.mood.ShowWeek;
import se.lugntrygg.application.port.AiUnits;
import se.lugntrygg.application.port.Assistant;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.application.port.Stories;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.Origin;
import se.lugntrygg.domain.conversation.Request;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.safety.RiskLevel;
import se.lugntrygg.domain.story.Basis;
import se.lugntrygg.domain.story.Shape;
import se.lugntrygg.domain.story.Story;
import se.lugntrygg.domain.story.StoryId;
import se.lugntrygg.domain.story.Told;
import se.lugntrygg.domain.text.Language;

class TellStoryTest {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final Duration PATIENCE = Duration.ofSeconds(7);

  private final UserId asa = new UserId(new UUID(7, 7));
  private final SequentialIds ids = new SequentialIds();
  private final SettableClock clock = SettableClock.at("2026-03-31T10:00:00.123456Z");
  private final InMemoryMoodEntries moods = InMemoryMoodEntries.inZone(STOCKHOLM);
  private final InMemoryStories stories = new InMemoryStories();
  private final List<RuntimeException> complaints = new ArrayList<>();
  private final Provider provider = new Provider();
  private boolean vulnerable;
  private boolean agreed = true;

  /// Says what it is told to, and remembers what it was asked.
  private static final class Provider implements Assistant {
    private final List<Request.Story> asked = new ArrayList<>();
    private Reply next = new Silent(Reason.TIMEOUT);

    @Override
    public Reply answer(Request request, Duration patience, Consumer<String> sink) {
      assertThat(patience).isEqualTo(PATIENCE);
      asked.add((Request.Story) request);
      return next;
    }

    void saying(String text) {
      next = new Answered(text, "model-1");
    }
  }

  private TellStory tell(Optional<Assistant> assistant, Stories kept, long units) {
    return new TellStory(
        new ShowWeek(new DaysIn(moods, moods)),
        moods,
        kept,
        assistant,
        new Spending(new InMemoryAiUnits(), new AiUnits.Budget(units, units), clock, _ -> {}),
        PATIENCE,
        _ -> vulnerable,
        _ -> agreed,
        clock,
        complaints::add);
  }

  private TellStory.Command wish(Language language) {
    return new TellStory.Command(asa, new StoryId(ids.get()), STOCKHOLM, 5, language);
  }

  private Told builtIn(Language language) {
    return tell(Optional.empty(), stories, 9).handle(wish(language)).told();
  }

  private Told byProvider(Language language) {
    return tell(Optional.of(provider), stories, 9).handle(wish(language)).told();
  }

  private static String words(int count) {
    return "Du går på en stig bland granarna och hör en bäck. ".repeat(count / 10).strip();
  }

  private void log(int daysAgo, int score) {
    moods.add(SampleMoods.rated(asa, clock.instant().minus(Duration.ofDays(daysAgo)), score));
  }

  private void logCrisis(int daysAgo) {
    Instant at = clock.instant().minus(Duration.ofDays(daysAgo));
    MoodEntry plain = SampleMoods.rated(asa, at, 2);
    moods.add(
        plain.amended(
            plain.words(),
            plain.rating(),
            plain.analysis(),
            new Risk(RiskLevel.CRISIS, List.of("sv.wish"), false),
            at));
  }

  @Test
  void spends_nothing_on_an_assistant_that_rests() {
    log(0, 8);
    Tired tired = new Tired(words(200));
    TellStory tell = tell(Optional.of(tired), stories, 1);

    assertThat(tell.handle(wish(Language.SV)).told().origin())
        .isEqualTo(new Origin(Origin.Speaker.BUILT_IN, TellStory.BUILT_IN, true));
    tired.wake();

    assertThat(tell.handle(wish(Language.SV)).told().origin().speaker())
        .isEqualTo(Origin.Speaker.PROVIDER);
  }

  @Test
  void tells_of_the_week_and_keeps_what_it_rests_upon() {
    log(5, 3);
    log(3, 6);
    log(1, 8);
    log(0, 8);
    Told told = builtIn(Language.SV);
    assertThat(told.basis())
        .extracting(Basis::moods, Basis::shape, Basis::days, Basis::streak)
        .containsExactly(4L, Shape.IMPROVING, 4, 2);
    assertThat(told.basis().average()).hasValue(6.25);
    assertThat(told.basis().best()).contains(LocalDate.of(2026, 3, 31));
    assertThat(told.basis().hardest()).contains(LocalDate.of(2026, 3, 26));
    assertThat(told.basis().weekStart()).isEqualTo(LocalDate.of(2026, 3, 25));
    assertThat(told.confidence()).isEqualTo(4 / 7.0);
    assertThat(told.tale().text()).contains("torsdagen");
    assertThat(told.origin())
        .isEqualTo(new Origin(Origin.Speaker.BUILT_IN, TellStory.BUILT_IN, false));
    assertThat(told.at()).isEqualTo(Instant.parse("2026-03-31T10:00:00.123Z"));
    assertThat(stories.newest(asa, OptionalLong.empty(), 9)).containsExactly(new Story(1, told));
  }

  @Test
  void tells_a_story_to_somebody_who_has_logged_nothing() {
    Told told = builtIn(Language.EN);
    assertThat(told.basis().shape()).isEqualTo(Shape.NOTHING);
    assertThat(told.confidence()).isZero();
    assertThat(told.tale().words()).isGreaterThan(150);
  }

  @Test
  void tells_another_story_each_time() {
    log(0, 5);
    List<String> titles = new ArrayList<>();
    for (int n = 0; n < 24; n++) {
      titles.add(builtIn(Language.SV).tale().title());
    }
    assertThat(titles).doesNotHaveDuplicates();
  }

  @Test
  void tells_the_same_when_an_interrupted_request_is_repeated_and_asks_nobody_again() {
    provider.saying(words(150));
    TellStory tell = tell(Optional.of(provider), stories, 9);
    TellStory.Command command = wish(Language.SV);
    TellStory.Outcome first = tell.handle(command);
    clock.pass(Duration.ofHours(1));
    log(0, 9);
    assertThat(tell.handle(command)).isEqualTo(first);
    assertThat(provider.asked).hasSize(1);
  }

  @Test
  void tells_a_gentle_story_in_place_of_one_of_death_that_was_kept_before_a_crisis() {
    TellStory tell = tell(Optional.of(provider), stories, 9);
    provider.saying(words(140) + " Hans mormor dog den hösten, och begravningen var fin.");
    TellStory.Command command = wish(Language.SV);
    Told heavy = tell.handle(command).told();
    assertThat(heavy.heavy()).isTrue();

    vulnerable = true;
    TellStory.Outcome again = tell.handle(command);
    assertThat(again.told().heavy()).isFalse();
    assertThat(again.told().basis().gentle()).isTrue();
    assertThat(again.stored()).isFalse();

    vulnerable = false;
    assertThat(tell.handle(command)).isEqualTo(new TellStory.Outcome(heavy, true));
    assertThat(stories.newest(asa, OptionalLong.empty(), 9)).hasSize(1);
  }

  @Test
  void lets_a_provider_tell_it_anew_from_the_built_in_story() {
    String draft = builtIn(Language.SV).tale().text();
    provider.saying(words(150));
    InMemoryStories none = new InMemoryStories();
    Told told = tell(Optional.of(provider), none, 9).handle(wish(Language.SV)).told();
    assertThat(provider.asked).containsExactly(new Request.Story(Language.SV, draft, false));
    assertThat(told.tale().text()).isEqualTo(words(150));
    assertThat(told.origin()).isEqualTo(new Origin(Origin.Speaker.PROVIDER, "model-1", false));
  }

  @Test
  void tells_the_built_in_story_when_the_provider_is_silent_or_tells_none() {
    for (Assistant.Reply reply :
        List.of(
            new Assistant.Silent(Assistant.Reason.UNFIT),
            new Assistant.Answered("Här kommer en saga.", "model-1"),
            new Assistant.Answered(words(400), "model-1"))) {
      provider.next = reply;
      Told told = byProvider(Language.SV);
      assertThat(told.origin())
          .isEqualTo(new Origin(Origin.Speaker.BUILT_IN, TellStory.BUILT_IN, true));
      assertThat(told.tale().text()).isEqualTo(provider.asked.getLast().draft());
    }
  }

  @Test
  void tells_nobody_elsewhere_of_a_week_without_consent_or_beyond_the_budget() {
    provider.saying(words(150));
    agreed = false;
    assertThat(byProvider(Language.SV).origin().standIn()).isFalse();
    agreed = true;
    tell(Optional.of(provider), stories, 0).handle(wish(Language.SV));
    assertThat(provider.asked).isEmpty();
  }

  @Test
  void tells_nobody_in_danger_of_death_whoever_writes_it() {
    String dark = words(150) + " Vid stigen ligger en grav.";
    provider.saying(dark);
    assertThat(byProvider(Language.SV).tale().text()).isEqualTo(dark);
    vulnerable = true;
    Told told = byProvider(Language.SV);
    assertThat(told.basis().gentle()).isTrue();
    assertThat(provider.asked.getLast().gentle()).isTrue();
    assertThat(told.origin().standIn()).isTrue();
    assertThat(told.tale().text()).doesNotContain("grav.");

    var show = new ShowStories(stories, _ -> vulnerable);
    var first = new ShowStories.Command(asa, OptionalLong.empty(), 9);
    assertThat(show.handle(first).stories())
        .as("nor is the old one shown")
        .extracting(Story::told)
        .containsExactly(told);
    vulnerable = false;
    assertThat(show.handle(first).stories()).hasSize(2);
  }

  @Test
  void is_gentle_for_a_week_after_a_crisis() {
    logCrisis(6);
    for (int n = 0; n < 450; n++) {
      log(n % 6, 5);
    }
    assertThat(builtIn(Language.SV).basis().gentle()).isTrue();
    clock.pass(Duration.ofDays(1));
    assertThat(builtIn(Language.SV).basis().gentle()).isFalse();
  }

  @Test
  void tells_the_story_also_when_it_cannot_be_kept() {
    Stories full =
        new Stories() {
          @Override
          public Story keep(Told told) {
            throw new StorageFailure("keep a story", new IllegalStateException("full"));
          }

          @Override
          public Optional<Story> find(UserId owner, StoryId id) {
            return Optional.empty();
          }

          @Override
          public List<Story> newest(UserId owner, OptionalLong before, int limit) {
            return List.of();
          }
        };
    TellStory.Outcome outcome = tell(Optional.empty(), full, 9).handle(wish(Language.SV));
    assertThat(outcome.stored()).isFalse();
    assertThat(outcome.told().tale().words()).isGreaterThan(150);
    assertThat(complaints).hasSize(1);
  }

  @Test
  void shows_them_page_by_page() {
    for (int n = 0; n < 5; n++) {
      builtIn(Language.SV);
    }
    var show = new ShowStories(stories, _ -> false);
    var page = show.handle(new ShowStories.Command(asa, OptionalLong.empty(), 3));
    assertThat(page.stories()).extracting(Story::sequence).containsExactly(5L, 4L, 3L);
    var rest = show.handle(new ShowStories.Command(asa, page.next(), 3));
    assertThat(rest.stories()).extracting(Story::sequence).containsExactly(2L, 1L);
    assertThat(rest.next()).isEmpty();
    assertThatThrownBy(() -> new ShowStories.Command(asa, OptionalLong.empty(), 201))
        .isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> new ShowStories.Command(asa, OptionalLong.empty(), 0))
        .isInstanceOf(InvalidValue.class);
  }
}
