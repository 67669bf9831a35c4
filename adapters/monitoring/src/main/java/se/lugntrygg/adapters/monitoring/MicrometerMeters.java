package se.lugntrygg.adapters.monitoring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import se.lugntrygg.application.port.Limit;
import se.lugntrygg.application.port.Meters;
import se.lugntrygg.application.port.MetersView;
import se.lugntrygg.domain.safety.RiskLevel;

/// Counts with Micrometer, for the JSON page and for Prometheus alike.
public final class MicrometerMeters implements Meters, MetersView, AutoCloseable {
  /// Far more than there are routes and answers to them, providers and outcomes; whatever comes
  /// beyond counts as one, so that no caller can fill the memory.
  private static final int MOST_LABELS = 1000;

  private static final String OTHER = "other";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics gc = new JvmGcMetrics();
  private final Map<Answered, Sum> answered = new ConcurrentHashMap<>();
  private final Map<String, Latencies> storage = new ConcurrentHashMap<>();
  private final Map<String, Documents> documents = new ConcurrentHashMap<>();
  private final Map<Called, Latencies> called = new ConcurrentHashMap<>();
  private final Map<Limit, Counter> refusals = new EnumMap<>(Limit.class);
  private final Latencies all;
  private final Counter hits;
  private final Counter misses;
  private final Counter incidents;
  private final Map<RiskLevel, Counter> judged = new EnumMap<>(RiskLevel.class);
  private final Counter judgeFailures;
  private final Counter helpedAnyway;
  private final Counter lostFlags;
  private final Counter refusedReplies;
  private final long startedNanos = System.nanoTime();

  private record Answered(String method, String route, int status) {}

  /// How many and how long together: a Micrometer timer keeps a maximum besides, at several times
  /// the cost.
  private record Sum(LongAdder count, LongAdder nanos) {
    void record(Duration took) {
      count.increment();
      nanos.add(took.toNanos());
    }
  }

  private record Documents(Counter reads, Counter writes, Counter deletes) {}

  private record Called(String provider, String outcome) {}

  /// Nothing counted yet.
  public MicrometerMeters() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    gc.bindTo(registry);
    var _ =
        TimeGauge.builder("process.uptime", this::upNanos, TimeUnit.NANOSECONDS)
            .description("Since start")
            .register(registry);
    all = latencies("http.server.requests.all", "All answered requests", Tags.empty());
    hits = cache("hit");
    misses = cache("miss");
    incidents =
        Counter.builder("incidents").description("Unexpected errors reported").register(registry);
    for (RiskLevel level : RiskLevel.values()) {
      judged.put(
          level,
          Counter.builder("safety.judgements")
              .description("Judgements of people's words, by level")
              .tag("level", level.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
    judgeFailures =
        counter(registry, "safety.judge.failures", "Judgements that failed: concern was assumed");
    helpedAnyway =
        counter(registry, "safety.helped.anyway", "Help given although the request was refused");
    lostFlags = counter(registry, "safety.flags.lost", "Flags that could not be kept");
    refusedReplies =
        counter(registry, "safety.replies.refused", "Texts of an AI that were not shown");
    for (Limit limit : Limit.values()) {
      refusals.put(
          limit,
          Counter.builder("limiter.refusals")
              .description("Requests refused by a limit")
              .tag("limit", limit.key())
              .register(registry));
    }
  }

  private long upNanos() {
    return System.nanoTime() - startedNanos;
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }

  private Counter cache(String result) {
    return Counter.builder("cache.gets")
        .description("Questions to the answer cache")
        .tag("result", result)
        .register(registry);
  }

  private Latencies latencies(String name, String description, Tags tags) {
    Latencies latencies = new Latencies();
    var _ =
        FunctionTimer.builder(
                name,
                latencies,
                each -> each.seen().count(),
                each -> each.seen().totalNanos(),
                TimeUnit.NANOSECONDS)
            .description(description)
            .tags(tags)
            .register(registry);
    for (double at : Latencies.PERCENTILES) {
      var _ =
          TimeGauge.builder(
                  name + ".latency",
                  latencies,
                  TimeUnit.NANOSECONDS,
                  each -> Objects.requireNonNull(each.seen().nanos().get(at)))
              .description(description + ": percentiles since start")
              .tags(tags.and("quantile", Double.toString(at)))
              .register(registry);
    }
    return latencies;
  }

  @Override
  public void answered(String method, String route, int status, Duration took) {
    Answered key = new Answered(known(method), route, status);
    bounded(answered, key, new Answered(OTHER, OTHER, 0), this::sum).record(took);
    all.record(took);
  }

  /// Clients may send any method; only those that exist become labels.
  private static String known(String method) {
    return switch (method) {
      case "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH" -> method;
      default -> "OTHER";
    };
  }

  private static <K, M> M bounded(Map<K, M> meters, K key, K other, Function<K, M> make) {
    M kept = meters.get(key);
    if (kept != null) {
      return kept;
    }
    return meters.computeIfAbsent(meters.size() < MOST_LABELS ? key : other, make);
  }

  private Sum sum(Answered key) {
    Sum sum = new Sum(new LongAdder(), new LongAdder());
    var _ =
        FunctionTimer.builder(
                "http.server.requests",
                sum,
                each -> each.count().sum(),
                each -> each.nanos().sum(),
                TimeUnit.NANOSECONDS)
            .description("Answered requests")
            .tag("method", key.method())
            .tag("route", key.route())
            .tag("status", Integer.toString(key.status()))
            .register(registry);
    return sum;
  }

  @Override
  public void cache(boolean hit) {
    (hit ? hits : misses).increment();
  }

  @Override
  public void refused(Limit limit) {
    Objects.requireNonNull(refusals.get(limit), limit::key).increment();
  }

  @Override
  public void storage(String kind, Duration took) {
    bounded(
            storage,
            kind,
            OTHER,
            name -> latencies("storage.operations", "Work of the store", Tags.of("kind", name)))
        .record(took);
  }

  @Override
  public void documents(String work, long reads, long writes, long deletes) {
    Documents sums = bounded(documents, work, OTHER, this::documents);
    sums.reads().increment((double) reads);
    sums.writes().increment((double) writes);
    sums.deletes().increment((double) deletes);
  }

  private Documents documents(String work) {
    return new Documents(
        documents(work, "read"), documents(work, "write"), documents(work, "delete"));
  }

  private Counter documents(String work, String kind) {
    return Counter.builder("storage.documents")
        .description("Documents that the store charges for")
        .tag("work", work)
        .tag("kind", kind)
        .register(registry);
  }

  @Override
  public void ai(String provider, String outcome, Duration took) {
    bounded(
            called,
            new Called(provider, outcome),
            new Called(OTHER, OTHER),
            call ->
                latencies(
                    "ai.calls",
                    "Calls to assistants",
                    Tags.of("provider", call.provider(), "outcome", call.outcome())))
        .record(took);
  }

  /// One unexpected error was reported.
  void reported() {
    incidents.increment();
  }

  @Override
  public void judged(RiskLevel level) {
    Objects.requireNonNull(judged.get(level), level::name).increment();
  }

  @Override
  public void judgeFailed() {
    judgeFailures.increment();
  }

  @Override
  public void helpedAnyway() {
    helpedAnyway.increment();
  }

  @Override
  public void flagLost() {
    lostFlags.increment();
  }

  @Override
  public void replyRefused() {
    refusedReplies.increment();
  }

  @Override
  public Map<String, Object> snapshot() {
    Map<String, Object> snapshot = new LinkedHashMap<>();
    snapshot.put("uptime_seconds", TimeUnit.NANOSECONDS.toSeconds(upNanos()));
    snapshot.put("requests", requests());
    double asked = hits.count() + misses.count();
    Map<String, Object> cache = new LinkedHashMap<>();
    cache.put("hits", (long) hits.count());
    cache.put("misses", (long) misses.count());
    cache.put("hit_rate", asked == 0 ? 0.0 : hits.count() / asked);
    snapshot.put("cache", cache);
    Map<String, Object> refused = new LinkedHashMap<>();
    refusals.forEach((limit, counter) -> refused.put(limit.key(), (long) counter.count()));
    snapshot.put("limiter_refusals", refused);
    Map<String, Object> stored = new TreeMap<>();
    storage.forEach((kind, latencies) -> stored.put(kind, numbers(latencies)));
    snapshot.put("storage", stored);
    Map<String, Object> charged = new TreeMap<>();
    documents.forEach(
        (work, sums) ->
            charged.put(
                work,
                Map.of(
                    "reads", (long) sums.reads().count(),
                    "writes", (long) sums.writes().count(),
                    "deletes", (long) sums.deletes().count())));
    snapshot.put("documents", charged);
    Map<String, Map<String, Object>> providers = new TreeMap<>();
    called.forEach(
        (call, latencies) ->
            providers
                .computeIfAbsent(call.provider(), _ -> new TreeMap<>())
                .put(call.outcome(), numbers(latencies)));
    snapshot.put("ai", providers);
    snapshot.put("incidents", (long) incidents.count());
    Map<String, Object> safety = new LinkedHashMap<>();
    judged.forEach(
        (level, counter) ->
            safety.put("judged_" + level.name().toLowerCase(Locale.ROOT), (long) counter.count()));
    safety.put("judge_failures", (long) judgeFailures.count());
    safety.put("helped_anyway", (long) helpedAnyway.count());
    safety.put("flags_lost", (long) lostFlags.count());
    safety.put("replies_refused", (long) refusedReplies.count());
    snapshot.put("safety", safety);
    snapshot.put("jvm", jvm());
    return snapshot;
  }

  private Map<String, Object> requests() {
    Map<String, Object> routes = new TreeMap<>();
    answered.forEach(
        (key, sum) ->
            routes.put(key.method() + " " + key.route() + " " + key.status(), sum.count().sum()));
    Latencies.Seen seen = all.seen();
    Map<String, Object> requests = new LinkedHashMap<>();
    requests.put("total", seen.count());
    requests.put("by_route_and_status", routes);
    requests.put("latency_ms", seen.millis());
    return requests;
  }

  private static Map<String, Object> numbers(Latencies latencies) {
    Latencies.Seen seen = latencies.seen();
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("count", seen.count());
    numbers.put("latency_ms", seen.millis());
    return numbers;
  }

  private static Map<String, Object> jvm() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long collections = 0;
    long collecting = 0;
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      collections += Math.max(0, collector.getCollectionCount());
      collecting += Math.max(0, collector.getCollectionTime());
    }
    Map<String, Object> jvm = new LinkedHashMap<>();
    jvm.put("version", Runtime.version().toString());
    jvm.put("processors", Runtime.getRuntime().availableProcessors());
    jvm.put("heap_used_bytes", memory.getHeapMemoryUsage().getUsed());
    jvm.put("heap_max_bytes", memory.getHeapMemoryUsage().getMax());
    jvm.put("non_heap_used_bytes", memory.getNonHeapMemoryUsage().getUsed());
    jvm.put("gc_collections", collections);
    jvm.put("gc_ms", collecting);
    jvm.put("threads", threads.getThreadCount());
    jvm.put("threads_peak", threads.getPeakThreadCount());
    return jvm;
  }

  @Override
  public String prometheus() {
    return registry.scrape();
  }

  @Override
  public void close() {
    gc.close();
    registry.close();
  }
}
