package se.lugntrygg.domain.story;

import java.util.Locale;

/// Where a story takes place. Their order is the order in which they come.
enum Setting {
  FOREST(true),
  SEA(false),
  KITCHEN(true),
  TRAIN(false),
  TOWN(true),
  ISLAND(false),
  GARDEN(true),
  LIBRARY(true);

  private final boolean sheltered;

  Setting(boolean sheltered) {
    this.sheltered = sheltered;
  }

  /// Whether it is told while somebody is in danger: water, rails and being far from people are no
  /// pictures for that night.
  boolean sheltered() {
    return sheltered;
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
