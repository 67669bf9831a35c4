package se.lugntrygg.adapters.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import se.lugntrygg.application.account.Authenticate;
import se.lugntrygg.application.account.ChangePassword;
import se.lugntrygg.application.account.ChangeProfile;
import se.lugntrygg.application.account.GiveConsent;
import se.lugntrygg.application.account.LiveSessions;
import se.lugntrygg.application.account.LogIn;
import se.lugntrygg.application.account.LogOut;
import se.lugntrygg.application.account.RefreshLogin;
import se.lugntrygg.application.account.Register;
import se.lugntrygg.application.account.ShowConsent;
import se.lugntrygg.application.account.ShowProfile;
import se.lugntrygg.application.conversation.CompleteExercise;
import se.lugntrygg.application.conversation.ConsentedWeek;
import se.lugntrygg.application.conversation.Converse;
import se.lugntrygg.application.conversation.FindPatterns;
import se.lugntrygg.application.conversation.ForgetConversation;
import se.lugntrygg.application.conversation.ReadDeeply;
import se.lugntrygg.application.conversation.RecallAnswer;
import se.lugntrygg.application.conversation.ShowConversation;
import se.lugntrygg.application.conversation.Spending;
import se.lugntrygg.application.conversation.StartExercise;
import se.lugntrygg.application.conversation.WordWeek;
import se.lugntrygg.application.fakes.CollectedIncidents;
import se.lugntrygg.application.fakes.CountingMeters;
import se.lugntrygg.application.fakes.FixedKeyWordSafe;
import se.lugntrygg.application.fakes.InMemoryAccounts;
import se.lugntrygg.application.fakes.InMemoryAiUnits;
import se.lugntrygg.application.fakes.InMemoryAuditTrail;
import se.lugntrygg.application.fakes.InMemoryConsents;
import se.lugntrygg.application.fakes.InMemoryConversations;
import se.lugntrygg.application.fakes.InMemoryExerciseRuns;
import se.lugntrygg.application.fakes.InMemoryForecasts;
import se.lugntrygg.application.fakes.InMemoryLockouts;
import se.lugntrygg.application.fakes.InMemoryMoodEntries;
import se.lugntrygg.application.fakes.InMemoryReplays;
import se.lugntrygg.application.fakes.InMemoryRiskFlags;
import se.lugntrygg.application.fakes.InMemorySafetyPlans;
import se.lugntrygg.application.fakes.InMemorySessions;
import se.lugntrygg.application.fakes.InMemoryStories;
import se.lugntrygg.application.fakes.ListedRefreshTokens;
import se.lugntrygg.application.fakes.PlainAccessTokens;
import se.lugntrygg.application.fakes.PlainPasswordHasher;
import se.lugntrygg.application.fakes.SettableClock;
import se.lugntrygg.application.forecast.CheckForecasts;
import se.lugntrygg.application.forecast.ForetellMood;
import se.lugntrygg.application.forecast.ShowForecasts;
import se.lugntrygg.application.mood.AmendMood;
import se.lugntrygg.application.mood.AnalyzeText;
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
import se.lugntrygg.application.port.AiUnits;
import se.lugntrygg.application.port.AnswerCache;
import se.lugntrygg.application.port.Assistant;
import se.lugntrygg.application.port.Billing;
import se.lugntrygg.application.port.Conversations;
import se.lugntrygg.application.port.Forecasts;
import se.lugntrygg.application.port.Limit;
import se.lugntrygg.application.port.MetersView;
import se.lugntrygg.application.port.MoodEntries;
import se.lugntrygg.application.port.MoodSummaries;
import se.lugntrygg.application.port.Overloaded;
import se.lugntrygg.application.port.SafetyPlans;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.application.port.Stories;
import se.lugntrygg.application.port.Throttle;
import se.lugntrygg.application.safety.AssessRisk;
import se.lugntrygg.application.safety.GiveHelp;
import se.lugntrygg.application.safety.JudgeText;
import se.lugntrygg.application.safety.KeepSafetyPlan;
import se.lugntrygg.application.safety.ShowResources;
import se.lugntrygg.application.safety.ShowSafetyPlan;
import se.lugntrygg.application.safety.WatchRisk;
import se.lugntrygg.application.story.ShowStories;
import se.lugntrygg.application.story.TellStory;
import se.lugntrygg.domain.account.SessionId;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.ExchangeId;
import se.lugntrygg.domain.conversation.Request;
import se.lugntrygg.domain.conversation.Said;
import se.lugntrygg.domain.mood.DaySummary;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.mood.MoodEntryId;
import se.lugntrygg.domain.mood.Streaks;
import se.lugntrygg.domain.safety.Resources;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.safety.RiskJudge;
import se.lugntrygg.domain.safety.SafetyPlan;
import se.lugntrygg.domain.text.TextAnalyzer;
import se.lugntrygg.domain.time.Period;

/// The server over a socket, with fakes behind it that fail as they are told.
final class Fronted implements AutoCloseable {
  static final RiskJudge JUDGE = new RiskJudge();
  private static final TextAnalyzer ANALYZER = new TextAnalyzer();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  static final Duration HANG = Duration.ofSeconds(4);

  /// How storing goes.
  enum Store {
    WORKS,
    FAILS,
    IS_OVERLOADED,
    /// Each call takes [#HANG].
    HANGS
  }

  /// What goes wrong.
  record Trouble(boolean overLimit, Store store, boolean shedding, Function<String, Risk> judge) {
    static final Trouble NONE = new Trouble(false, Store.WORKS, false, JUDGE::judge);
  }

  final CountingMeters meters = new CountingMeters();
  final CollectedIncidents incidents = new CollectedIncidents();
  final SettableClock clock = SettableClock.at("2026-11-24T03:00:00Z");
  final UserId asa = new UserId(UUID.randomUUID());
  final InMemoryRiskFlags flags = new InMemoryRiskFlags(asa::equals);
  final String token;
  private final HttpServer server;

  Fronted(Trouble trouble) {
    InMemoryAccounts accounts = new InMemoryAccounts();
    InMemorySessions sessions = new InMemorySessions();
    InMemoryAuditTrail audit = new InMemoryAuditTrail();
    InMemoryLockouts lockouts = new InMemoryLockouts();
    PlainAccessTokens access = new PlainAccessTokens();
    ListedRefreshTokens refresh = new ListedRefreshTokens();
    PlainPasswordHasher hasher = new PlainPasswordHasher();
    InMemoryConsents consents = new InMemoryConsents();
    InMemoryMoodEntries kept = InMemoryMoodEntries.inZone(ZoneId.of("Europe/Stockholm"));
    Supplier<UUID> ids = UUID::randomUUID;
    LiveSessions live = new LiveSessions(sessions, clock, access.lifetime());
    MoodEntries entries = new Troubled(kept, trouble.store());
    MoodSummaries summaries = new TroubledSummaries(kept, trouble.store());
    SafetyPlans plans = new TroubledPlans(new InMemorySafetyPlans(), trouble.store());
    HomeZone homeZone = new HomeZone(summaries);
    DaysIn days = new DaysIn(entries, summaries);
    Forecasts forecasts = new InMemoryForecasts();
    Stories stories = new InMemoryStories();
    Predicate<UserId> vulnerable = person -> flags.standing(person, clock.instant()).isPresent();
    JudgeText judge = new JudgeText(trouble.judge(), meters);
    ReadText read = new ReadText(judge, ANALYZER);
    Executor atOnce = Runnable::run;
    GiveHelp help =
        new GiveHelp(Resources.standard(), new WatchRisk(flags, atOnce, meters, _ -> {}), clock);
    ConsentedWeek week = new ConsentedWeek(consents, new ShowWeek(days), homeZone, clock, _ -> {});
    Conversations conversations =
        new TroubledConversations(new InMemoryConversations(), trouble.store());
    token = access.issue(asa, new SessionId(UUID.randomUUID()), 0, clock.instant());
    Product product =
        new Product(
            new Authenticate(access, live, clock),
            new Register(accounts, hasher, audit, clock),
            new LogIn(accounts, sessions, lockouts, hasher, access, refresh, audit, clock, ids),
            new RefreshLogin(sessions, access, refresh, audit, live, clock),
            new LogOut(sessions, refresh, live, audit, clock),
            new ChangePassword(accounts, sessions, hasher, lockouts, live, audit, clock),
            new GiveConsent(consents, clock),
            new ShowConsent(consents),
            new ShowProfile(accounts),
            new ChangeProfile(accounts, summaries),
            homeZone,
            new LogMood(entries, read, clock),
            new AmendMood(entries, read, clock),
            new RemoveMood(entries),
            new ShowMood(entries),
            new ShowMoods(entries),
            new ShowToday(entries, days, clock),
            new ShowStreaks(days, clock),
            new ShowWeek(days),
            new ShowStatistics(days, clock),
            new Recommend(days, read, clock),
            new AnalyzeText(read),
            new ForetellMood(summaries, forecasts, vulnerable, clock),
            new ShowForecasts(forecasts, vulnerable),
            new CheckForecasts(forecasts, summaries, clock),
            judge,
            help,
            new AssessRisk(judge),
            new ShowResources(Resources.standard()),
            new ShowSafetyPlan(plans),
            new KeepSafetyPlan(plans, judge, clock),
            new Converse(
                read,
                help,
                conversations,
                Optional.of(new Gone()),
                new Spoken(),
                week,
                new Spending(new InMemoryAiUnits(), new AiUnits.Budget(1000, 1000), clock, _ -> {}),
                Duration.ofSeconds(1),
                clock,
                _ -> {}),
            new ShowConversation(conversations),
            new ForgetConversation(conversations),
            new RecallAnswer(conversations, help),
            new FindPatterns(conversations, clock),
            new WordWeek(
                Optional.of(new Gone()),
                week,
                new Spending(new InMemoryAiUnits(), new AiUnits.Budget(1000, 1000), clock, _ -> {}),
                _ -> false,
                Duration.ofSeconds(1)),
            new ReadDeeply(
                read,
                Optional.of(new Gone()),
                new Spending(new InMemoryAiUnits(), new AiUnits.Budget(1000, 1000), clock, _ -> {}),
                Duration.ofSeconds(1)),
            new StartExercise(new InMemoryExerciseRuns(), clock),
            new CompleteExercise(new InMemoryExerciseRuns(), clock),
            new TellStory(
                new ShowWeek(days),
                entries,
                stories,
                Optional.of(new Gone()),
                new Spending(new InMemoryAiUnits(), new AiUnits.Budget(1000, 1000), clock, _ -> {}),
                Duration.ofSeconds(1),
                vulnerable,
                _ -> true,
                clock,
                _ -> {}),
            new ShowStories(stories, vulnerable),
            new NoCache(),
            new Limits(trouble.overLimit()),
            new InMemoryReplays(),
            new FixedKeyWordSafe(),
            Billing.NOTHING,
            meters,
            new NoNumbers(),
            incidents,
            List.of(),
            clock,
            ids);
    server =
        HttpServer.start(
            new HttpSettings(
                "127.0.0.1",
                0,
                List.of("https://app.example.org"),
                List.of(),
                1000,
                trouble.shedding() ? 0 : 1000,
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Optional.empty(),
                "test"),
            product);
  }

  HttpResponse<String> send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", "application/json");
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// As Åsa.
  HttpResponse<String> as(String method, String path, String body, String language) {
    return send(
        method, path, body, "Authorization", "Bearer " + token, "Accept-Language", language);
  }

  @Override
  public void close() {
    server.close();
  }

  private static void check(Store store) {
    switch (store) {
      case WORKS -> {}
      case FAILS -> throw new StorageFailure("store", new IllegalStateException("no disk"));
      case HANGS -> LockSupport.parkNanos(HANG.toNanos());
      case IS_OVERLOADED -> throw new Overloaded("writes", Duration.ofSeconds(1));
    }
  }

  private record Troubled(MoodEntries kept, Store store) implements MoodEntries {
    @Override
    public MoodEntries.Addition add(MoodEntry entry) {
      check(store);
      return kept.add(entry);
    }

    @Override
    public Optional<MoodEntry> find(UserId owner, MoodEntryId id) {
      check(store);
      return kept.find(owner, id);
    }

    @Override
    public boolean replace(MoodEntry next) {
      check(store);
      return kept.replace(next);
    }

    @Override
    public boolean remove(UserId owner, MoodEntryId id) {
      check(store);
      return kept.remove(owner, id);
    }

    @Override
    public List<MoodEntry> feltWithin(
        UserId owner, Period period, Optional<Position> after, int offset, int limit) {
      check(store);
      return kept.feltWithin(owner, period, after, offset, limit);
    }
  }

  /// A language model that is not there.
  private static final class Gone implements Assistant {
    @Override
    public Reply answer(Request request, Duration patience, Consumer<String> sink) {
      return new Silent(Reason.BROKEN);
    }
  }

  /// The last link of every chain.
  private static final class Spoken implements Assistant {
    @Override
    public Reply answer(Request request, Duration patience, Consumer<String> sink) {
      String text = "Jag hör dig. Hur är det just nu?";
      sink.accept(text);
      return new Answered(text, "builtin");
    }
  }

  private record TroubledConversations(Conversations kept, Store store) implements Conversations {
    @Override
    public Conversations.Standing standing(UserId owner, int limit) {
      check(store);
      return kept.standing(owner, limit);
    }

    @Override
    public Conversations.Addition append(Said said, long erasures) {
      check(store);
      return kept.append(said, erasures);
    }

    @Override
    public Optional<se.lugntrygg.domain.conversation.Exchange> find(UserId owner, ExchangeId id) {
      check(store);
      return kept.find(owner, id);
    }

    @Override
    public List<se.lugntrygg.domain.conversation.Exchange> newest(
        UserId owner, OptionalLong before, int limit) {
      check(store);
      return kept.newest(owner, before, limit);
    }

    @Override
    public void erase(UserId owner) {
      check(store);
      kept.erase(owner);
    }
  }

  private record TroubledSummaries(MoodSummaries kept, Store store) implements MoodSummaries {
    @Override
    public Optional<ZoneId> zoneOf(UserId owner) {
      check(store);
      return kept.zoneOf(owner);
    }

    @Override
    public List<DaySummary> days(UserId owner, LocalDate first, LocalDate last) {
      check(store);
      return kept.days(owner, first, last);
    }

    @Override
    public Streaks streaks(UserId owner, LocalDate today) {
      check(store);
      return kept.streaks(owner, today);
    }

    @Override
    public Optional<Past> past(UserId owner, LocalDate first, LocalDate last, LocalDate today) {
      check(store);
      return kept.past(owner, first, last, today);
    }

    @Override
    public void rezone(UserId owner, ZoneId zone) {
      check(store);
      kept.rezone(owner, zone);
    }
  }

  private record TroubledPlans(SafetyPlans kept, Store store) implements SafetyPlans {
    @Override
    public Optional<SafetyPlan> of(UserId owner) {
      check(store);
      return kept.of(owner);
    }

    @Override
    public boolean keep(UserId owner, Optional<SafetyPlan> seen, SafetyPlan next) {
      check(store);
      return kept.keep(owner, seen, next);
    }
  }

  private static final class NoCache implements AnswerCache {
    @Override
    public Found find(UserId owner, String key, Duration keep, Supplier<Kept> work) {
      return new Found(work.get(), false);
    }

    @Override
    public void forget(UserId owner) {}
  }

  private static final class NoNumbers implements MetersView {
    @Override
    public Map<String, Object> snapshot() {
      return Map.of();
    }

    @Override
    public String prometheus() {
      return "";
    }
  }

  /// Either nothing is used up, or everything.
  private record Limits(boolean usedUp) implements Throttle {
    @Override
    public List<Decision> takeAll(List<Key> keys) {
      return keys.stream()
          .map(
              key ->
                  new Decision(
                      !usedUp,
                      standings(key.limit(), key.caller()),
                      usedUp ? Duration.ofSeconds(30) : Duration.ZERO))
          .toList();
    }

    @Override
    public List<Standing> standings(Limit limit, String caller) {
      return List.of(
          new Standing(
              new Rate(10, Duration.ofMinutes(1)), usedUp ? 0 : 9, Duration.ofSeconds(30)));
    }
  }
}
