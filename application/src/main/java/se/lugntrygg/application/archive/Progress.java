package se.lugntrygg.application.archive;

/// Is told how far it has come.
@FunctionalInterface
public interface Progress {
  /// What is being done.
  enum Stage {
    MOVING,
    COMPARING
  }

  /// Some more are done.
  ///
  /// @param people done so far
  void reached(Stage stage, long people);
}
