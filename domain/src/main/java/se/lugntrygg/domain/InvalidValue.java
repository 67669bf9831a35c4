package se.lugntrygg.domain;

import java.util.List;
import java.util.stream.Collectors;

/// Thrown by any value that breaks its own rule, when it is made or loaded. Its message names
/// fields and rules but never repeats what was given, so that it may be logged.
public final class InvalidValue extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Complaint> complaints;

  /// One field and what is wrong with it.
  public record Complaint(String field, Flaw flaw) {}

  public InvalidValue(String field, Flaw flaw) {
    this(List.of(new Complaint(field, flaw)));
  }

  /// Several complaints at once, in the order in which a person would read the fields.
  public InvalidValue(List<Complaint> complaints) {
    super(
        complaints.stream()
            .map(complaint -> complaint.field() + ": " + complaint.flaw())
            .collect(Collectors.joining("; ")));
    this.complaints = List.copyOf(complaints);
  }

  /// At least one.
  public List<Complaint> complaints() {
    return complaints;
  }
}
