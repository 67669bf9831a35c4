package se.lugntrygg.adapters.http;

import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.adapters.http.safety.HelpJson;
import se.lugntrygg.application.port.AccessTokens.Claims;
import se.lugntrygg.application.port.AnswerCache;
import se.lugntrygg.application.port.Overloaded;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.application.safety.GiveHelp;
import se.lugntrygg.domain.Flaw;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.Profile;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.text.Language;

/// One request on its way, as routes see it: who asks, in which language and zone, and what they
/// sent.
public final class Exchange {
  private final String uri;
  private final Map<String, String> headers;
  private final Map<String, String> path;
  private final Map<String, String> query;
  private final Product product;
  private final String requestId;
  private final String address;
  private final Fields fields;
  private final @Nullable Claims claims;
  private final boolean beyondLimits;
  private UUID effect;
  private boolean answeredBefore;

  Exchange(
      HttpServletRequest request,
      Map<String, String> path,
      Map<String, String> query,
      Product product,
      String requestId,
      String address,
      Fields fields,
      @Nullable Claims claims,
      boolean beyondLimits,
      UUID effect) {
    // Read at once: a request that is answered in the meantime is used for the next one.
    this.uri = request.getRequestURI();
    this.headers = headers(request);
    this.path = path;
    this.query = query;
    this.product = product;
    this.requestId = requestId;
    this.address = address;
    this.fields = fields;
    this.claims = claims;
    this.beyondLimits = beyondLimits;
    this.effect = effect;
  }

  private static Map<String, String> headers(HttpServletRequest request) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String name : Collections.list(request.getHeaderNames())) {
      headers.put(name, request.getHeader(name));
    }
    return headers;
  }

  /// The path as it was asked for.
  String uri() {
    return uri;
  }

  /// The id under which the caller finds this request in our logs.
  public String requestId() {
    return requestId;
  }

  /// Where the request comes from.
  public String address() {
    return address;
  }

  /// What was sent along: the body's fields, or the query's where there is no body.
  public Fields fields() {
    return fields;
  }

  /// What the caller's token says; only on routes that need one.
  public Claims claims() {
    if (claims == null) {
      throw new IllegalStateException("an open route asked who calls");
    }
    return claims;
  }

  /// The same where it may be an open route.
  Optional<Claims> known() {
    return Optional.ofNullable(claims);
  }

  /// Who calls; only on routes that need a token.
  public UserId caller() {
    return claims().subject();
  }

  /// Whether limits or overload would have refused this request, and only the danger in its words
  /// let it through: then it gets the answer and nothing that is dear, such as an AI.
  public boolean beyondLimits() {
    return beyondLimits;
  }

  /// The help that a judgement of the caller's words calls for; empty when there is nothing to
  /// worry about.
  public Optional<HelpJson> help(Risk risk) {
    if (!risk.detected()) {
      return Optional.empty();
    }
    Language language = language();
    return product
        .giveHelp()
        .handle(new GiveHelp.Command(caller(), risk, language))
        .map(help -> HelpJson.of(help, language));
  }

  /// A variable of the path.
  public String path(String name) {
    String value = path.get(name);
    if (value == null) {
      throw new IllegalStateException("no such variable in the path: " + name);
    }
    return value;
  }

  /// A parameter of the query, also where there is a body.
  public Optional<String> query(String name) {
    return Optional.ofNullable(query.get(name)).filter(given -> !given.isEmpty());
  }

  /// A header, when it is there.
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /// The header that says who asks, for routes with keys of their own; empty without one.
  public String authorization() {
    String header = headers.get("Authorization");
    return header == null ? "" : header;
  }

  /// The id for what this request makes: the same again when a caller repeats it.
  public UUID effect() {
    return effect;
  }

  void workUnder(UUID known) {
    effect = known;
  }

  /// Whether the same request was answered before, under this id.
  public boolean answeredBefore() {
    return answeredBefore;
  }

  void answeredUnder(UUID known) {
    workUnder(known);
    answeredBefore = true;
  }

  /// The language of the answer: as the body says, else the header, else the profile.
  public Language language() {
    return fields
        .text("locale")
        .or(() -> query("locale"))
        .map(tag -> Language.ofTag(tag).orElse(Language.DEFAULT))
        .or(() -> preferred(headers.get("Accept-Language")))
        .or(() -> profile().map(Profile::language))
        .orElse(Language.DEFAULT);
  }

  /// The language of the answer where nothing may be asked of a store.
  Language languageAtHand() {
    Optional<Language> named;
    try {
      named = fields.text("locale").or(() -> query("locale")).flatMap(Language::ofTag);
    } catch (Refusal _) {
      named = Optional.empty();
    }
    return named.or(() -> preferred(headers.get("Accept-Language"))).orElse(Language.DEFAULT);
  }

  /// The supported language that the header likes best, if it names any.
  static Optional<Language> preferred(@Nullable String header) {
    if (header == null || header.isBlank()) {
      return Optional.empty();
    }
    try {
      return Locale.LanguageRange.parse(header).stream()
          .filter(range -> range.getWeight() > 0)
          .flatMap(range -> Language.ofTag(range.getRange()).stream())
          .findFirst();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private Optional<Profile> profile() {
    try {
      return Optional.ofNullable(claims)
          .flatMap(known -> product.showProfile().handle(known.subject()))
          .map(Account::profile);
    } catch (StorageFailure | Overloaded _) {
      // Only the language depends on it, and an answer in the other one is better than none.
      return Optional.empty();
    }
  }

  /// The zone that days are reckoned in: the header's, else the caller's own.
  public ZoneId zone() {
    return zoneHeader().orElseGet(() -> product.homeZone().handle(caller()));
  }

  /// The zone of the `X-Timezone` header.
  public Optional<ZoneId> zoneHeader() {
    return Optional.ofNullable(headers.get("X-Timezone"))
        .filter(given -> !given.isBlank())
        .map(given -> zone("X-Timezone", given));
  }

  /// Reads the name of a zone.
  ///
  /// @throws InvalidValue naming the field when there is no such zone
  public static ZoneId zone(String field, String given) {
    try {
      return ZoneId.of(given.strip());
    } catch (DateTimeException _) {
      throw new InvalidValue(field, new Flaw.Malformed(Flaw.Form.TIME_ZONE));
    }
  }

  /// The caller, if the path names them; anybody else may not look.
  public UserId self(String variable) {
    if (!path(variable).equals(caller().toString())) {
      throw new Refusal(Refusal.Kind.FORBIDDEN);
    }
    return caller();
  }

  /// An answer that may be given again for a while, and only sent when the caller does not have it.
  ///
  /// @param key everything the answer depends on beside the caller
  /// @param work makes the body, given whether it will come from the cache
  public Reply cached(List<String> key, Duration keep, Supplier<Function<Boolean, Object>> work) {
    AnswerCache.Found found =
        product
            .cache()
            .find(
                caller(),
                String.join("\u0000", key),
                keep,
                () -> {
                  Function<Boolean, Object> body = work.get();
                  byte[] again = Json.bytes(body.apply(true));
                  return new AnswerCache.Kept(etag(again), Json.bytes(body.apply(false)), again);
                });
    product.meters().cache(found.hit());
    String etag = found.answer().etag();
    Map<String, String> headers = Map.of("ETag", etag, "Cache-Control", "private, no-cache");
    if (has(etag)) {
      return new Reply(304, "", headers, new byte[0]);
    }
    return new Reply(
        200, Reply.JSON, headers, found.hit() ? found.answer().again() : found.answer().fresh());
  }

  /// Whether the caller says it still has the answer of this name.
  public boolean has(String etag) {
    return matches(headers.get("If-None-Match"), etag);
  }

  /// An answer that is nobody's own, made before it is asked for.
  @SuppressWarnings("ArrayRecordComponent") // never compared, and shared read-only
  public record Page(byte[] body, Map<String, String> headers) {
    /// A page in a language, that anybody may keep for a while.
    public static Page of(byte[] body, Language language, Duration keep) {
      return new Page(
          body,
          Map.of(
              "ETag",
              etag(body),
              "Cache-Control",
              "public, max-age=" + keep.toSeconds(),
              "Content-Language",
              language.tag(),
              "Vary",
              "Accept-Language, Origin"));
    }

    @Override
    public String toString() {
      return "Page[%d bytes]".formatted(body.length);
    }
  }

  /// The page, unless the caller has it.
  public Reply open(Page page) {
    String etag = Objects.requireNonNull(page.headers().get("ETag"));
    return has(etag)
        ? new Reply(304, "", page.headers(), new byte[0])
        : new Reply(200, Reply.JSON, page.headers(), page.body());
  }

  /// Weak comparison, as RFC 9110 (13.1.2) asks for.
  private static boolean matches(@Nullable String ifNoneMatch, String etag) {
    if (ifNoneMatch == null) {
      return false;
    }
    for (String candidate : ifNoneMatch.split(",", -1)) {
      String bare = candidate.strip();
      if (bare.equals("*") || (bare.startsWith("W/") ? bare.substring(2) : bare).equals(etag)) {
        return true;
      }
    }
    return false;
  }

  /// What names this body, for caches.
  public static String etag(byte[] body) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
      return '"'
          + Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 22)
          + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
