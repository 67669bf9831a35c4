package se.lugntrygg.application.port;

/// A part of the product that may stop working.
public interface Readiness {
  /// Its name, as operators see it.
  String part();

  /// Whether it works just now. Does real work, but changes nothing; answers within a second or
  /// two.
  boolean works();

  /// Whether the product needs it; without any other part it works, only not as well.
  default boolean needed() {
    return true;
  }
}
