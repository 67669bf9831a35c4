package se.lugntrygg.domain.safety;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// Texts to measure the judge with, some of them made to be slow.
final class JudgeTexts {
  private JudgeTexts() {}

  /// Texts of a length in characters, by what they are made of.
  static Map<String, String> of(int length) {
    Random chance = new Random(7);
    List<String> lines = LabelledLine.read("first-sv").stream().map(LabelledLine::text).toList();
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
}
