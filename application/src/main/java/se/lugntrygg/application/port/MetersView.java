package se.lugntrygg.application.port;

import java.util.Map;

/// What was counted, for operators. Reading it blocks nobody and samples nothing.
public interface MetersView {
  /// Everything since start, ready to be shown as JSON: maps, lists, numbers and text.
  Map<String, Object> snapshot();

  /// The same numbers in the Prometheus text format 0.0.4.
  String prometheus();
}
