package se.lugntrygg.adapters.firestore;

import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.FieldValue;
import com.google.cloud.firestore.Precondition;
import com.google.cloud.firestore.WriteBatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// One try at a change: documents are read first, then what is to be written is put down. All of it
/// is committed together, and only if every document written is as it was read. One that is read
/// and not written is not guarded.
final class Draft {
  /// More would be slow, and sooner meet others.
  static final int MOST_WRITES = 5;

  private final Reader reader;
  private final boolean again;
  private final Map<DocumentReference, DocumentSnapshot> remembered;
  private final Map<DocumentReference, DocumentSnapshot> seen = new HashMap<>();
  private final List<Consumer<WriteBatch>> writes = new ArrayList<>();
  private boolean fromMemory;

  /// Where documents come from.
  @FunctionalInterface
  interface Reader {
    List<DocumentSnapshot> read(List<DocumentReference> wanted)
        throws Refused, InterruptedException;
  }

  /// @param again an earlier try was outdated
  Draft(Reader reader, boolean again, List<DocumentSnapshot> remembered) {
    this.reader = reader;
    this.again = again;
    this.remembered = new HashMap<>();
    remembered.forEach(each -> this.remembered.put(each.getReference(), each));
  }

  /// Whether an earlier try was outdated: what was written unread then, as with [#create], must be
  /// looked at now.
  boolean again() {
    return again;
  }

  /// The document, if it is there.
  Optional<Fields> read(DocumentReference at) throws Refused, InterruptedException {
    return readAll(List.of(at)).getFirst();
  }

  /// Several documents for the time of one.
  List<Optional<Fields>> readAll(List<DocumentReference> wanted)
      throws Refused, InterruptedException {
    if (!writes.isEmpty()) {
      throw new IllegalStateException("a change reads before it writes");
    }
    List<DocumentReference> missing = new ArrayList<>();
    for (DocumentReference each : wanted) {
      DocumentSnapshot known = remembered.get(each);
      if (known != null) {
        fromMemory = true;
        seen.putIfAbsent(each, known);
      } else if (!seen.containsKey(each)) {
        missing.add(each);
      }
    }
    if (!missing.isEmpty()) {
      reader.read(missing).forEach(each -> seen.put(each.getReference(), each));
    }
    return wanted.stream().map(this::seen).map(Documents::there).toList();
  }

  private void write(Consumer<WriteBatch> write) {
    if (writes.size() == MOST_WRITES) {
      throw new IllegalStateException("a change of more than " + MOST_WRITES + " documents");
    }
    writes.add(write);
  }

  private DocumentSnapshot seen(DocumentReference at) {
    DocumentSnapshot known = seen.get(at);
    if (known == null) {
      throw new IllegalStateException("what is changed must have been read");
    }
    return known;
  }

  private Precondition asSeen(DocumentReference at) {
    DocumentSnapshot known = seen(at);
    if (!known.exists()) {
      throw new IllegalStateException("what is changed must be there");
    }
    return Precondition.updatedAt(known.getUpdateTime());
  }

  /// Makes a document, which need not have been read: outdated when it is there.
  void create(DocumentReference at, Map<String, Object> fields) {
    write(batch -> batch.create(at, fields));
  }

  /// Makes a document or changes all its fields. It must have been read.
  void put(DocumentReference at, Map<String, Object> fields) {
    DocumentSnapshot known = seen(at);
    if (!known.exists()) {
      create(at, fields);
      return;
    }
    Precondition asSeen = asSeen(at);
    Map<String, Object> all = new HashMap<>(fields);
    known.getData().keySet().forEach(old -> all.putIfAbsent(old, FieldValue.delete()));
    write(batch -> batch.update(at, all, asSeen));
  }

  /// Changes some fields of a document that was read.
  void amend(DocumentReference at, Map<String, Object> fields) {
    Precondition asSeen = asSeen(at);
    write(batch -> batch.update(at, fields, asSeen));
  }

  /// Changes some fields of a document whatever else is in it, unread: outdated when it is gone.
  void overwrite(DocumentReference at, Map<String, Object> fields) {
    write(batch -> batch.update(at, fields));
  }

  /// Removes a document that was read.
  void remove(DocumentReference at) {
    Precondition asSeen = asSeen(at);
    write(batch -> batch.delete(at, asSeen));
  }

  /// Removes a document, unread, if it is there.
  void forget(DocumentReference at) {
    write(batch -> batch.delete(at));
  }

  boolean writes() {
    return !writes.isEmpty();
  }

  /// Whether something that was decided may rest on what is outdated.
  boolean fromMemory() {
    return fromMemory;
  }

  void fill(WriteBatch batch) {
    writes.forEach(write -> write.accept(batch));
  }
}
