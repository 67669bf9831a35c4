package se.lugntrygg.adapters.firestore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.cloud.firestore.Blob;
import java.io.IOException;
import se.lugntrygg.application.port.WordSafe;

/// Records as JSON under a person's key.
final class Sealed {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /// What the field is called wherever a document has one.
  static final String FIELD = "sealed";

  private Sealed() {}

  /// @param place where it is stored, so that it opens nowhere else
  static Blob seal(WordSafe.Sealer sealer, Object value, String place) {
    return Blob.fromBytes(sealer.seal(json(value), place));
  }

  /// How many bytes a record takes before it is sealed; sealing adds a few.
  static int size(Object value) {
    return json(value).length;
  }

  private static byte[] json(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("could not write a record as JSON", e);
    }
  }

  static <T> T open(WordSafe.Sealer sealer, byte[] sealed, String place, Class<T> type) {
    try {
      return JSON.readValue(sealer.open(sealed, place), type);
    } catch (IOException e) {
      // Without the cause: its message would quote what is stored.
      throw new IllegalStateException(
          "what is stored is not what we write: " + e.getClass().getSimpleName());
    }
  }
}
