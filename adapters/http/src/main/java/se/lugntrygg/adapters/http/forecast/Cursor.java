package se.lugntrygg.adapters.http.forecast;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import se.lugntrygg.application.port.Forecasts.Position;
import se.lugntrygg.domain.Flaw;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.forecast.ForecastId;

/// A place in a person's forecasts, as clients hand it back: 24 bytes in Base64, theirs to keep but
/// not to read.
final class Cursor {
  private static final int BYTES = Long.BYTES * 3;

  private Cursor() {}

  static String text(Position position) {
    UUID id = position.id().value();
    byte[] bytes =
        ByteBuffer.allocate(BYTES)
            .putLong(position.madeAt().toEpochMilli())
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static Position read(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      if (bytes.length == BYTES) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        Instant madeAt = Instant.ofEpochMilli(buffer.getLong());
        return new Position(madeAt, new ForecastId(new UUID(buffer.getLong(), buffer.getLong())));
      }
    } catch (IllegalArgumentException _) {
      // falls through to the one complaint
    }
    throw new InvalidValue("cursor", new Flaw.Malformed(Flaw.Form.CURSOR));
  }
}
