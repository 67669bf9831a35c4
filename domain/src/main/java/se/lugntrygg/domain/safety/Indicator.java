package se.lugntrygg.domain.safety;

import java.util.Set;
import java.util.TreeSet;
import se.lugntrygg.domain.text.Language;

/// What a text was found to be about, in words that may be shown: the kind of a rule that spoke,
/// never what the person wrote.
public enum Indicator {
  ATTEMPT("ett försök nyligen", "a recent attempt", " attempt "),
  PLAN("en plan", "a plan", " plan "),
  MEANS("tillgång till sätt att skada sig", "access to a way of hurting oneself", " means "),
  GOODBYE("ett avsked", "a goodbye", " goodbye preparing "),
  IDEATION(
      "tankar på att ta sitt liv",
      "thoughts of ending one's life",
      " wish taken-back intent kill-self follow-the-dead suicidal-thoughts wish-to-die wished-to-die not-live "),
  SELF_HARM("självskada", "self-harm", " self-harm "),
  PASSIVE(
      "en önskan att inte leva",
      "a wish not to live",
      " passive burden disappear join-the-dead no-point not-wake thoughts-of-death tired-of-life "),
  HOPELESSNESS("hopplöshet", "hopelessness", " cannot-go-on "),
  ANOTHER("oro för någon annan", "worry about somebody else", " another "),
  UNCLEAR("något som kan vara allvarligt", "something that may be serious", "");

  private final String swedish;
  private final String english;
  private final String rules;

  /// @param rules the ids of rules that speak of it, without their language, each between spaces
  Indicator(String swedish, String english, String rules) {
    this.swedish = swedish;
    this.english = english;
    this.rules = rules;
  }

  /// As it is shown.
  public String text(Language language) {
    return switch (language) {
      case SV -> swedish;
      case EN -> english;
    };
  }

  /// What a judgement is about, gravest first; never nothing when there is something to worry
  /// about.
  static Set<Indicator> of(Risk risk) {
    Set<Indicator> all = new TreeSet<>();
    for (String rule : risk.rules()) {
      String name = " " + rule.substring(rule.indexOf('.') + 1) + " ";
      for (Indicator indicator : values()) {
        if (indicator.rules.contains(name)) {
          all.add(indicator);
        }
      }
    }
    if (risk.aboutAnother()) {
      all.add(ANOTHER);
    }
    if (all.isEmpty() && risk.detected()) {
      all.add(UNCLEAR);
    }
    return all;
  }
}
