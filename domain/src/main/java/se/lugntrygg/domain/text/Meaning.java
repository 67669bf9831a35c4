package se.lugntrygg.domain.text;

import java.util.List;

/// What a word or phrase does to the reading of a text.
///
/// @param valence −5 to 5; for a word that boosts or damps, what it means standing alone
/// @param denied the valence after "not"
/// @param factor by which a boosting or damping word scales what follows, else 1
/// @param deniedFromBehind whether "not" may come after it, as it does after Swedish verbs
record Meaning(
    Role role,
    double valence,
    double denied,
    double factor,
    boolean deniedFromBehind,
    List<Emotion> emotions) {
  enum Role {
    FEELING,
    DENIAL,
    DEGREE,
    CONTRAST,
    /// Known to tell nothing.
    EMPTY,
    UNKNOWN
  }

  /// "Not happy" is nearly as dark as "happy" is bright (VADER, Hutto & Gilbert 2014, measured
  /// 0.74), but "not sad" is only a little bright.
  private static final double DENIED_BRIGHT = -0.75;

  private static final double DENIED_DARK = -0.45;

  private static final int STRONGEST = 5;

  static final Meaning UNKNOWN = plain(Role.UNKNOWN);
  static final Meaning EMPTY = plain(Role.EMPTY);
  static final Meaning DENIAL = plain(Role.DENIAL);
  static final Meaning CONTRAST = plain(Role.CONTRAST);

  static Meaning feeling(double valence, List<Emotion> emotions, boolean deniedFromBehind) {
    double denied = valence * (valence > 0 ? DENIED_BRIGHT : DENIED_DARK);
    return new Meaning(Role.FEELING, valence, denied, 1, deniedFromBehind, emotions);
  }

  static Meaning degree(double factor, double alone, List<Emotion> emotions) {
    return new Meaning(Role.DEGREE, alone, 0, factor, false, emotions);
  }

  private static Meaning plain(Role role) {
    return new Meaning(role, 0, 0, 1, false, List.of());
  }

  Meaning whenDenied(double other) {
    return new Meaning(role, valence, other, factor, deniedFromBehind, emotions);
  }

  /// The same feeling, stronger or weaker.
  Meaning times(double scale) {
    return new Meaning(
        role,
        Math.clamp(valence * scale, -STRONGEST, STRONGEST),
        denied,
        factor,
        deniedFromBehind,
        emotions);
  }

  boolean isKnown() {
    return role != Role.UNKNOWN;
  }

  boolean feels() {
    return role == Role.FEELING && (valence != 0 || denied != 0);
  }
}
