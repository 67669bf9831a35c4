package se.lugntrygg.adapters.http.safety;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.domain.safety.Resource;
import se.lugntrygg.domain.text.Language;

/// A place of help, as clients know it.
///
/// @param country null for one that serves the whole world
/// @param hours in words
/// @param audience `everyone` or `under_18`
/// @param kind `emergency`, `crisis_line`, `care`, `listening` or `directory`
/// @param lastVerified the day somebody last made sure of it; null when nobody has
public record ResourceJson(
    String id,
    String name,
    @Nullable String phone,
    @Nullable String url,
    String hours,
    boolean alwaysOpen,
    List<String> languages,
    String audience,
    String kind,
    @Nullable String country,
    boolean free,
    String text,
    @Nullable String lastVerified) {
  static ResourceJson of(Resource resource, Language language) {
    return new ResourceJson(
        resource.id(),
        resource.name().in(language),
        resource.phone().orElse(null),
        resource.url().orElse(null),
        resource.hours().text(language),
        resource.hours().always(),
        resource.languages(),
        resource.audience().name().toLowerCase(Locale.ROOT),
        resource.kind().name().toLowerCase(Locale.ROOT),
        resource.country().orElse(null),
        resource.free(),
        resource.text().in(language),
        resource.lastVerified().map(LocalDate::toString).orElse(null));
  }
}
