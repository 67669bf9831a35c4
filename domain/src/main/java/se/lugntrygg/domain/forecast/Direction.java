package se.lugntrygg.domain.forecast;

/// Where the coming days lie beside the last week.
public enum Direction {
  IMPROVING,
  STABLE,
  DECLINING
}
