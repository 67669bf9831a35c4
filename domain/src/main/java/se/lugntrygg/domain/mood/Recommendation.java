package se.lugntrygg.domain.mood;

/// One thing that may do a person good, in their language.
///
/// @param id which kind, the same in every language
/// @param reason why it is given to them now
public record Recommendation(String id, String title, String text, String reason) {
  /// It may hold private words.
  @Override
  public String toString() {
    return "Recommendation[%s]".formatted(id);
  }
}
