package se.lugntrygg.application.port;

/// A store could not do what was asked. Whether the change took effect is unknown, so callers retry
/// only what is harmless when done twice.
public final class StorageFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param attempt what was attempted, as in "save a mood entry"; never a person's words
  public StorageFailure(String attempt, Throwable cause) {
    super("could not " + attempt, cause);
  }
}
