package se.lugntrygg.bootstrap;

import java.util.Optional;

/// Which version of the program this is.
final class Version {
  /// As the build wrote it into the jar, else that it is a build of one's own.
  static final String TEXT =
      Optional.ofNullable(Version.class.getPackage().getImplementationVersion()).orElse("dev");

  private Version() {}
}
