package se.lugntrygg.adapters.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a route answers, ready to send.
///
/// @param headers beside those that every answer carries
/// @param stream in place of the body, where it is sent while it comes into being
/// @param lasting whether a repeated request gets just this again
@SuppressWarnings("ArrayRecordComponent") // never compared, and shared read-only
public record Reply(
    int status,
    String contentType,
    Map<String, String> headers,
    byte[] body,
    @Nullable Streamed stream,
    boolean lasting) {
  static final String JSON = "application/json";
  private static final byte[] NOTHING = {};

  /// A reply whose body is there.
  public Reply(int status, String contentType, Map<String, String> headers, byte[] body) {
    this(status, contentType, headers, body, null, true);
  }

  /// Something that is sent while it comes into being.
  public static Reply streamed(String contentType, Map<String, String> headers, Streamed stream) {
    return new Reply(200, contentType, headers, NOTHING, stream, true);
  }

  /// Done, with something to show.
  public static Reply ok(Object json) {
    return new Reply(200, JSON, Map.of(), Json.bytes(json));
  }

  /// Made.
  public static Reply created(Object json) {
    return new Reply(201, JSON, Map.of(), Json.bytes(json));
  }

  /// Done, with nothing to show.
  public static Reply noContent() {
    return new Reply(204, "", Map.of(), NOTHING);
  }

  /// A text of another type.
  public static Reply text(String contentType, String text) {
    return new Reply(200, contentType, Map.of(), text.getBytes(StandardCharsets.UTF_8));
  }

  /// A status, with something to show.
  public static Reply of(int status, Object json) {
    return new Reply(status, JSON, Map.of(), Json.bytes(json));
  }

  /// The same with these headers.
  public Reply with(Map<String, String> more) {
    return new Reply(status, contentType, more, body, stream, lasting);
  }

  /// The same, to be forgotten once it is sent: a repeated request is worked on anew.
  public Reply passing() {
    return new Reply(status, contentType, headers, body, stream, false);
  }

  /// The same with one header more.
  Reply and(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return with(more);
  }

  @Override
  public String toString() {
    return "Reply[%d, %d bytes]".formatted(status, body.length);
  }
}
