package se.lugntrygg.domain.text;

/// How people spell who lack the letters.
final class Spelling {
  private Spelling() {}

  /// A lower-case word typed on a keyboard without å, ä and ö.
  static String bare(String word) {
    return word.replace('å', 'a').replace('ä', 'a').replace('ö', 'o').replace('é', 'e');
  }
}
