package se.lugntrygg.adapters.ai.builtin;

import java.util.List;
import java.util.regex.Pattern;

/// Cuts what was said where a reader would stop.
final class Sentences {
  private static final Pattern END = Pattern.compile("(?<=[.!?…]) ");

  private Sentences() {}

  static List<String> of(String text) {
    return END.splitAsStream(text).toList();
  }
}
