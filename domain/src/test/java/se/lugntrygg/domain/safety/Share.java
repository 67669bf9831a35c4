package se.lugntrygg.domain.safety;

import java.util.Locale;

/// So many of so many, and what that says of the lines not written: Wilson's interval at 95 %.
record Share(long hits, long all) {
  private static final double Z = 1.96;

  double value() {
    return all == 0 ? 0 : (double) hits / all;
  }

  double low() {
    return all == 0 ? 0 : middle() - spread();
  }

  double high() {
    return all == 0 ? 1 : middle() + spread();
  }

  private double middle() {
    return (value() + Z * Z / (2 * all)) / (1 + Z * Z / all);
  }

  private double spread() {
    double p = value();
    return Z * Math.sqrt(p * (1 - p) / all + Z * Z / (4.0 * all * all)) / (1 + Z * Z / all);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%4d/%-4d %5.1f %% (%4.1f–%5.1f)",
        hits,
        all,
        100 * value(),
        100 * low(),
        100 * high());
  }
}
