package se.lugntrygg.adapters.http;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import se.lugntrygg.application.port.Limit;

/// One operation of the API.
///
/// @param template the path with its variables in braces
/// @param limit the bucket it takes from, beside the global one; empty: never limited
public record Route(
    String method, String template, Optional<Limit> limit, Set<Trait> traits, Handler handler) {

  /// What sets a route apart.
  public enum Trait {
    /// Anybody may call; others need a token.
    OPEN,
    /// Its own limit counts by client address, also with a token.
    BY_ADDRESS,
    /// It stores something, so a caller may repeat it under an `Idempotency-Key`.
    REPEATABLE,
    /// It is never shed under overload.
    NEVER_SHED,
    /// Whatever was sent along does not matter, and is not read.
    BODY_IGNORED,
    /// A repetition is answered anew from what was kept under the same id, since how that is told
    /// depends on how the person is by then, or since it may be gone by then. Its answers
    /// themselves are not remembered.
    ANSWERED_ANEW,
    /// It sends a stream that can be resumed by a `Last-Event-ID`; then nothing is done anew, and
    /// an `Idempotency-Key` says nothing.
    RESUMABLE,
    /// It answers even when the store is away, and then cannot tell a repetition.
    ALWAYS_ANSWERED,
    /// What it answers is nobody's own, so it may be kept by caches.
    PUBLIC,
    /// Only its own limit counts, so that it stays open when everything else is used up.
    OWN_LIMIT_ONLY,
    /// It takes a person's own words. If they tell of a crisis, neither limits nor overload keep
    /// them from it, and whatever else refuses the request, the person is answered with help. All
    /// texts of the body are taken for the person's words.
    LISTENS
  }

  /// Does the work of a route.
  @FunctionalInterface
  public interface Handler {
    /// Answers one request.
    Reply handle(Exchange exchange);
  }

  /// A route that needs a token.
  public static Route of(
      String method, String template, Limit limit, Handler handler, Trait... traits) {
    return new Route(method, template, Optional.of(limit), Set.of(traits), handler);
  }

  /// A route that anybody may call.
  public static Route open(
      String method, String template, Limit limit, Handler handler, Trait... more) {
    Set<Trait> traits = new HashSet<>(Set.of(more));
    traits.add(Trait.OPEN);
    traits.add(Trait.BY_ADDRESS);
    return new Route(method, template, Optional.of(limit), Set.copyOf(traits), handler);
  }

  /// An open route that is never limited.
  public static Route unlimited(String method, String template, Handler handler, Trait... more) {
    Set<Trait> traits = new HashSet<>(Set.of(more));
    traits.add(Trait.OPEN);
    traits.add(Trait.NEVER_SHED);
    return new Route(method, template, Optional.empty(), Set.copyOf(traits), handler);
  }

  boolean is(Trait trait) {
    return traits.contains(trait);
  }

  /// As logs and meters name it.
  public String name() {
    return method + " " + template;
  }
}
