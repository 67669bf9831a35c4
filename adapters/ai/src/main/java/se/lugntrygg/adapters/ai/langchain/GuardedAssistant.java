package se.lugntrygg.adapters.ai.langchain;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lugntrygg.application.port.Assistant;
import se.lugntrygg.domain.conversation.Request;

/// Keeps a sick provider from hurting anybody: only so many ask it at once, it is left alone for a
/// while after it has failed too often, and what failed at once is tried once more. The only place
/// where retries, breaker and bulkhead are.
final class GuardedAssistant implements Assistant {
  /// Waiting requests cost little on virtual threads, but each holds a connection.
  private static final int AT_ONCE = 64;

  /// Half of the last twenty failing is no bad luck.
  private static final int WINDOW = 20;

  private static final int FEWEST = 5;
  private static final float SICK_PERCENT = 50;

  /// How long it is left alone, and how many then try whether it is well.
  private static final Duration REST = Duration.ofSeconds(10);

  private static final int TRIALS = 2;

  /// What failed later than this is not tried again: the person has waited.
  private static final Duration AT_FIRST = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(GuardedAssistant.class);

  private final String name;
  private final Assistant assistant;
  private final Bulkhead bulkhead;
  private final CircuitBreaker breaker;
  private volatile long restsUntil;
  private final Set<Reason> told = ConcurrentHashMap.newKeySet();

  GuardedAssistant(String name, Assistant assistant) {
    this(name, assistant, REST);
  }

  /// @param rest how long it is left alone
  GuardedAssistant(String name, Assistant assistant, Duration rest) {
    this.name = name;
    this.assistant = assistant;
    this.bulkhead =
        Bulkhead.of(
            name,
            BulkheadConfig.custom()
                .maxConcurrentCalls(AT_ONCE)
                .maxWaitDuration(Duration.ZERO)
                .build());
    this.breaker =
        CircuitBreaker.of(
            name,
            CircuitBreakerConfig.custom()
                .slidingWindowSize(WINDOW)
                .minimumNumberOfCalls(FEWEST)
                .failureRateThreshold(SICK_PERCENT)
                .waitDurationInOpenState(rest)
                .permittedNumberOfCallsInHalfOpenState(TRIALS)
                .build());
    breaker
        .getEventPublisher()
        .onStateTransition(
            event -> {
              if (event.getStateTransition().getToState() == CircuitBreaker.State.OPEN) {
                restsUntil = System.nanoTime() + rest.toNanos();
              }
              switch (event.getStateTransition()) {
                case CLOSED_TO_OPEN ->
                    LOG.warn("{} is not asked for now: it fails too often", name);
                case HALF_OPEN_TO_CLOSED -> LOG.info("{} answers again", name);
                default -> {}
              }
            });
  }

  /// The breaker stays open until somebody asks, so it is time that tells whether that is for them
  /// to do.
  @Override
  public boolean resting() {
    return breaker.getState() == CircuitBreaker.State.OPEN && System.nanoTime() - restsUntil < 0;
  }

  @Override
  public Reply answer(Request request, Duration patience, Consumer<String> sink) {
    if (Thread.currentThread().isInterrupted()) {
      return new Silent(Reason.CANCELLED);
    }
    if (!bulkhead.tryAcquirePermission()) {
      return new Silent(Reason.OVERLOADED);
    }
    try {
      long start = System.nanoTime();
      Reply first = tried(request, patience, sink);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      boolean again =
          first instanceof Silent(Reason reason)
              && reason == Reason.BROKEN
              && took.compareTo(AT_FIRST) < 0;
      return again ? tried(request, patience.minus(took), sink) : first;
    } finally {
      bulkhead.releasePermission();
    }
  }

  private Reply tried(Request request, Duration patience, Consumer<String> sink) {
    if (!breaker.tryAcquirePermission()) {
      return new Silent(Reason.OVERLOADED);
    }
    long start = System.nanoTime();
    Reply reply;
    try {
      reply = assistant.answer(request, patience, sink);
    } catch (RuntimeException | Error e) {
      // The sink threw: that says nothing of the provider.
      breaker.releasePermission();
      throw e;
    }
    long took = System.nanoTime() - start;
    switch (reply) {
      case Answered _ -> {
        told.clear();
        breaker.onSuccess(took, TimeUnit.NANOSECONDS);
      }
      case Silent(Reason reason) -> {
        switch (reason) {
          case TIMEOUT, REFUSED, LIMITED, BROKEN, EMPTY, CUT -> {
            tell(reason);
            breaker.onError(took, TimeUnit.NANOSECONDS, new Unwell(reason));
          }
          case OVERLOADED, UNFIT, CANCELLED -> breaker.releasePermission();
        }
      }
    }
    return reply;
  }

  /// Each kind of failure is told once, until it has answered again: who has set a wrong key must
  /// find that in the log, and the log must not fill with it.
  private void tell(Reason reason) {
    if (told.add(reason)) {
      LOG.warn(
          "{} did not answer: {}{}",
          name,
          reason,
          reason == Reason.REFUSED ? " (check its key, its model and its base URL)" : "");
    }
  }

  /// Why the breaker counts a failure; never thrown.
  private static final class Unwell extends Exception {
    private static final long serialVersionUID = 1L;

    Unwell(Reason reason) {
      super(reason.name(), null, false, false);
    }
  }
}
