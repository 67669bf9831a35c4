package se.lugntrygg.domain.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How often a label was taken for each other, and the usual figures drawn from that.
final class Confusion {
  private record Reading(Sentiment label, Sentiment read) {}

  private final List<Reading> readings = new ArrayList<>();

  void add(Sentiment label, Sentiment read) {
    readings.add(new Reading(label, read));
  }

  double precision(Sentiment label) {
    return share(readings.stream().filter(reading -> reading.read == label).toList());
  }

  double recall(Sentiment label) {
    return share(readings.stream().filter(reading -> reading.label == label).toList());
  }

  private static double share(List<Reading> readings) {
    long hits = readings.stream().filter(reading -> reading.read == reading.label).count();
    return readings.isEmpty() ? 0 : (double) hits / readings.size();
  }

  double f1(Sentiment label) {
    double sum = precision(label) + recall(label);
    return sum == 0 ? 0 : 2 * precision(label) * recall(label) / sum;
  }

  double macroF1() {
    return (f1(Sentiment.POSITIVE) + f1(Sentiment.NEUTRAL) + f1(Sentiment.NEGATIVE)) / 3;
  }

  /// Over positive and negative alone.
  double macroF1WhereAFeelingShows() {
    return (f1(Sentiment.POSITIVE) + f1(Sentiment.NEGATIVE)) / 2;
  }

  String table() {
    StringBuilder table = new StringBuilder();
    for (Sentiment label : Sentiment.values()) {
      table.append(
          String.format(
              Locale.ROOT,
              "%-8s precision %.3f  recall %.3f  F1 %.3f%n",
              label,
              precision(label),
              recall(label),
              f1(label)));
    }
    return table
        .append(
            String.format(
                Locale.ROOT,
                "macro-F1 %.3f, of positive and negative %.3f%n",
                macroF1(),
                macroF1WhereAFeelingShows()))
        .toString();
  }
}
