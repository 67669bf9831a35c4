package se.lugntrygg.adapters.firestore;

import com.google.cloud.Timestamp;
import com.google.cloud.firestore.Blob;
import com.google.cloud.firestore.DocumentSnapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The fields of a document that was read. A field that is not there or is of another kind is our
/// fault, so it is an exception.
record Fields(DocumentSnapshot document) {
  /// A moment as it is stored.
  static Timestamp moment(Instant moment) {
    return Timestamp.ofTimeSecondsAndNanos(moment.getEpochSecond(), moment.getNano());
  }

  private static <T> T found(@Nullable T value, String field) {
    if (value == null) {
      throw new IllegalStateException("a document lacks its " + field);
    }
    return value;
  }

  boolean has(String field) {
    return document.contains(field);
  }

  String text(String field) {
    return found(document.getString(field), field);
  }

  long number(String field) {
    return found(document.getLong(field), field);
  }

  boolean truth(String field) {
    return found(document.getBoolean(field), field);
  }

  Instant moment(String field) {
    Timestamp moment = found(document.getTimestamp(field), field);
    return Instant.ofEpochSecond(moment.getSeconds(), moment.getNanos());
  }

  byte[] bytes(String field) {
    Blob blob = found(document.getBlob(field), field);
    return blob.toBytes();
  }
}
