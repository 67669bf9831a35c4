package se.lugntrygg.domain.safety;

import java.util.Set;

/// What a rule says when one of its phrases is seen.
///
/// @param id kept with the person's flags, so never renamed
/// @param isEnglish whether "i" is the writer rather than the Swedish preposition
/// @param isAboutAnother it speaks of somebody else whatever its subject
/// @param guards what makes it say less, or nothing
record Rule(
    String id,
    RiskLevel level,
    String category,
    boolean isEnglish,
    boolean isAboutAnother,
    Set<Guard> guards) {
  /// What stands around a phrase and makes it say less.
  enum Guard {
    /// "vill inte dö": nothing is said.
    NEGATED,
    /// "ska inte ta livet av mig": a denial nobody asked for is still a concern.
    DENIED,
    /// "inga självmordstankar": as [#NEGATED], also by "no" and "without".
    ABSENT,
    /// "dör av skratt", "skär grönsaker": nothing is said.
    IDIOM,
    /// "uppsats om självmord": nothing is said.
    TOPIC,
    /// "vill dö lol", "glöm det": a concern remains.
    TAKEN_BACK,
    /// "förr ville jag dö": a concern remains.
    PAST,
    /// "min vän vill dö": a concern for somebody else.
    OTHER
  }

  boolean heeds(Guard guard) {
    return guards.contains(guard);
  }
}
