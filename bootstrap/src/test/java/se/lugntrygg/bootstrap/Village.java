package se.lugntrygg.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import se.lugntrygg.application.contracts.AtOnce;
import se.lugntrygg.application.fakes.SampleMoods;
import se.lugntrygg.application.fakes.SamplePeople;
import se.lugntrygg.application.port.AiUnits;
import se.lugntrygg.application.port.AuditTrail;
import se.lugntrygg.application.port.Replays;
import se.lugntrygg.application.port.Store;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.ConsentChange;
import se.lugntrygg.domain.account.PasswordHash;
import se.lugntrygg.domain.account.Session;
import se.lugntrygg.domain.account.SessionId;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.Exchange;
import se.lugntrygg.domain.conversation.ExchangeId;
import se.lugntrygg.domain.conversation.Exercise;
import se.lugntrygg.domain.conversation.ExerciseRun;
import se.lugntrygg.domain.conversation.ExerciseRunId;
import se.lugntrygg.domain.conversation.Message;
import se.lugntrygg.domain.conversation.Origin;
import se.lugntrygg.domain.conversation.Said;
import se.lugntrygg.domain.forecast.Forecast;
import se.lugntrygg.domain.forecast.ForecastId;
import se.lugntrygg.domain.forecast.ForetoldDay;
import se.lugntrygg.domain.forecast.KeptForecast;
import se.lugntrygg.domain.forecast.Situation;
import se.lugntrygg.domain.forecast.Skill;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.mood.Trend;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.safety.RiskLevel;
import se.lugntrygg.domain.safety.RiskWatch;
import se.lugntrygg.domain.safety.SafetyPlan;
import se.lugntrygg.domain.story.Basis;
import se.lugntrygg.domain.story.Shape;
import se.lugntrygg.domain.story.StoryId;
import se.lugntrygg.domain.story.Tale;
import se.lugntrygg.domain.story.Told;
import se.lugntrygg.domain.text.Emotion;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.SentimentScore;
import se.lugntrygg.domain.text.TextAnalysis;
import se.lugntrygg.domain.time.Period;

/// People who have used everything there is to use, through the ports of a store.
final class Village {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);
  private static final LocalDate FAR_AHEAD = LocalDate.of(2100, 1, 1);

  /// Who is talked with so much that it lies in several documents.
  private static final int TALKATIVE = 120;

  /// In whole milliseconds, as everything is kept.
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  private final LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
  private final Random chance;
  private final List<Account> people = new ArrayList<>();
  private final Queue<Session> logins = new ConcurrentLinkedQueue<>();
  private final Queue<ExerciseRun> exercises = new ConcurrentLinkedQueue<>();

  private Village(long seed) {
    chance = new Random(seed);
  }

  /// Fills a store.
  ///
  /// @param people how many, each with `moods` entries or fewer
  static Village in(Store store, int people, int moods, long seed) {
    Village village = new Village(seed);
    for (int i = 0; i < people; i++) {
      village.people.add(
          SamplePeople.person("person-" + i + "@example.se", i % 3 == 1 ? TOKYO : STOCKHOLM));
    }
    var _ =
        AtOnce.each(
            people,
            i -> {
              village.settle(store, i, moods);
              return true;
            });
    village.strangers(store);
    return village;
  }

  Instant now() {
    return now;
  }

  List<Account> people() {
    return people;
  }

  private Instant within(Duration past) {
    return now.minusMillis(chance.nextLong(past.toMillis()));
  }

  private void settle(Store store, int number, int moods) {
    Account account = people.get(number);
    UserId id = account.id();
    assertThat(store.accounts().open(account, new PasswordHash("argon-" + number))).isTrue();
    store.auditTrail().note(AuditTrail.Event.ACCOUNT_OPENED, Optional.of(id), now);
    // The last of them has done nothing but that.
    if (number == 5) {
      return;
    }
    store
        .consents()
        .change(
            id,
            new ConsentChange(Optional.of(true), Optional.of(false), Optional.of(number % 2 == 0)),
            within(Duration.ofDays(300)));
    for (int i = 0; i < moods; i++) {
      feel(store, id);
    }
    if (number == 2) {
      store.moodSummaries().rezone(id, TOKYO);
    }
    int exchanges = number == 0 ? TALKATIVE : 3;
    for (int i = 0; i < exchanges; i++) {
      say(store, id, "Meddelande " + i);
      if (number == 1 && i == 1) {
        store.conversations().erase(id);
      }
    }
    store.stories().keep(told(id, 0));
    store.stories().keep(told(id, 1));
    store.forecasts().keep(forecast(id, 0.5));
    store.forecasts().keep(forecast(id, -0.25));
    for (int i = 0; i < 2; i++) {
      ExerciseRun run =
          new ExerciseRun(
              new ExerciseRunId(uuid()),
              id,
              Exercise.Kind.BREATHING,
              5,
              within(Duration.ofDays(30)),
              Optional.empty());
      exercises.add(store.exerciseRuns().start(run));
      if (i == 0) {
        store.exerciseRuns().complete(id, run.id(), now);
      }
    }
    store
        .safetyPlans()
        .keep(
            id,
            Optional.empty(),
            SafetyPlan.EMPTY.with(
                Map.of(SafetyPlan.Part.SAFE_PLACES, List.of("hos mormor " + number)), now));
    store
        .riskFlags()
        .add(
            id, new RiskWatch.Sighting(RiskLevel.CONCERN, List.of("sv.plan"), now.minusSeconds(9)));
    store.riskFlags().add(id, new RiskWatch.Sighting(RiskLevel.CRISIS, List.of("en.means"), now));
    for (int i = 0; i <= number; i++) {
      store.aiUnits().take(today, id, new AiUnits.Budget(1000, 100));
    }
    logIn(store, id);
    Session ended = logIn(store, id);
    store.sessions().end(ended.id(), now);
    for (AuditTrail.Event event : AuditTrail.Event.values()) {
      // All at one moment, so that only their order tells them apart.
      store.auditTrail().note(event, Optional.of(id), now.minusSeconds(60));
    }
    answer(store, new Replays.Key(id.toString(), "answered"), true);
    answer(store, new Replays.Key(id.toString(), "interrupted"), false);
  }

  /// What is nobody's.
  private void strangers(Store store) {
    store.lockouts().attempt(people.getFirst().email(), now);
    store.auditTrail().note(AuditTrail.Event.LOGIN_REFUSED, Optional.empty(), now);
    store.auditTrail().note(AuditTrail.Event.LOGIN_REFUSED, Optional.empty(), now.minusSeconds(1));
    answer(store, new Replays.Key("open", "registration"), true);
  }

  private UUID uuid() {
    return new UUID(chance.nextLong(), chance.nextLong());
  }

  private void feel(Store store, UserId id) {
    MoodEntry entry = SampleMoods.any(chance, id, within(Duration.ofDays(900)));
    store.moodEntries().add(entry);
    switch (chance.nextInt(8)) {
      case 0 -> store.moodEntries().remove(id, entry.id());
      case 1 -> store.moodEntries().replace(SampleMoods.amended(chance, entry));
      default -> {
        // It stays as it is.
      }
    }
  }

  private void say(Store store, UserId id, String message) {
    store
        .conversations()
        .append(
            new Said(
                new ExchangeId(UUID.randomUUID()),
                id,
                new Message(message),
                "Svar på: åäö 💙 " + message,
                new Origin(Origin.Speaker.PROVIDER, "model-1", true),
                new TextAnalysis(
                    Language.SV,
                    0.75,
                    new SentimentScore(-612),
                    1.4,
                    0.5,
                    List.of(Emotion.SADNESS, Emotion.FEAR)),
                new Risk(RiskLevel.CONCERN, List.of("sv-passive-1"), false),
                now),
            store.conversations().standing(id, 1).erasures());
  }

  private Told told(UserId id, int number) {
    return new Told(
        new StoryId(uuid()),
        id,
        Language.SV,
        new Tale("Räven vid bäcken", "Stigen börjar \"här\" 💙.\n\nNr " + number),
        new Basis(
            today,
            9,
            number == 0 ? OptionalDouble.of(5.0 / 3) : OptionalDouble.empty(),
            Trend.IMPROVING,
            Shape.UP_AND_DOWN,
            Optional.of(today.minusDays(1)),
            Optional.empty(),
            5,
            4,
            3,
            true),
        new Origin(Origin.Speaker.PROVIDER, "model-1", false),
        4 / 7.0,
        now);
  }

  private KeptForecast forecast(UserId id, double mean) {
    return new KeptForecast(
        new ForecastId(uuid()),
        id,
        within(Duration.ofDays(200)),
        new Forecast(
            today,
            List.of(
                new ForetoldDay(today.plusDays(1), mean, mean - 0.1, 1),
                new ForetoldDay(today.plusDays(2), 0.1 + 0.2, -1, 1.0 / 3)),
            new Situation(
                mean > 0 ? OptionalDouble.of(mean / 7) : OptionalDouble.empty(),
                0.123456789,
                Math.PI / 10,
                15,
                31),
            new Skill(99, 0.21, 0.2, 0.3),
            mean > 0,
            mean <= 0,
            false));
  }

  private Session logIn(Store store, UserId id) {
    Session session =
        new Session(
            new SessionId(uuid()),
            id,
            0,
            "hash of 0",
            "",
            now.minusSeconds(60),
            now.minusSeconds(60),
            false,
            now.plus(Duration.ofDays(30)));
    store.sessions().open(session);
    store
        .sessions()
        .advance(session.rotated("hash of 1", now.minusSeconds(30), Duration.ofDays(30)));
    logins.add(session);
    return session;
  }

  private void answer(Store store, Replays.Key key, boolean finished) {
    UUID holder = uuid();
    store.replays().claim(key, "a fingerprint", holder, now);
    if (finished) {
      store
          .replays()
          .finish(
              key,
              holder,
              new Replays.Answer(
                  201,
                  Map.of("Content-Type", "application/json", "Location", "/api/mood/1"),
                  ("vad någon skrev: " + key.scope()).getBytes(StandardCharsets.UTF_8)),
              now);
    }
  }

  /// All that the ports of a store tell of these people. Changes nothing.
  Map<String, Object> told(Store store) {
    Map<String, Object> told = new LinkedHashMap<>();
    for (Account account : people) {
      UserId id = account.id();
      told.put(id + " account", store.accounts().find(id));
      told.put(id + " by e-mail", store.accounts().findByEmail(account.email()));
      told.put(id + " consent", store.consents().of(id));
      told.put(
          id + " moods",
          store.moodEntries().feltWithin(id, Period.ALWAYS, Optional.empty(), 0, 5000));
      told.put(id + " past", store.moodSummaries().past(id, LONG_AGO, FAR_AHEAD, today));
      told.put(id + " standing", store.conversations().standing(id, 200));
      for (int before : List.of(2, 7, 51, 57, 101)) {
        told.put(
            id + " said before " + before,
            store.conversations().newest(id, OptionalLong.of(before), 51));
      }
      for (Exchange each : store.conversations().newest(id, OptionalLong.empty(), 200)) {
        if (each.sequence() % 20 == 1) {
          told.put(id + " said " + each.sequence(), store.conversations().find(id, each.id()));
        }
      }
      told.put(id + " stories", store.stories().newest(id, OptionalLong.empty(), 50));
      told.put(id + " forecasts", store.forecasts().newest(id, Optional.empty(), 50));
      told.put(id + " plan", store.safetyPlans().of(id));
      told.put(id + " watch", store.riskFlags().of(id));
      told.put(id + " events", store.auditTrail().about(Optional.of(id), 100));
    }
    told.put("events of nobody", store.auditTrail().about(Optional.empty(), 100));
    for (Session login : logins) {
      told.put("login " + login.id(), store.sessions().find(login.id()));
    }
    told.put(
        "ended logins",
        store.sessions().endedSince(now.minusSeconds(1)).stream()
            .map(SessionId::toString)
            .sorted()
            .toList());
    return told;
  }

  /// What can only be learnt by using a store: that repetitions, budgets and exercises go on.
  void goesOn(Store store) {
    for (int number = 0; number < people.size(); number++) {
      UserId id = people.get(number).id();
      if (number == 5) {
        continue;
      }
      assertThat(
              store
                  .replays()
                  .claim(new Replays.Key(id.toString(), "answered"), "a fingerprint", uuid(), now))
          .isInstanceOfSatisfying(
              Replays.Finished.class,
              finished -> {
                assertThat(new String(finished.answer().body(), StandardCharsets.UTF_8))
                    .isEqualTo("vad någon skrev: " + id);
                assertThat(finished.answer().status()).isEqualTo(201);
                assertThat(finished.answer().headers()).containsEntry("Location", "/api/mood/1");
              });
      UUID another = uuid();
      assertThat(
              store
                  .replays()
                  .claim(
                      new Replays.Key(id.toString(), "interrupted"), "a fingerprint", another, now))
          .as("free, and under the id it had")
          .isInstanceOfSatisfying(
              Replays.Proceed.class, proceed -> assertThat(proceed.effect()).isNotEqualTo(another));
      assertThat(store.aiUnits().take(today, id, new AiUnits.Budget(1000, number + 1))).isFalse();
      assertThat(store.aiUnits().take(today, id, new AiUnits.Budget(1000, number + 2))).isTrue();
      long before = store.conversations().standing(id, 1).newest().getFirst().sequence();
      say(store, id, "Hej igen");
      assertThat(store.conversations().standing(id, 1).newest().getFirst().sequence())
          .isEqualTo(before + 1);
      assertThat(store.stories().keep(told(id, 2)).sequence()).isEqualTo(3);
      store.moodEntries().add(SampleMoods.rated(id, now, 7));
      store.auditTrail().note(AuditTrail.Event.LOGGED_OUT, Optional.of(id), now);
      assertThat(store.auditTrail().about(Optional.of(id), 1).getFirst().event())
          .isEqualTo(AuditTrail.Event.LOGGED_OUT);
    }
    for (ExerciseRun run : exercises) {
      assertThat(store.exerciseRuns().complete(run.owner(), run.id(), now.plusSeconds(1)))
          .get()
          .extracting(ExerciseRun::startedAt, ExerciseRun::kind)
          .containsExactly(run.startedAt(), run.kind());
    }
    assertThat(store.accounts().open(people.getFirst(), new PasswordHash("other"))).isTrue();
    assertThat(
            store
                .accounts()
                .open(
                    SamplePeople.person(people.getFirst().email().value()), new PasswordHash("x")))
        .as("the address is taken")
        .isFalse();
  }
}
