package se.lugntrygg.application.port;

/// A part that must work for the product to work.
public interface Readiness {
  /// Its name, as operators see it.
  String part();

  /// Whether it works just now. Does real work, but changes nothing; answers within a second or
  /// two.
  boolean works();
}
