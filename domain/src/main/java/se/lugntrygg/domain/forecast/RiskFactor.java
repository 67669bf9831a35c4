package se.lugntrygg.domain.forecast;

import java.util.Locale;
import se.lugntrygg.domain.text.Language;

/// What in a forecast deserves a kind word.
public enum RiskFactor {
  NEGATIVE_TREND(
      "Några av de kommande dagarna kan kännas lite tyngre. Planera gärna in något litet som brukar"
          + " göra dig gott, och hör av dig till någon du tycker om.",
      "Some of the coming days may feel a little heavier. Plan something small that usually does"
          + " you good, and get in touch with someone you like."),
  HIGH_VOLATILITY(
      "Det har gått upp och ner en del på sistone. Fasta tider för sömn, mat och rörelse kan ge"
          + " dagarna lite mer stadga.",
      "Things have gone up and down quite a bit lately. Regular times for sleep, food and movement"
          + " can make the days a little steadier."),
  LOW_MOOD_FORECAST(
      "Orken kan vara låg ett tag. Sänk gärna kraven och ta en sak i taget; en kort promenad eller"
          + " en stunds vila räknas också.",
      "Your energy may be low for a while. Ask a little less of yourself and take one thing at a"
          + " time; a short walk or a moment of rest counts too."),
  PERSISTENTLY_LOW(
      "Den senaste veckan verkar ha varit tung. Du behöver inte bära det själv: prata med någon du"
          + " litar på, eller hör med vården vad de kan göra för dig.",
      "The past week seems to have been heavy. You do not have to carry it alone: talk to someone"
          + " you trust, or ask a health centre what they can do for you.");

  private final String swedish;
  private final String english;

  RiskFactor(String swedish, String english) {
    this.swedish = swedish;
    this.english = english;
  }

  /// The name clients know it by, the same in every language.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What may help.
  public String recommendation(Language language) {
    return switch (language) {
      case SV -> swedish;
      case EN -> english;
    };
  }
}
