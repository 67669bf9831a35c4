package se.lugntrygg.adapters.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.port.Limit;

class MicrometerMetersTest {
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{(?:[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\]|\\\\.)*\",?)*\\})?"
              + " ([-+.eE0-9]+|NaN|[-+]Inf)");

  private final MicrometerMeters meters = new MicrometerMeters();

  @AfterEach
  void close() {
    meters.close();
  }

  private JsonNode snapshot() {
    return new ObjectMapper().valueToTree(meters.snapshot());
  }

  /// Every sample of the Prometheus text, each line being either that or a comment.
  private Map<String, Double> samples() {
    Map<String, Double> samples = new HashMap<>();
    for (String line : meters.prometheus().split("\n", -1)) {
      if (!line.isEmpty() && !line.startsWith("# HELP ") && !line.startsWith("# TYPE ")) {
        Matcher sample = SAMPLE.matcher(line);
        assertThat(sample.matches()).as(line).isTrue();
        String labels = sample.group(2) == null ? "" : sample.group(2);
        assertThat(samples.put(sample.group(1) + labels, Double.parseDouble(sample.group(3))))
            .as(line)
            .isNull();
      }
    }
    return samples;
  }

  @Test
  void shows_every_part_from_the_start() {
    JsonNode all = snapshot();
    assertThat(all.path("uptime_seconds").isIntegralNumber()).isTrue();
    assertThat(all.at("/requests/total").asLong(-1)).isZero();
    assertThat(all.at("/requests/by_route_and_status").isObject()).isTrue();
    for (String number : List.of("mean", "max", "p50", "p95", "p99")) {
      assertThat(all.at("/requests/latency_ms/" + number).asDouble(-1)).as(number).isZero();
    }
    assertThat(all.at("/cache/hit_rate").asDouble(-1)).isZero();
    assertThat(all.path("limiter_refusals").size()).isEqualTo(Limit.values().length);
    assertThat(all.path("storage").isObject()).isTrue();
    assertThat(all.path("ai").isObject()).isTrue();
    assertThat(all.path("incidents").asLong(-1)).isZero();
    for (String number :
        List.of("heap_used_bytes", "heap_max_bytes", "non_heap_used_bytes", "threads")) {
      assertThat(all.at("/jvm/" + number).asLong()).as(number).isPositive();
    }
    assertThat(all.at("/jvm/gc_collections").isNumber()).isTrue();
    assertThat(all.at("/jvm/gc_ms").isNumber()).isTrue();
  }

  @Test
  void counts_and_prometheus_says_the_same() {
    for (int i = 1; i <= 100; i++) {
      meters.answered("GET", "/api/mood/{id}", i > 90 ? 404 : 200, Duration.ofMillis(i));
    }
    meters.cache(true);
    meters.cache(true);
    meters.cache(true);
    meters.cache(false);
    meters.refused(Limit.AI_CHAT);
    meters.storage("read", Duration.ofMillis(2));
    meters.storage("write", Duration.ofMillis(3));
    meters.storage("write", Duration.ofMillis(5));
    meters.documents("GET /api/mood/{id}", 2, 0, 0);
    meters.documents("GET /api/mood/{id}", 1, 3, 1);
    meters.ai("openai", "timeout", Duration.ofSeconds(20));
    meters.ai("builtin", "answered", Duration.ofMillis(1));
    List<Throwable> told = new ArrayList<>();
    IllegalStateException error = new IllegalStateException();
    new CountedIncidents((each, _, _) -> told.add(each), meters).report(error, "r", "GET /");
    assertThat(told).containsExactly(error);

    JsonNode all = snapshot();
    assertThat(all.at("/requests/total").asLong()).isEqualTo(100);
    JsonNode routes = all.at("/requests/by_route_and_status");
    assertThat(routes.path("GET /api/mood/{id} 200").asLong()).isEqualTo(90);
    assertThat(routes.path("GET /api/mood/{id} 404").asLong()).isEqualTo(10);
    JsonNode latency = all.at("/requests/latency_ms");
    assertThat(latency.path("mean").asDouble()).isCloseTo(50.5, within(0.01));
    assertThat(latency.path("p50").asDouble()).isBetween(50.0, 50 * 17 / 16.0);
    assertThat(latency.path("p95").asDouble()).isBetween(95.0, 95 * 17 / 16.0);
    assertThat(latency.path("p99").asDouble()).isBetween(99.0, 100.0);
    assertThat(latency.path("max").asDouble()).isEqualTo(100);
    assertThat(all.at("/cache/hit_rate").asDouble()).isEqualTo(0.75);
    assertThat(all.at("/limiter_refusals/ai.chat").asLong()).isEqualTo(1);
    assertThat(all.at("/storage/read/count").asLong()).isEqualTo(1);
    assertThat(all.at("/storage/write/count").asLong()).isEqualTo(2);
    assertThat(all.at("/storage/write/latency_ms/max").asDouble()).isEqualTo(5);
    JsonNode charged = all.path("documents").path("GET /api/mood/{id}");
    assertThat(charged.path("reads").asLong()).isEqualTo(3);
    assertThat(charged.path("writes").asLong()).isEqualTo(3);
    assertThat(charged.path("deletes").asLong()).isEqualTo(1);
    assertThat(all.at("/ai/openai/timeout/count").asLong()).isEqualTo(1);
    assertThat(all.at("/ai/openai/timeout/latency_ms/max").asDouble()).isEqualTo(20_000);
    assertThat(all.at("/ai/builtin/answered/count").asLong()).isEqualTo(1);
    assertThat(all.path("incidents").asLong()).isEqualTo(1);

    Map<String, Double> samples = samples();
    assertThat(samples)
        .containsEntry(
            "http_server_requests_seconds_count"
                + "{method=\"GET\",route=\"/api/mood/{id}\",status=\"200\"}",
            90.0)
        .containsEntry("http_server_requests_all_seconds_count", 100.0)
        .containsEntry("cache_gets_total{result=\"hit\"}", 3.0)
        .containsEntry("limiter_refusals_total{limit=\"ai.chat\"}", 1.0)
        .containsEntry("storage_operations_seconds_count{kind=\"write\"}", 2.0)
        .containsEntry("ai_calls_seconds_count{outcome=\"timeout\",provider=\"openai\"}", 1.0)
        .containsEntry("incidents_total", 1.0);
    assertThat(
            samples.getOrDefault("http_server_requests_all_latency_seconds{quantile=\"0.95\"}", 0.0)
                * 1000)
        .isCloseTo(latency.path("p95").asDouble(), within(0.001));
    assertThat(samples).containsKey("process_uptime_seconds");
    assertThat(samples.keySet())
        .anyMatch(name -> name.startsWith("jvm_memory_used_bytes"))
        .anyMatch(name -> name.startsWith("jvm_gc_"))
        .anyMatch(name -> name.startsWith("jvm_threads_live_threads"));
  }

  @Test
  void strangers_cannot_add_labels_without_end() {
    for (int i = 0; i < 5_000; i++) {
      meters.answered("BREW" + i, "/api/coffee", 405, Duration.ofMillis(1));
      meters.answered("GET", "/api/" + i, 404, Duration.ofMillis(1));
      meters.storage("kind" + i, Duration.ofMillis(1));
      meters.ai("provider" + i, "x", Duration.ofMillis(1));
    }
    JsonNode all = snapshot();
    assertThat(all.at("/requests/total").asLong()).isEqualTo(10_000);
    JsonNode routes = all.at("/requests/by_route_and_status");
    assertThat(routes.path("OTHER /api/coffee 405").asLong()).isEqualTo(5_000);
    assertThat(routes.size()).isLessThan(1_010);
    assertThat(routes.path("other other 0").asLong()).isPositive();
    assertThat(all.path("storage").size()).isLessThan(1_010);
    assertThat(all.path("ai").size()).isLessThan(1_010);
  }

  @Test
  void names_with_quotes_and_line_breaks_do_not_break_the_text() {
    meters.answered("GET", "/api/\"x\"\n\\", 200, Duration.ofMillis(1));
    assertThat(samples().keySet()).anyMatch(name -> name.contains("\\\"x\\\"\\n\\\\"));
  }

  @Test
  void recording_and_reading_are_cheap() {
    Duration took = Duration.ofNanos(1_234_567);
    double answered = best(100_000, () -> meters.answered("GET", "/api/mood/get", 200, took));
    double stored = best(100_000, () -> meters.storage("read", took));
    double hit = best(100_000, () -> meters.cache(true));
    double snapshot = best(200, meters::snapshot);
    System.out.printf(
        "recording: a request %.0f ns, storage %.0f ns, a hit %.0f ns; a snapshot %.0f ns%n",
        answered, stored, hit, snapshot);
    assertThat(answered).as("nanoseconds, with much to spare").isLessThan(20_000);
    assertThat(snapshot).as("nanoseconds, with much to spare").isLessThan(20_000_000);
  }

  private static double best(int times, Runnable work) {
    double best = Double.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < times; i++) {
        work.run();
      }
      best = Math.min(best, (double) (System.nanoTime() - start) / times);
    }
    return best;
  }
}
