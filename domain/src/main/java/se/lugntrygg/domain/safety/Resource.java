package se.lugntrygg.domain.safety;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.lugntrygg.domain.text.Language;

/// A place where people get help.
///
/// @param country two capital letters; empty for one that serves the whole world
/// @param free whether calling costs nothing
/// @param languages two letters each, that whoever answers speaks
/// @param lastVerified when somebody last made sure that all this is right
public record Resource(
    String id,
    Kind kind,
    Optional<String> country,
    Said name,
    Optional<String> phone,
    Optional<String> url,
    Hours hours,
    List<String> languages,
    Audience audience,
    boolean free,
    Said text,
    Optional<LocalDate> lastVerified) {

  /// What kind of help.
  public enum Kind {
    EMERGENCY,
    CRISIS_LINE,
    CARE,
    LISTENING,
    DIRECTORY
  }

  /// Whom it is for.
  public enum Audience {
    EVERYONE,
    UNDER_18
  }

  /// A text in every language we speak.
  public record Said(String swedish, String english) {
    /// The text in one of them.
    public String in(Language language) {
      return switch (language) {
        case SV -> swedish;
        case EN -> english;
      };
    }
  }

  public Resource {
    languages = List.copyOf(languages);
  }

  /// Whether anybody may call it at any hour, at no cost.
  boolean openToAll() {
    return kind == Kind.CRISIS_LINE
        && audience == Audience.EVERYONE
        && free
        && hours.always()
        && phone.isPresent();
  }
}
