package se.lugntrygg.adapters.redis;

import io.lettuce.core.RedisURI;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/// Where Redis is and how to get in: `redis://user:password@host:port/database`, or `rediss://`
/// over TLS. Shown without who gets in and how.
public final class RedisAddress {
  private static final List<String> SCHEMES = List.of("redis", "rediss");

  private final RedisURI uri;

  private RedisAddress(RedisURI uri) {
    this.uri = uri;
  }

  /// The address that a `redis://` or `rediss://` URL names.
  ///
  /// @throws IllegalArgumentException for anything else; it does not repeat the text, which may
  ///   hold a password
  public static RedisAddress parse(String text) {
    try {
      URI parts = new URI(text);
      if (SCHEMES.contains(String.valueOf(parts.getScheme()))
          && parts.getHost() != null
          && parts.getPath().matches("(/[0-9]{0,9})?")) {
        return new RedisAddress(RedisURI.create(parts));
      }
    } catch (URISyntaxException | RuntimeException _) {
      // falls through to the one complaint
    }
    throw new IllegalArgumentException(
        "must be redis://host:port or rediss://user:password@host:port/database");
  }

  RedisURI uri() {
    return uri;
  }

  @Override
  public String toString() {
    return "%s://%s:%d/%d"
        .formatted(
            uri.isSsl() ? "rediss" : "redis", uri.getHost(), uri.getPort(), uri.getDatabase());
  }
}
