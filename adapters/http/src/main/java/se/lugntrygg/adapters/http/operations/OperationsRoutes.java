package se.lugntrygg.adapters.http.operations;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import se.lugntrygg.adapters.http.Exchange;
import se.lugntrygg.adapters.http.HttpSettings;
import se.lugntrygg.adapters.http.Product;
import se.lugntrygg.adapters.http.Refusal;
import se.lugntrygg.adapters.http.Reply;
import se.lugntrygg.adapters.http.Route;
import se.lugntrygg.adapters.http.Timestamps;
import se.lugntrygg.application.port.Limit;
import se.lugntrygg.application.port.Throttle;

/// Health and numbers.
public final class OperationsRoutes {
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final Product product;
  private final HttpSettings settings;
  private final Readiness readiness;
  private final BooleanSupplier draining;

  private OperationsRoutes(Product product, HttpSettings settings, BooleanSupplier draining) {
    this.product = product;
    this.settings = settings;
    this.readiness = new Readiness(product.parts(), product.clock());
    this.draining = draining;
  }

  /// All routes that operators and passers-by use.
  ///
  /// @param draining whether we are about to stop
  public static List<Route> of(Product product, HttpSettings settings, BooleanSupplier draining) {
    OperationsRoutes routes = new OperationsRoutes(product, settings, draining);
    List<Route> all = new ArrayList<>();
    all.add(Route.unlimited("GET", "/api/health", routes::health));
    all.add(Route.unlimited("GET", "/api/health/live", _ -> Reply.ok(new Status("alive"))));
    all.add(Route.unlimited("GET", "/api/health/ready", routes::ready));
    all.add(Route.unlimited("GET", "/api/metrics", routes::metrics));
    all.add(Route.unlimited("GET", "/metrics", routes::prometheus));
    all.add(Route.of("GET", "/api/rate-limit/status", Limit.READ, routes::limits));
    return all;
  }

  record Status(String status) {}

  record Health(String status, String timestamp, String service, String version) {}

  private Reply health(Exchange exchange) {
    return Reply.ok(
        new Health(
            "healthy",
            Timestamps.text(product.clock().instant()),
            "lugn-trygg",
            settings.version()));
  }

  record Ready(String status, Map<String, String> checks) {}

  private Reply ready(Exchange exchange) {
    Map<String, String> checks = new LinkedHashMap<>(readiness.checks());
    checks.put("accepting", draining.getAsBoolean() ? "stopping" : "ok");
    boolean ready =
        checks.values().stream().allMatch(check -> check.equals("ok") || check.equals("away"));
    return Reply.of(ready ? 200 : 503, new Ready(ready ? "ready" : "not ready", checks));
  }

  private Reply metrics(Exchange exchange) {
    admit(exchange);
    return Reply.ok(product.metersView().snapshot());
  }

  private Reply prometheus(Exchange exchange) {
    admit(exchange);
    return Reply.text(PROMETHEUS, product.metersView().prometheus());
  }

  /// Where a token is configured, only who shows it may read the numbers.
  private void admit(Exchange exchange) {
    Optional<String> needed = settings.metricsToken();
    if (needed.isPresent()
        && !MessageDigest.isEqual(
            ("Bearer " + needed.get()).getBytes(StandardCharsets.UTF_8),
            exchange.authorization().getBytes(StandardCharsets.UTF_8))) {
      throw new Refusal(Refusal.Kind.UNKNOWN_CALLER);
    }
  }

  record Bucket(long limit, long windowSeconds, long remaining, long resetSeconds) {}

  record Limits(Map<String, List<Bucket>> limits) {}

  private Reply limits(Exchange exchange) {
    Map<String, List<Bucket>> all = new LinkedHashMap<>();
    for (Limit limit : Limit.values()) {
      String caller =
          limit.key().startsWith("auth.")
              ? "address:" + exchange.address()
              : "user:" + exchange.caller();
      all.put(
          limit.key(),
          product.throttle().standings(limit, caller).stream()
              .map(OperationsRoutes::bucket)
              .toList());
    }
    return Reply.ok(new Limits(all));
  }

  private static Bucket bucket(Throttle.Standing standing) {
    return new Bucket(
        standing.rate().tokens(),
        standing.rate().per().toSeconds(),
        standing.remaining(),
        standing.reset().toSeconds());
  }
}
