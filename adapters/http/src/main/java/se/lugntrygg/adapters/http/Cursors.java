package se.lugntrygg.adapters.http;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.domain.Flaw;
import se.lugntrygg.domain.InvalidValue;

/// Places in a person's lists, as clients hand them back: a few bytes in Base64, theirs to keep but
/// not to read.
public final class Cursors {
  private static final int MOMENT_BYTES = Long.BYTES * 3;

  private Cursors() {}

  /// A place in a list ordered by moment, and among those of one moment by id.
  public record Moment(Instant at, UUID id) {}

  /// The cursor of a place by moment.
  public static String text(Moment place) {
    return base64(
        ByteBuffer.allocate(MOMENT_BYTES)
            .putLong(place.at().toEpochMilli())
            .putLong(place.id().getMostSignificantBits())
            .putLong(place.id().getLeastSignificantBits())
            .array());
  }

  /// The cursor of a place by sequence; null at the end.
  public static @Nullable String text(OptionalLong sequence) {
    return sequence.isEmpty()
        ? null
        : base64(ByteBuffer.allocate(Long.BYTES).putLong(sequence.getAsLong()).array());
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// Reads a cursor of a place by moment.
  ///
  /// @throws InvalidValue naming `cursor` for anything that is none
  public static Moment moment(String text) {
    ByteBuffer bytes = bytes(text, MOMENT_BYTES);
    return new Moment(
        Instant.ofEpochMilli(bytes.getLong()), new UUID(bytes.getLong(), bytes.getLong()));
  }

  /// Reads a cursor of a place by sequence.
  ///
  /// @throws InvalidValue naming `cursor` for anything that is none
  public static OptionalLong sequence(String text) {
    return OptionalLong.of(bytes(text, Long.BYTES).getLong());
  }

  private static ByteBuffer bytes(String text, int length) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      if (bytes.length == length) {
        return ByteBuffer.wrap(bytes);
      }
    } catch (IllegalArgumentException _) {
      // falls through to the one complaint
    }
    throw new InvalidValue("cursor", new Flaw.Malformed(Flaw.Form.CURSOR));
  }
}
