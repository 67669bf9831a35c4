package se.lugntrygg.adapters.monitoring;

import io.sentry.Hint;
import io.sentry.Sentry;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import io.sentry.SpanContext;
import io.sentry.protocol.SentryException;
import io.sentry.protocol.SentryTransaction;
import java.util.List;
import java.util.Optional;
import se.lugntrygg.application.port.Incidents;

/// Tells Sentry. Messages of exceptions stay here, since nobody can promise what is in them: types
/// and places are enough to find the fault.
public final class SentryIncidents implements Incidents, AutoCloseable {
  private static final long FLUSH_MILLIS = 2000;
  private static final int PATIENCE_MILLIS = 5000;

  /// @param dsn where Sentry listens, with its public key
  /// @param tracesSampleRate how many requests are traced, 0 to 1; empty for none
  public SentryIncidents(
      String dsn, String environment, String release, Optional<Double> tracesSampleRate) {
    Sentry.init(
        options -> {
          options.setDsn(dsn);
          options.setEnvironment(environment);
          options.setRelease(release);
          options.setAttachServerName(false);
          options.setMaxBreadcrumbs(0);
          options.setEnableUncaughtExceptionHandler(false);
          options.setSendClientReports(false);
          options.setEnableAutoSessionTracking(false);
          options.setConnectionTimeoutMillis(PATIENCE_MILLIS);
          options.setReadTimeoutMillis(PATIENCE_MILLIS);
          options.setShutdownTimeoutMillis(FLUSH_MILLIS);
          options.setFlushTimeoutMillis(FLUSH_MILLIS);
          options.setSendModules(false);
          tracesSampleRate.ifPresent(options::setTracesSampleRate);
          options.setBeforeSend((event, hint) -> bare(event, hint));
          options.setBeforeSendTransaction(SentryIncidents::unnamed);
        });
  }

  private static SentryEvent bare(SentryEvent event, Hint hint) {
    hint.clearAttachments();
    List<SentryException> exceptions = event.getExceptions();
    if (exceptions != null) {
      exceptions.forEach(exception -> exception.setValue("(withheld)"));
    }
    event.setMessage(null);
    event.setUser(null);
    event.setRequest(null);
    event.setBreadcrumbs(null);
    event.setExtras(null);
    // Threads have names, and of those nobody can promise anything either; the trace names its own.
    event.setThreads(null);
    var _ = event.getContexts().remove(SpanContext.TYPE);
    return event;
  }

  private static SentryTransaction unnamed(SentryTransaction transaction, Hint hint) {
    hint.clearAttachments();
    transaction.setUser(null);
    transaction.setRequest(null);
    return transaction;
  }

  @Override
  public void report(Throwable error, String requestId, String route) {
    SentryEvent event = new SentryEvent(error);
    event.setLevel(SentryLevel.ERROR);
    event.setTag("request_id", requestId);
    event.setTag("route", route);
    event.setTransaction(route);
    var _ = Sentry.captureEvent(event);
  }

  /// Sends what waits, for a few seconds at most.
  @Override
  public void close() {
    Sentry.close();
  }
}
