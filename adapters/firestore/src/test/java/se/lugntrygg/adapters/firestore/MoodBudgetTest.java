package se.lugntrygg.adapters.firestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lugntrygg.application.contracts.AtOnce;
import se.lugntrygg.application.fakes.CountingMeters;
import se.lugntrygg.application.fakes.InMemoryForecasts;
import se.lugntrygg.application.fakes.SampleMoods;
import se.lugntrygg.application.fakes.SettableClock;
import se.lugntrygg.application.forecast.CheckForecasts;
import se.lugntrygg.application.forecast.ForetellMood;
import se.lugntrygg.application.mood.AmendMood;
import se.lugntrygg.application.mood.DaysIn;
import se.lugntrygg.application.mood.HomeZone;
import se.lugntrygg.application.mood.LogMood;
import se.lugntrygg.application.mood.ReadText;
import se.lugntrygg.application.mood.Recommend;
import se.lugntrygg.application.mood.RemoveMood;
import se.lugntrygg.application.mood.ShowMood;
import se.lugntrygg.application.mood.ShowMoods;
import se.lugntrygg.application.mood.ShowStatistics;
import se.lugntrygg.application.mood.ShowStreaks;
import se.lugntrygg.application.mood.ShowToday;
import se.lugntrygg.application.mood.ShowWeek;
import se.lugntrygg.application.port.MoodEntries;
import se.lugntrygg.application.port.MoodSummaries;
import se.lugntrygg.application.port.Replays;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.application.safety.JudgeText;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.forecast.DaysAhead;
import se.lugntrygg.domain.mood.LookBack;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.mood.MoodEntryId;
import se.lugntrygg.domain.mood.MoodScore;
import se.lugntrygg.domain.mood.MoodWords;
import se.lugntrygg.domain.safety.RiskJudge;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.TextAnalyzer;
import se.lugntrygg.domain.time.Period;

/// What the use cases about moods cost in documents, for somebody whose key is at hand, as it is
/// once in five minutes for one read.
class MoodBudgetTest {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final Instant NOW = Instant.parse("2026-03-29T10:00:00.123Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 29);
  private static final TextAnalyzer ANALYZER = new TextAnalyzer();
  private static final RiskJudge JUDGE = new RiskJudge();

  @RegisterExtension final OpenStore store = new OpenStore();

  private final SettableClock clock = SettableClock.at(NOW.toString());
  private final ReadText read =
      new ReadText(new JudgeText(JUDGE::judge, new CountingMeters()), ANALYZER);
  private final UserId asa = store.somebody(STOCKHOLM);
  private final MoodEntries entries = store.get().moodEntries();
  private final MoodSummaries summaries = store.get().moodSummaries();
  private final DaysIn days = new DaysIn(entries, summaries);

  /// Four entries a day, the newest an hour ago.
  private List<MoodEntry> history(int many) {
    Random chance = new Random(many);
    return IntStream.range(0, many)
        .mapToObj(i -> SampleMoods.any(chance, asa, NOW.minus(Duration.ofMinutes(60 + 360L * i))))
        .toList();
  }

  private LogMood.Command says(MoodEntryId id) {
    return new LogMood.Command(
        asa,
        id,
        new MoodWords(
            Optional.of("lugn"), Optional.of("En lugn dag"), Optional.empty(), List.of("vila")),
        Optional.of(new MoodScore(7)),
        Optional.empty(),
        Language.SV);
  }

  private String cost(Runnable work) {
    DocumentCounts.Bill bill = store.costOf(work);
    return bill.reads() + " / " + (bill.writes() + bill.deletes());
  }

  private void costs(String budget, String what, Runnable work) {
    assertThat(cost(work)).as(what).isEqualTo(budget);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 10_000})
  void keep_their_budgets_however_long_the_history_is(int many) throws Exception {
    List<MoodEntry> history = history(many);
    Moods moods = new Moods(store.get(), Rollups.Limits.USUAL);
    moods.pour(history);
    summaries.rezone(asa, STOCKHOLM);
    assertThat(summaries.days(asa, Moods.FIRST, Moods.LAST))
        .extracting(day -> day.tally().all().entries())
        .satisfies(
            counts -> assertThat(counts.stream().mapToLong(Long::longValue).sum()).isEqualTo(many));

    MoodEntryId id = SampleMoods.id();
    LogMood logMood = new LogMood(entries, read, clock);
    costs("1 / 2", "logging a mood", () -> logMood.handle(says(id)));
    costs("3 / 0", "logging it again", () -> logMood.handle(says(id)));
    costs("1 / 0", "showing one", () -> new ShowMood(entries).handle(asa, id));
    costs(
        "3 / 2",
        "amending one",
        () ->
            new AmendMood(entries, read, clock)
                .handle(
                    new AmendMood.Command(
                        asa,
                        id,
                        Optional.of(new MoodScore(3)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Language.SV)));
    costs("2 / 2", "removing one", () -> new RemoveMood(entries).handle(asa, id));
    costs(
        "2 / 2",
        "removing an old one",
        () -> new RemoveMood(entries).handle(asa, history.getLast().id()));

    costs(
        "50 / 0",
        "50 moods",
        () ->
            assertThat(entries.feltWithin(asa, Period.ALWAYS, Optional.empty(), 0, 50))
                .hasSize(50));
    Optional<MoodEntries.Position> far =
        Optional.of(MoodEntries.Position.after(history.get(many - 60)));
    costs(
        "51 / 0",
        "a page of 50 moods far back, and whether there is more",
        () ->
            assertThat(
                    new ShowMoods(entries)
                        .handle(new ShowMoods.Command(asa, Period.ALWAYS, far, 0, 50))
                        .next())
                .isPresent());
    costs(
        "2 / 0",
        "today's two",
        () ->
            assertThat(new ShowToday(entries, days, clock).handle(asa, STOCKHOLM).count())
                .isEqualTo(2));

    costs(
        "1 / 0",
        "a week",
        () -> new ShowWeek(days).handle(new ShowWeek.Command(asa, STOCKHOLM, TODAY, 5)));
    costs("2 / 0", "streaks", () -> new ShowStreaks(days, clock).handle(asa, STOCKHOLM));
    costs(
        "2 / 0",
        "a month",
        () -> new ShowStatistics(days, clock).handle(asa, STOCKHOLM, LookBack.MONTH));
    costs(
        "2 / 0",
        "a year",
        () -> new ShowStatistics(days, clock).handle(asa, STOCKHOLM, LookBack.YEAR));
    costs(
        "1 / 0",
        "recommendations",
        () ->
            new Recommend(days, read, clock)
                .handle(new Recommend.Command(asa, STOCKHOLM, Optional.empty(), 5, Language.SV)));
    InMemoryForecasts forecasts = new InMemoryForecasts();
    costs(
        "1 / 0",
        "a forecast",
        () ->
            assertThat(
                    new ForetellMood(summaries, forecasts, _ -> false, clock)
                        .handle(
                            new ForetellMood.Command(
                                asa, STOCKHOLM, DaysAhead.DEFAULT, Optional.empty())))
                .isInstanceOf(ForetellMood.Foretold.class));
    costs(
        "1 / 0",
        "its check",
        () -> new CheckForecasts(forecasts, summaries, clock).handle(asa, STOCKHOLM));
    costs("1 / 0", "their zone", () -> new HomeZone(summaries).handle(asa));

    LocalDate oldest = LocalDate.ofInstant(history.get(many / 2).feltAt(), STOCKHOLM);
    DocumentCounts.Bill calendar =
        store.costOf(() -> summaries.days(asa, oldest.withDayOfMonth(1), oldest));
    assertThat(calendar.reads()).as("a month long ago").isLessThanOrEqualTo(2);
    moods.agree(asa, STOCKHOLM, TODAY);
    assertThat(moods.sizes(asa).get("now")).isLessThan(Rollups.Limits.USUAL.room());
  }

  @Test
  void reckon_anew_for_one_read_of_each_entry_and_few_writes() throws Exception {
    Moods moods = new Moods(store.get(), Rollups.Limits.USUAL);
    moods.pour(history(1000));
    summaries.rezone(asa, STOCKHOLM);

    DocumentCounts.Bill bill =
        store.costOf(() -> summaries.rezone(asa, ZoneId.of("Pacific/Kiritimati")));

    assertThat(bill.reads()).isBetween(1000L, 1012L);
    assertThat(bill.writes() + bill.deletes()).isLessThanOrEqualTo(12);
  }

  @Test
  void cost_one_read_more_the_first_time_ever_and_where_the_person_was_not_seen_lately() {
    LogMood logMood = new LogMood(entries, read, clock);
    entries.find(asa, SampleMoods.id()); // so that the key is at hand
    costs("2 / 2", "the first mood ever", () -> logMood.handle(says(SampleMoods.id())));
    FirestoreStore other = store.another();
    LogMood there = new LogMood(other.moodEntries(), read, clock);

    assertThat(other.billing().of(() -> there.handle(says(SampleMoods.id()))))
        .isEqualTo(new DocumentCounts.Bill(2, 2, 0));
    assertThat(other.billing().of(() -> there.handle(says(SampleMoods.id()))))
        .isEqualTo(new DocumentCounts.Bill(1, 2, 0));
  }

  @Test
  void cost_of_a_request_that_may_be_repeated() {
    Replays replays = store.get().replays();
    Replays.Key key = new Replays.Key(asa.toString(), "key");
    Replays.Answer answer = new Replays.Answer(201, Map.of(), new byte[] {1});
    UUID effect = UUID.randomUUID();
    entries.find(asa, SampleMoods.id()); // so that the key is at hand

    costs("0 / 1", "a claim", () -> replays.claim(key, "print", effect, NOW));
    costs("1 / 1", "its answer", () -> replays.finish(key, effect, answer, NOW));
    costs("1 / 0", "its repetition", () -> replays.claim(key, "print", UUID.randomUUID(), NOW));
  }

  @Test
  void log_a_mood_once_however_often_and_wherever_it_is_repeated() {
    MoodEntryId id = SampleMoods.id();
    LogMood here = new LogMood(entries, read, clock);
    LogMood there = new LogMood(store.another().moodEntries(), read, clock);

    List<MoodEntry> logged = AtOnce.each(8, i -> (i % 2 == 0 ? here : there).handle(says(id)));

    assertThat(new HashSet<>(logged)).hasSize(1);
    assertThat(summaries.days(asa, TODAY, TODAY))
        .singleElement()
        .extracting(day -> day.tally().all().entries())
        .isEqualTo(1L);
  }

  @Test
  void keep_ten_moods_that_two_machines_log_at_once() {
    MoodEntries elsewhere = store.another().moodEntries();
    List<MoodEntryId> ids = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      ids.add(SampleMoods.id());
    }

    AtOnce.each(
        10,
        i -> new LogMood(i % 2 == 0 ? entries : elsewhere, read, clock).handle(says(ids.get(i))));

    assertThat(entries.feltWithin(asa, Period.ALWAYS, Optional.empty(), 0, 100))
        .extracting(MoodEntry::id)
        .containsExactlyInAnyOrderElementsOf(ids);
    assertThat(summaries.days(asa, TODAY, TODAY))
        .singleElement()
        .extracting(day -> day.tally().all().entries())
        .isEqualTo(10L);
  }

  @Test
  void are_not_kept_for_somebody_whom_another_machine_has_erased() {
    entries.find(asa, SampleMoods.id()); // so that the key is at hand
    FirestoreStore other = store.another();
    var _ =
        other
            .documents()
            .change(
                "be gone",
                "turn",
                draft -> {
                  draft.forget(other.documents().user(asa));
                  return true;
                });

    assertThatThrownBy(() -> entries.add(SampleMoods.rated(asa, NOW, 5)))
        .isInstanceOf(StorageFailure.class)
        .hasRootCauseMessage("there is no such account");
  }
}
