package se.lugntrygg.adapters.http;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import se.lugntrygg.application.account.Authenticate;
import se.lugntrygg.application.port.AccessTokens.Claims;
import se.lugntrygg.application.port.Limit;
import se.lugntrygg.application.port.Overloaded;
import se.lugntrygg.application.port.Replays;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.application.port.Throttle;
import se.lugntrygg.application.safety.GiveHelp;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.safety.RiskLevel;
import se.lugntrygg.domain.text.Language;

/// What happens to every request, in order: name it, shed or go on, find out who asks, hold the
/// limits, read the body, look for an answer given before, let the route work, and send. Nothing
/// leaves but through here.
final class Pipeline {
  /// The largest body of JSON.
  static final int MAX_BODY = 64 * 1024;

  private static final int MAX_KEY = 128;
  private static final Duration RETRY_SOON = Duration.ofSeconds(2);

  /// What somebody in danger waits for help at the most. A disk under load syncs well within it.
  private static final Duration HELP_WITHIN = Duration.ofMillis(1500);

  private static final String REPLAYED = "Idempotent-Replayed";
  private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
  private static final byte[] NOTHING = {};

  /// What every answer carries that is no page.
  static final Map<String, String> HEADERS =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "X-Frame-Options", "DENY",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");

  private static final String PAGE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._:/+=-]{1,128}");

  private final Product product;
  private final ClientAddress addresses;
  private final Cors cors;
  private final int maxInFlight;
  private final Arrival arrival;
  private final FailureLog failures;
  private final AtomicInteger inFlight = new AtomicInteger();
  private volatile boolean draining;

  Pipeline(Product product, HttpSettings settings) {
    this.product = product;
    this.addresses = new ClientAddress(settings.trustedProxies());
    this.cors = new Cors(settings.corsOrigins());
    this.maxInFlight = settings.maxInFlight();
    this.failures = new FailureLog(LOG, product.clock());
    this.arrival = new Arrival(settings.requestTimeout(), settings.idleTimeout());
  }

  /// From now on connections are closed after their answer.
  void drain() {
    draining = true;
  }

  boolean draining() {
    return draining;
  }

  /// How many requests are being worked on.
  int inFlight() {
    return inFlight.get();
  }

  /// The same work, counted as being under way from now until it is done.
  Runnable counted(Runnable work) {
    inFlight.incrementAndGet();
    return () -> {
      try {
        work.run();
      } finally {
        inFlight.decrementAndGet();
      }
    };
  }

  /// Takes one request from its first line to its last byte.
  void run(
      Route route,
      Map<String, String> path,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    long start = System.nanoTime();
    String requestId = requestId(request.getHeader("X-Request-ID"));
    MDC.put("request_id", requestId);
    int now = inFlight.incrementAndGet();
    Map<String, String> limits = new LinkedHashMap<>();
    AtomicReference<@Nullable Exchange> begun = new AtomicReference<>();
    Reply reply;
    try {
      try {
        boolean shed = now > maxInFlight && !route.is(Route.Trait.NEVER_SHED);
        reply = answer(route, path, request, requestId, limits, shed, begun);
      } catch (RuntimeException e) {
        Refusal refusal = refusal(e, route, requestId);
        reply =
            help(route, begun.get(), refusal, limits)
                .orElseGet(
                    () ->
                        Problem.reply(
                            refusal, language(request), request.getRequestURI(), requestId));
      }
      send(route, reply, request, response, requestId, limits, start);
    } finally {
      inFlight.decrementAndGet();
      product
          .meters()
          .answered(
              request.getMethod(),
              route.template(),
              response.getStatus(),
              Duration.ofNanos(System.nanoTime() - start));
      MDC.remove("request_id");
    }
  }

  private Reply answer(
      Route route,
      Map<String, String> path,
      HttpServletRequest request,
      String requestId,
      Map<String, String> limits,
      boolean shed,
      AtomicReference<@Nullable Exchange> begun) {
    Optional<Refusal> refused =
        shed
            ? Optional.of(new Refusal(Refusal.Kind.OVERLOADED, Duration.ofSeconds(1)))
            : Optional.empty();
    refuse(refused, route);
    String address = addresses.of(request.getRemoteAddr(), forwardedFor(request));
    Claims claims = null;
    if (!route.is(Route.Trait.OPEN)) {
      claims = caller(route, request, address);
    }
    String counted = claims == null ? "address:" + address : "user:" + claims.subject();
    if (route.limit().isPresent()) {
      Limit limit = route.limit().get();
      List<Throttle.Key> keys = new ArrayList<>();
      if (!route.is(Route.Trait.OWN_LIMIT_ONLY)) {
        keys.add(new Throttle.Key(Limit.GLOBAL, counted));
      }
      keys.add(
          new Throttle.Key(
              limit, route.is(Route.Trait.BY_ADDRESS) ? "address:" + address : counted));
      List<Throttle.Decision> decisions = product.throttle().takeAll(keys);
      boolean passed = true;
      for (int i = 0; i < decisions.size(); i++) {
        passed &= told(keys.get(i).limit(), decisions.get(i), limits);
      }
      if (!passed) {
        refused =
            Optional.of(
                new Refusal(
                    Refusal.Kind.TOO_MANY,
                    Duration.ofSeconds(Long.parseLong(limits.get("Retry-After")))));
        refuse(refused, route);
      }
      limits.remove("Retry-After");
    }
    Map<String, String> query = QueryString.read(request.getQueryString());
    Fields fields = fields(route, request, query, refused);
    Exchange exchange =
        new Exchange(
            request,
            path,
            query,
            product,
            requestId,
            address,
            fields,
            claims,
            refused.isPresent(),
            product.ids().get());
    begun.set(exchange);
    if (refused.isPresent()) {
      // Only now, with the words at hand, can we tell whether somebody must be heard all the same.
      if (product.judgeText().glance(fields.words()).level() != RiskLevel.CRISIS) {
        throw refused.get();
      }
      product.meters().helpedAnyway();
    }
    // Routes say in which language they are done only when they are, so it must be readable before.
    var _ = fields.text("locale");
    if (claims != null) {
      refuseAnother(exchange, claims, fields);
    }
    // A person in danger must not wait for a store that hangs.
    boolean inDanger =
        route.is(Route.Trait.LISTENS) && product.judgeText().tellsOfCrisis(fields.words());
    return inDanger ? soon(route, exchange) : work(route, exchange);
  }

  /// Everything that may have to wait for a store.
  private Reply work(Route route, Exchange exchange) {
    return product.billing().on(route.name(), () -> charged(route, exchange));
  }

  private Reply charged(Route route, Exchange exchange) {
    exchange.known().ifPresent(product.authenticate()::confirm);
    boolean resumed =
        route.is(Route.Trait.RESUMABLE) && exchange.header("Last-Event-ID").isPresent();
    return route.is(Route.Trait.REPEATABLE) && !resumed
        ? once(route, exchange)
        : route.handler().handle(exchange);
  }

  /// The reply, if it comes in time. The work goes on to its end in any case, so that what can be
  /// kept is; a repetition under the same `Idempotency-Key` finds it.
  private Reply soon(Route route, Exchange exchange) {
    CompletableFuture<Reply> coming = new CompletableFuture<>();
    Runnable work =
        counted(
            () -> {
              MDC.put("request_id", exchange.requestId());
              try {
                coming.complete(work(route, exchange));
              } catch (Throwable e) {
                coming.completeExceptionally(e);
              }
            });
    Thread.ofVirtual().name("in-danger").start(work);
    try {
      return coming.get(HELP_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("could not answer somebody in danger", e.getCause());
    } catch (TimeoutException _) {
      LOG.warn("{} keeps somebody in danger waiting: helped without it", route.name());
      var _ =
          coming.whenComplete(
              (_, late) -> {
                if (late instanceof RuntimeException failure) {
                  var _ = refusal(failure, route, exchange.requestId());
                }
              });
      throw new Refusal(Refusal.Kind.STILL_AT_WORK, RETRY_SOON);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Refusal(Refusal.Kind.STILL_AT_WORK, RETRY_SOON);
    }
  }

  /// Refuses where nobody needs to be heard first.
  private static void refuse(Optional<Refusal> refused, Route route) {
    if (refused.isPresent() && !route.is(Route.Trait.LISTENS)) {
      throw refused.get();
    }
  }

  /// What was sent along.
  ///
  /// @param refused what is said instead when it cannot be read
  private Fields fields(
      Route route,
      HttpServletRequest request,
      Map<String, String> query,
      Optional<Refusal> refused) {
    boolean bodied =
        !route.is(Route.Trait.BODY_IGNORED)
            && (request.getMethod().equals("POST") || request.getMethod().equals("PUT"));
    try {
      return bodied ? new Fields.Body(body(request)) : new Fields.Query(query);
    } catch (Refusal unreadable) {
      throw refused.orElse(unreadable);
    }
  }

  /// Help for a person whose request is refused although their words tell of danger: a crisis
  /// whatever the reason, any worry when the fault is ours. Empty when the refusal may stand.
  private Optional<Reply> help(
      Route route, @Nullable Exchange begun, Refusal refusal, Map<String, String> limits) {
    if (begun == null || !route.is(Route.Trait.LISTENS)) {
      return Optional.empty();
    }
    try {
      Risk risk = product.judgeText().glance(begun.fields().words());
      boolean ours = refusal.kind().status() >= 500;
      if (risk.level() != RiskLevel.CRISIS && !(ours && risk.detected())) {
        return Optional.empty();
      }
      Language language = begun.languageAtHand();
      GiveHelp.Command command = new GiveHelp.Command(begun.caller(), risk, language);
      // What the route gave them in the meantime will not reach them any more.
      boolean unseen = refusal.kind() == Refusal.Kind.STILL_AT_WORK;
      Optional<Reply> reply =
          (unseen ? product.giveHelp().anew(command) : product.giveHelp().handle(command))
              .map(help -> HelpedAnyway.reply(help, refusal, language));
      limits.remove("Retry-After");
      product.meters().helpedAnyway();
      return reply;
    } catch (RuntimeException e) {
      LOG.error("could not help on {}: {}", route.name(), e.getClass().getName());
      return Optional.empty();
    }
  }

  /// The token says who asks; a `user_id` may repeat it, and nothing else.
  private static void refuseAnother(Exchange exchange, Claims claims, Fields fields) {
    String self = claims.subject().toString();
    boolean another =
        fields.text("user_id").filter(given -> !given.equals(self)).isPresent()
            || exchange.query("user_id").filter(given -> !given.equals(self)).isPresent();
    if (another) {
      throw new Refusal(Refusal.Kind.FORBIDDEN);
    }
  }

  private Claims caller(Route route, HttpServletRequest request, String address) {
    String header = request.getHeader("Authorization");
    String reason;
    if (header == null) {
      reason = "no-token";
    } else if (header.length() < 8 || !header.substring(0, 7).equalsIgnoreCase("Bearer ")) {
      reason = "not-a-bearer-token";
    } else {
      switch (product.authenticate().handle(header.substring(7).strip())) {
        case Authenticate.Known(Claims claims) -> {
          return claims;
        }
        case Authenticate.Unknown(String why) -> reason = why;
      }
    }
    LOG.info("refused: {} from {} on {}", reason, address, route.name());
    throw new Refusal(Refusal.Kind.UNKNOWN_CALLER);
  }

  /// Says in the headers what is left of one limit; the tightest bucket speaks for all in the older
  /// ones, and the longest wait when several refuse.
  private boolean told(Limit limit, Throttle.Decision decision, Map<String, String> headers) {
    StringBuilder policy = new StringBuilder(headers.getOrDefault("RateLimit-Policy", ""));
    StringBuilder rate = new StringBuilder(headers.getOrDefault("RateLimit", ""));
    long tightest =
        headers.containsKey("X-RateLimit-Remaining")
            ? Long.parseLong(headers.get("X-RateLimit-Remaining"))
            : Long.MAX_VALUE;
    boolean several = decision.standings().size() > 1;
    for (Throttle.Standing standing : decision.standings()) {
      long window = standing.rate().per().toSeconds();
      long reset = Wording.seconds(standing.reset());
      String name = '"' + limit.key() + (several ? "-" + window : "") + '"';
      policy
          .append(policy.isEmpty() ? "" : ", ")
          .append(name)
          .append(";q=")
          .append(standing.rate().tokens())
          .append(";w=")
          .append(window);
      rate.append(rate.isEmpty() ? "" : ", ")
          .append(name)
          .append(";r=")
          .append(standing.remaining())
          .append(";t=")
          .append(reset);
      if (standing.remaining() < tightest) {
        tightest = standing.remaining();
        headers.put("X-RateLimit-Limit", Long.toString(standing.rate().tokens()));
        headers.put("X-RateLimit-Remaining", Long.toString(tightest));
        headers.put(
            "X-RateLimit-Reset", Long.toString(product.clock().instant().getEpochSecond() + reset));
      }
    }
    headers.put("RateLimit-Policy", policy.toString());
    headers.put("RateLimit", rate.toString());
    if (!decision.allowed()) {
      headers.merge(
          "Retry-After",
          Long.toString(Wording.seconds(decision.retryAfter())),
          (one, other) -> Long.parseLong(one) < Long.parseLong(other) ? other : one);
      product.meters().refused(limit);
    }
    return decision.allowed();
  }

  private JsonNode body(HttpServletRequest request) {
    byte[] bytes = arrival.body(request, MAX_BODY);
    if (bytes.length == 0) {
      return Json.nothing();
    }
    if (!isJson(request.getContentType()) || request.getHeader("Content-Encoding") != null) {
      throw new Refusal(Refusal.Kind.WRONG_CONTENT_TYPE);
    }
    return Json.object(bytes);
  }

  private static boolean isJson(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
    if (!parts[0].strip().equals("application/json")) {
      return false;
    }
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].replace("\"", "").strip();
      if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
        return false;
      }
    }
    return true;
  }

  /// Lets the route work, unless its answer was given before under the caller's key.
  private Reply once(Route route, Exchange exchange) {
    Optional<String> header = exchange.header("Idempotency-Key");
    if (header.isEmpty()) {
      return route.handler().handle(exchange);
    }
    String given = header.get();
    if (given.isEmpty()
        || given.length() > MAX_KEY
        || !given.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new Refusal(Refusal.Kind.BAD_HEADER, "Idempotency-Key");
    }
    String fingerprint =
        HexFormat.of()
            .formatHex(
                product
                    .safe()
                    .fingerprint("replay", exchange.uri() + "\n" + exchange.fields().canonical()));
    // Where nobody is signed in, strangers may choose the same key: only an equal request is the
    // same.
    Replays.Key key =
        exchange
            .known()
            .map(claims -> new Replays.Key(claims.subject().toString(), given))
            .orElseGet(() -> new Replays.Key("open", given + "/" + fingerprint));
    UUID holder = exchange.effect();
    Replays.Claim claim;
    try {
      claim = product.replays().claim(key, fingerprint, holder, product.clock().instant());
    } catch (StorageFailure | Overloaded e) {
      if (!route.is(Route.Trait.ALWAYS_ANSWERED)) {
        throw e;
      }
      failures.warn("answering without memory of earlier requests", e);
      return route.handler().handle(exchange);
    }
    return switch (claim) {
      case Replays.Running() -> throw new Refusal(Refusal.Kind.RUNNING, Duration.ofSeconds(1));
      case Replays.OtherRequest() -> throw new Refusal(Refusal.Kind.KEY_REUSED);
      case Replays.Finished(_, UUID effect) when route.is(Route.Trait.ANSWERED_ANEW) -> {
        exchange.answeredUnder(effect);
        yield route.handler().handle(exchange).and(REPLAYED, "true");
      }
      case Replays.Finished(Replays.Answer answer, _) -> {
        Map<String, String> headers = new LinkedHashMap<>(answer.headers());
        String contentType = headers.getOrDefault("Content-Type", Reply.JSON);
        headers.remove("Content-Type");
        headers.put(REPLAYED, "true");
        yield new Reply(answer.status(), contentType, headers, answer.body());
      }
      case Replays.Proceed(UUID effect) -> {
        exchange.workUnder(effect);
        yield remembered(route, exchange, new Held(key, holder));
      }
    };
  }

  /// A claim of ours.
  private record Held(Replays.Key key, UUID holder) {}

  private Reply remembered(Route route, Exchange exchange, Held claim) {
    Reply reply;
    try {
      reply = route.handler().handle(exchange);
    } catch (Refusal | InvalidValue e) {
      // Nothing was stored, so the caller may mend the request and keep the key.
      product.replays().abandon(claim.key(), claim.holder());
      throw e;
    } catch (RuntimeException e) {
      // Something may have been: the retry must find it, and need not wait.
      release(claim);
      throw e;
    }
    Streamed stream = reply.stream();
    boolean anew = route.is(Route.Trait.ANSWERED_ANEW);
    if (!reply.lasting()) {
      release(claim);
    } else if (stream == null) {
      remember(claim, reply, anew ? NOTHING : reply.body());
    } else {
      stream.whenWhole(
          whole -> remember(claim, reply, anew ? NOTHING : whole), () -> release(claim));
    }
    return reply;
  }

  private void remember(Held claim, Reply reply, byte[] body) {
    Map<String, String> headers = new LinkedHashMap<>(reply.headers());
    headers.put("Content-Type", reply.contentType());
    try {
      product
          .replays()
          .finish(
              claim.key(),
              claim.holder(),
              new Replays.Answer(reply.status(), headers, body),
              product.clock().instant());
    } catch (StorageFailure | Overloaded e) {
      // The work is done and kept; a retry would find it under the same id.
      failures.warn("could not remember an answer", e);
    }
  }

  private void release(Held claim) {
    try {
      product.replays().release(claim.key(), claim.holder());
    } catch (StorageFailure | Overloaded _) {
      // Then the claim is free in a while.
    }
  }

  private Refusal refusal(RuntimeException e, Route route, String requestId) {
    return switch (e) {
      case Refusal refusal -> refusal;
      case InvalidValue invalid -> Refusal.of(invalid);
      case Overloaded busy -> new Refusal(Refusal.Kind.OVERLOADED, busy.retryAfter());
      case HttpException.RuntimeException _ -> new Refusal(Refusal.Kind.MALFORMED_REQUEST);
      case StorageFailure failure -> {
        failures.error("storage failed on " + route.name(), failure);
        product.incidents().report(failure, requestId, route.name());
        yield new Refusal(Refusal.Kind.STORAGE_AWAY, RETRY_SOON);
      }
      default -> {
        LOG.error("unexpected error on {}", route.name(), e);
        product.incidents().report(e, requestId, route.name());
        yield new Refusal(Refusal.Kind.BROKEN);
      }
    };
  }

  private static Language language(HttpServletRequest request) {
    return Exchange.preferred(request.getHeader("Accept-Language")).orElse(Language.DEFAULT);
  }

  private void send(
      Route route,
      Reply reply,
      HttpServletRequest request,
      HttpServletResponse response,
      String requestId,
      Map<String, String> limits,
      long start)
      throws IOException {
    response.setStatus(reply.status());
    response.setHeader("X-Request-ID", requestId);
    HEADERS.forEach(response::setHeader);
    if (reply.contentType().startsWith("text/html")) {
      response.setHeader("Content-Security-Policy", PAGE_POLICY);
    }
    if (request.isSecure()
        || addresses.secure(request.getRemoteAddr(), request.getHeader("X-Forwarded-Proto"))) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
    if (!route.is(Route.Trait.PUBLIC) || reply.status() >= 400) {
      response.setHeader("Cache-Control", "no-store");
    }
    String origin = request.getHeader("Origin");
    response.addHeader("Vary", "Origin");
    if (cors.allows(origin)) {
      response.setHeader("Access-Control-Allow-Origin", origin);
      response.setHeader("Access-Control-Allow-Credentials", "true");
      response.setHeader(
          "Access-Control-Expose-Headers",
          "ETag, Idempotent-Replayed, RateLimit, RateLimit-Policy, Retry-After,"
              + " X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, X-Request-ID,"
              + " X-Response-Time");
    }
    limits.forEach(response::setHeader);
    reply.headers().forEach(response::setHeader);
    // What is left of a body that we stopped reading would be taken for the next request.
    if (draining || reply.status() == 408 || reply.status() == 413) {
      response.setHeader("Connection", "close");
    }
    double millis = (System.nanoTime() - start) / 1e6;
    response.setHeader("X-Response-Time", String.format(Locale.ROOT, "%.2f", millis));
    if (!reply.contentType().isEmpty()) {
      response.setContentType(reply.contentType());
    }
    Streamed stream = reply.stream();
    if (stream != null) {
      streamed(stream, response, route);
    } else if (reply.status() != 204 && reply.status() != 304) {
      response.setContentLength(reply.body().length);
      response.getOutputStream().write(reply.body());
    }
  }

  private static void streamed(Streamed stream, HttpServletResponse response, Route route)
      throws IOException {
    response.flushBuffer();
    try {
      stream.to(response.getOutputStream());
    } catch (IOException _) {
      // Whoever asked has gone; what they asked for is being made all the same.
      LOG.debug("the client left {} before its end", route.name());
    }
  }

  /// The caller's own id, when it is a sane one; otherwise a fresh one.
  static String requestId(@Nullable String given) {
    return given != null && REQUEST_ID.matcher(given).matches()
        ? given
        : UUID.randomUUID().toString();
  }

  /// All lines of the header as one: a proxy may append its own below what a client wrote.
  private static @Nullable String forwardedFor(HttpServletRequest request) {
    List<String> lines = Collections.list(request.getHeaders("X-Forwarded-For"));
    return lines.isEmpty() ? null : String.join(",", lines);
  }

  /// The answer to a preflight, or to anybody who asks what a path can do.
  Reply options(List<String> methods, HttpServletRequest request) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Allow", String.join(", ", methods));
    if (cors.allows(request.getHeader("Origin"))
        && request.getHeader("Access-Control-Request-Method") != null) {
      headers.put("Access-Control-Allow-Methods", String.join(", ", methods));
      headers.put(
          "Access-Control-Allow-Headers",
          "Accept-Language, Authorization, Content-Type, Idempotency-Key, If-None-Match,"
              + " Last-Event-ID, X-Request-ID, X-Timezone");
      headers.put("Access-Control-Max-Age", "86400");
    }
    return new Reply(204, "", headers, NOTHING);
  }
}
