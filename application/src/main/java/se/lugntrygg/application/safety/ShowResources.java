package se.lugntrygg.application.safety;

import java.util.List;
import java.util.Set;
import se.lugntrygg.domain.safety.Resource;
import se.lugntrygg.domain.safety.Resources;
import se.lugntrygg.domain.text.Language;

/// Shows where people get help. Asks nothing that could be away.
public final class ShowResources {
  private final Resources resources;

  public ShowResources(Resources resources) {
    this.resources = resources;
  }

  /// Places of help, and what to do at once when a life is in danger.
  ///
  /// @param version changes when any place does
  public record Shown(List<Resource> resources, String immediate, String version) {}

  /// Those of a country, then those for the whole world.
  public Shown handle(String country, Language language) {
    return new Shown(
        resources.in(country), resources.immediate(country, language), resources.version());
  }

  /// The countries that have places of their own; every other is answered alike.
  public Set<String> countries() {
    return resources.countries();
  }
}
