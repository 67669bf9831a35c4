package se.lugntrygg.bootstrap;

import java.util.List;

/// The settings cannot be used as they are; says all that is wrong with them.
final class SettingsRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SettingsRefused(List<String> complaints) {
    super(String.join("\n", complaints));
  }
}
