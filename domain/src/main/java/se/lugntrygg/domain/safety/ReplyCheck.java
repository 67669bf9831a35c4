package se.lugntrygg.domain.safety;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.TextAnalysis;
import se.lugntrygg.domain.text.TextAnalyzer;

/// The last look at every text an AI wrote, before a person reads it. It would rather refuse a good
/// text than pass a bad one: for a refused one there is always another.
public final class ReplyCheck {
  /// Less is no answer to a person.
  public static final int MIN_LENGTH = 10;

  /// More is not read by somebody who is not well.
  public static final int MAX_LENGTH = 2000;

  /// So sure one must be that a text is in another language; names and quotes alone are not enough.
  private static final double SURE_OF_LANGUAGE = 0.5;

  /// Longer rows of digits than years and the short numbers of health services.
  private static final int DIGITS_OF_A_NUMBER = 6;

  /// How far before a phrase a word may stand that turns it around, in words.
  private static final int GUARD_WINDOW = 5;

  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9](?:[ .\u00a0-]{0,2}[0-9]){4,20}");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  /// Why a text is not given to a person.
  public enum Reason {
    TOO_SHORT,
    TOO_LONG,
    NAMES_A_METHOD,
    ENCOURAGES,
    CLAIMS_HELP_WAS_CALLED,
    CLAIMS_TO_BE_A_PERSON,
    PROMISES_SECRECY,
    DIAGNOSES,
    DOSES,
    STIGMATISES,
    INVENTS_A_NUMBER,
    WRONG_LANGUAGE
  }

  /// What the look finds.
  public sealed interface Verdict {}

  /// It may be given.
  public record Passed() implements Verdict {}

  /// It must not; something else is said instead.
  public record Refused(Reason reason) implements Verdict {}

  private final TextAnalyzer analyzer;
  private final Set<String> known = new HashSet<>();

  /// @param resources whose numbers may be named
  public ReplyCheck(TextAnalyzer analyzer, Resources resources) {
    this.analyzer = analyzer;
    resources.phones().forEach(phone -> known.add(digits(phone)));
  }

  /// Looks at a text.
  ///
  /// @param expected the language it should be in
  public Verdict check(String text, Language expected) {
    int length = text.codePointCount(0, text.length());
    if (text.strip().length() < MIN_LENGTH) {
      return new Refused(Reason.TOO_SHORT);
    }
    if (length > MAX_LENGTH) {
      return new Refused(Reason.TOO_LONG);
    }
    Spoken spoken = Spoken.of(text);
    for (ReplyPatterns.Rule rule : ReplyPatterns.ALL) {
      if (speaks(rule, spoken)) {
        return new Refused(rule.reason());
      }
    }
    if (inventsNumber(text)) {
      return new Refused(Reason.INVENTS_A_NUMBER);
    }
    TextAnalysis read = analyzer.analyze(text, expected);
    if (read.language() != expected && read.languageConfidence() >= SURE_OF_LANGUAGE) {
      return new Refused(Reason.WRONG_LANGUAGE);
    }
    return new Passed();
  }

  private static boolean speaks(ReplyPatterns.Rule rule, Spoken spoken) {
    Matcher matcher = rule.pattern().matcher(spoken.words());
    int from = 0;
    while (matcher.find(from)) {
      if (rule.guard().isEmpty() || !guarded(rule.guard(), spoken.words(), matcher)) {
        return true;
      }
      from = matcher.start() + 1;
    }
    return false;
  }

  /// Whether a word in the phrase, or shortly before it in the same sentence, turns it around.
  private static boolean guarded(Set<String> guard, String words, Matcher matcher) {
    for (String word : matcher.group().strip().split(" ", -1)) {
      if (guard.contains(word)) {
        return true;
      }
    }
    String before = words.substring(0, matcher.start() + 1);
    String[] sentence = before.substring(before.lastIndexOf('.') + 1).strip().split(" ", -1);
    for (int i = Math.max(0, sentence.length - GUARD_WINDOW); i < sentence.length; i++) {
      if (guard.contains(sentence[i])) {
        return true;
      }
    }
    return false;
  }

  private boolean inventsNumber(String text) {
    Matcher number = NUMBER.matcher(DATE.matcher(text).replaceAll(" "));
    while (number.find()) {
      String digits = digits(number.group());
      if (digits.length() >= DIGITS_OF_A_NUMBER && !known.contains(digits)) {
        return true;
      }
    }
    return false;
  }

  private static String digits(String text) {
    StringBuilder digits = new StringBuilder();
    text.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
    return digits.toString();
  }

  /// A text as it is spoken: words in small letters with one space between and at both ends, and a
  /// full stop, as a word of its own, where a sentence ends.
  private record Spoken(String words) {
    static Spoken of(String text) {
      String folded =
          Normalizer.normalize(text, Normalizer.Form.NFKC)
              .toLowerCase(Locale.ROOT)
              .replaceAll("[’‘ʼ′`]", "'");
      List<String> words = new ArrayList<>();
      StringBuilder word = new StringBuilder();
      for (int i = 0; i <= folded.length(); i++) {
        char c = i < folded.length() ? folded.charAt(i) : '.';
        if (Character.isLetterOrDigit(c) || (c == '\'' && !word.isEmpty())) {
          word.append(c);
          continue;
        }
        if (Character.getType(c) == Character.FORMAT) {
          continue;
        }
        if (!word.isEmpty()) {
          words.add(word.toString());
          word.setLength(0);
        }
        if (".!?;:\n".indexOf(c) >= 0 && !words.isEmpty() && !words.getLast().equals(".")) {
          words.add(".");
        }
      }
      return new Spoken(" " + String.join(" ", words) + " ");
    }

    @Override
    public String toString() {
      return "Spoken[hidden]";
    }
  }
}
