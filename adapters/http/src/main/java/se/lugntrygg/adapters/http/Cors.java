package se.lugntrygg.adapters.http;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which web pages may call us from a browser.
final class Cors {
  private static final String WILDCARD = "://*.";

  private final Set<String> exact;
  private final List<String> wildcards;

  Cors(List<String> origins) {
    exact =
        origins.stream().filter(origin -> !origin.contains(WILDCARD)).collect(Collectors.toSet());
    wildcards = origins.stream().filter(origin -> origin.contains(WILDCARD)).toList();
  }

  /// Whether pages of this origin may call.
  boolean allows(@Nullable String origin) {
    return origin != null
        && (exact.contains(origin)
            || wildcards.stream().anyMatch(pattern -> matches(pattern, origin)));
  }

  /// `https://*.example.org` stands for one label or more before the dot.
  private static boolean matches(String pattern, String origin) {
    int star = pattern.indexOf(WILDCARD);
    String scheme = pattern.substring(0, star + "://".length());
    String suffix = pattern.substring(star + WILDCARD.length() - 1);
    if (origin.length() <= scheme.length() + suffix.length()
        || !origin.startsWith(scheme)
        || !origin.endsWith(suffix)) {
      return false;
    }
    String label = origin.substring(scheme.length(), origin.length() - suffix.length());
    return label.chars().allMatch(c -> c == '-' || c == '.' || Character.isLetterOrDigit(c))
        && !label.startsWith(".");
  }
}
