package se.lugntrygg.adapters.monitoring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import se.lugntrygg.application.port.Limit;
import se.lugntrygg.application.port.Meters;
import se.lugntrygg.application.port.MetersView;
import se.lugntrygg.domain.safety.RiskLevel;

/// Counts with Micrometer, for the JSON page and for Prometheus alike.
public final class MicrometerMeters implements Meters, MetersView, AutoCloseable {
  private static final double[] PERCENTILES = {0.5, 0.95, 0.99};

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics gc = new JvmGcMetrics();
  private final Map<Answered, Timer> answered = new ConcurrentHashMap<>();
  private final Map<String, Timer> storage = new ConcurrentHashMap<>();
  private final Map<Limit, Counter> refusals = new EnumMap<>(Limit.class);
  private final Timer all;
  private final Counter hits;
  private final Counter misses;
  private final Map<RiskLevel, Counter> judged = new EnumMap<>(RiskLevel.class);
  private final Counter judgeFailures;
  private final Counter helpedAnyway;
  private final Counter lostFlags;
  private final long startedNanos = System.nanoTime();

  private record Answered(String method, String route, int status) {}

  /// Nothing counted yet.
  public MicrometerMeters() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    gc.bindTo(registry);
    all =
        Timer.builder("http.server.requests.all")
            .description("All answered requests")
            .publishPercentiles(PERCENTILES)
            .register(registry);
    hits = cache(registry, "hit");
    misses = cache(registry, "miss");
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
    for (Limit limit : Limit.values()) {
      refusals.put(
          limit,
          Counter.builder("limiter.refusals")
              .description("Requests refused by a limit")
              .tag("limit", limit.key())
              .register(registry));
    }
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }

  private static Counter cache(MeterRegistry registry, String result) {
    return Counter.builder("cache.gets")
        .description("Questions to the answer cache")
        .tag("result", result)
        .register(registry);
  }

  @Override
  public void answered(String method, String route, int status, Duration took) {
    answered.computeIfAbsent(new Answered(known(method), route, status), this::timer).record(took);
    all.record(took);
  }

  /// Clients may send any method; only those that exist become labels.
  private static String known(String method) {
    return switch (method) {
      case "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH" -> method;
      default -> "OTHER";
    };
  }

  private Timer timer(Answered key) {
    return Timer.builder("http.server.requests")
        .description("Answered requests")
        .tag("method", key.method())
        .tag("route", key.route())
        .tag("status", Integer.toString(key.status()))
        .register(registry);
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
    storage
        .computeIfAbsent(
            kind,
            name ->
                Timer.builder("storage.operations")
                    .description("Work of the store")
                    .tag("kind", name)
                    .publishPercentiles(PERCENTILES)
                    .register(registry))
        .record(took);
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
  public Map<String, Object> snapshot() {
    Map<String, Object> snapshot = new LinkedHashMap<>();
    snapshot.put(
        "uptime_seconds", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startedNanos));
    Map<String, Object> routes = new LinkedHashMap<>();
    answered.forEach(
        (key, timer) ->
            routes.put(
                "%s %s %d".formatted(key.method(), key.route(), key.status()), timer.count()));
    Map<String, Object> requests = new LinkedHashMap<>();
    requests.put("total", all.count());
    requests.put("by_route_and_status", routes);
    requests.put("latency_ms", percentiles(all));
    snapshot.put("requests", requests);
    double asked = hits.count() + misses.count();
    Map<String, Object> cache = new LinkedHashMap<>();
    cache.put("hits", (long) hits.count());
    cache.put("misses", (long) misses.count());
    cache.put("hit_rate", asked == 0 ? 0.0 : hits.count() / asked);
    snapshot.put("cache", cache);
    Map<String, Object> refused = new LinkedHashMap<>();
    refusals.forEach((limit, counter) -> refused.put(limit.key(), (long) counter.count()));
    snapshot.put("limiter_refusals", refused);
    Map<String, Object> stored = new LinkedHashMap<>();
    storage.forEach(
        (kind, timer) -> {
          Map<String, Object> numbers = new LinkedHashMap<>();
          numbers.put("count", timer.count());
          numbers.put("latency_ms", percentiles(timer));
          stored.put(kind, numbers);
        });
    snapshot.put("storage", stored);
    Map<String, Object> safety = new LinkedHashMap<>();
    judged.forEach(
        (level, counter) ->
            safety.put("judged_" + level.name().toLowerCase(Locale.ROOT), (long) counter.count()));
    safety.put("judge_failures", (long) judgeFailures.count());
    safety.put("helped_anyway", (long) helpedAnyway.count());
    safety.put("flags_lost", (long) lostFlags.count());
    snapshot.put("safety", safety);
    snapshot.put("jvm", jvm());
    return snapshot;
  }

  private static Map<String, Object> percentiles(Timer timer) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    var taken = timer.takeSnapshot();
    numbers.put("mean", taken.mean(TimeUnit.MILLISECONDS));
    numbers.put("max", taken.max(TimeUnit.MILLISECONDS));
    for (ValueAtPercentile at : taken.percentileValues()) {
      numbers.put(
          String.format(Locale.ROOT, "p%.0f", at.percentile() * 100),
          at.value(TimeUnit.MILLISECONDS));
    }
    return numbers;
  }

  private static Map<String, Object> jvm() {
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    Map<String, Object> jvm = new LinkedHashMap<>();
    jvm.put("version", Runtime.version().toString());
    jvm.put("processors", Runtime.getRuntime().availableProcessors());
    jvm.put("heap_used_bytes", heap.getUsed());
    jvm.put("heap_max_bytes", heap.getMax());
    jvm.put("threads", ManagementFactory.getThreadMXBean().getThreadCount());
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
