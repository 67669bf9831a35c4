package se.lugntrygg.adapters.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Where and how to listen.
///
/// @param port 0 for any free one
/// @param corsOrigins exact origins that browsers may call from; a leading `*.` label is allowed
/// @param trustedProxies whose `X-Forwarded-For` is believed
/// @param maxConnections open at the same time; more wait to be accepted
/// @param maxInFlight requests worked on at the same time; more are answered 503
/// @param idleTimeout after which a silent connection is closed
/// @param requestTimeout within which a request's body must arrive
/// @param drainTimeout that requests in flight get to end at a stop
/// @param metricsToken that `/metrics` and `/api/metrics` ask for, if any
/// @param version of the program, as health tells it
public record HttpSettings(
    String host,
    int port,
    List<String> corsOrigins,
    List<Cidr> trustedProxies,
    int maxConnections,
    int maxInFlight,
    Duration idleTimeout,
    Duration requestTimeout,
    Duration drainTimeout,
    Optional<String> metricsToken,
    String version) {
  public HttpSettings {
    corsOrigins = List.copyOf(corsOrigins);
    trustedProxies = List.copyOf(trustedProxies);
  }

  @Override
  public String toString() {
    return "HttpSettings[%s:%d]".formatted(host, port);
  }
}
