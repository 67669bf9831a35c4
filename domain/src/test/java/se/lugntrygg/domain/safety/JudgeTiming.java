package se.lugntrygg.domain.safety;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// Prints how long a judgement takes: `java … se.lugntrygg.domain.safety.JudgeTiming`.
final class JudgeTiming {
  private static final int USUAL = 2_000;
  static final int HUGE = 1_000_000;

  private JudgeTiming() {}

  public static void main(String[] args) {
    RiskJudge judge = new RiskJudge();
    for (Map.Entry<String, String> text : texts(USUAL).entrySet()) {
      print(text.getKey(), USUAL, nanos(judge, text.getValue(), 4000));
    }
    for (Map.Entry<String, String> text : texts(HUGE).entrySet()) {
      print(text.getKey(), HUGE, nanos(judge, text.getValue(), 12));
    }
  }

  /// Texts of a length, some made to be slow.
  static Map<String, String> texts(int length) {
    Random chance = new Random(7);
    List<String> lines =
        LabelledLine.read("lines-sv.tsv").stream().map(LabelledLine::text).toList();
    StringBuilder letters = new StringBuilder();
    while (letters.length() < length) {
      for (int i = 3 + chance.nextInt(10); i > 0; i--) {
        letters.append((char) ('a' + chance.nextInt(26)));
      }
      letters.append(' ');
    }
    Map<String, String> texts = new TreeMap<>();
    texts.put("lines", filled(String.join(". ", lines) + ". ", length));
    texts.put(
        "neutral", filled("Bussen var sen och vi hade möte om budgeten hela dagen. ", length));
    texts.put("unknown words", letters.substring(0, length));
    texts.put("inte", filled("inte ", length));
    texts.put("vill", filled("vill ", length));
    texts.put("jag vill inte", filled("jag vill inte ", length));
    texts.put("want to", filled("i dont want to ", length));
    texts.put("one word", filled("a", length));
    texts.put("a letter at a time", filled("d ö ", length));
    texts.put("marks", filled("a\u0308\u0301\u0315\u0300", length));
    texts.put("slips", filled("sjlävmord vlil itne lvea ", length));
    texts.put("emoji", filled("😂💀", length));
    return texts;
  }

  private static String filled(String part, int length) {
    return part.repeat(length / part.length() + 1).substring(0, length);
  }

  private static long[] nanos(RiskJudge judge, String text, int rounds) {
    long[] nanos = new long[rounds];
    for (int i = 0; i < rounds; i++) {
      long before = System.nanoTime();
      judge.judge(text);
      nanos[i] = System.nanoTime() - before;
    }
    long[] warm = Arrays.copyOfRange(nanos, rounds / 4, rounds);
    Arrays.sort(warm);
    return warm;
  }

  private static void print(String name, int length, long[] sorted) {
    System.out.printf(
        Locale.ROOT,
        "%9d chars  %-20s p50 %8.3f ms  p99 %8.3f ms%n",
        length,
        name,
        sorted[sorted.length / 2] / 1e6,
        sorted[sorted.length * 99 / 100] / 1e6);
  }
}
