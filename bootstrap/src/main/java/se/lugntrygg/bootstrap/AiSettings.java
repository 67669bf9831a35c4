package se.lugntrygg.bootstrap;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.adapters.ai.langchain.Provider;

/// Reads which language models are asked, in which order, and how each is reached.
final class AiSettings {
  private static final String BUILT_IN = "builtin";

  private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(20);

  /// Less is no time for any answer, and nobody waits for longer.
  private static final Duration LEAST_TIMEOUT = Duration.ofMillis(100);

  private static final Duration MOST_TIMEOUT = Duration.ofMinutes(2);

  /// What people paste behind a base URL because it is in the vendors' examples.
  private static final Pattern OPERATION =
      Pattern.compile(".*/(chat/completions|messages|api/chat)");

  /// What fits in a header.
  private static final Pattern KEY = Pattern.compile("[!-~]{1,1024}");

  /// What is known of a vendor when nothing is set.
  ///
  /// @param keyNeeded whether its own servers ask for a key
  private record Known(Provider.Vendor vendor, String model, String baseUrl, boolean keyNeeded) {}

  private static final List<Known> KNOWN =
      List.of(
          new Known(Provider.Vendor.OPENAI, "gpt-5-mini", "https://api.openai.com/v1", true),
          new Known(
              Provider.Vendor.ANTHROPIC, "claude-haiku-4-5", "https://api.anthropic.com/v1", true),
          new Known(
              Provider.Vendor.GEMINI,
              "gemini-2.5-flash",
              "https://generativelanguage.googleapis.com/v1beta",
              true),
          new Known(Provider.Vendor.OLLAMA, "llama3.2", "http://127.0.0.1:11434", false));

  private AiSettings() {}

  /// The providers of `AI_PROVIDERS` before the built-in assistant, in order.
  static List<Provider> providers(Environment environment) {
    // All are asked for, so that settings of a provider that is not asked are no complaint.
    Map<String, Given> given = new LinkedHashMap<>();
    KNOWN.forEach(known -> given.put(name(known), settings(environment, known)));
    List<String> names = environment.list("AI_PROVIDERS", AiSettings::known);
    List<Provider> providers = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (name.equals(BUILT_IN)) {
        if (i < names.size() - 1) {
          environment.complain(
              "AI_PROVIDERS", "nobody is asked after builtin, which always answers");
        }
      } else if (names.indexOf(name) < i) {
        environment.complain("AI_PROVIDERS", "names " + name + " twice");
      } else {
        provider(environment, name, given.get(name)).ifPresent(providers::add);
      }
    }
    return providers;
  }

  /// How long an answer may take.
  static Duration timeout(Environment environment) {
    Duration timeout = environment.duration("AI_TIMEOUT").orElse(USUAL_TIMEOUT);
    if (timeout.compareTo(LEAST_TIMEOUT) < 0 || timeout.compareTo(MOST_TIMEOUT) > 0) {
      environment.complain("AI_TIMEOUT", "must be from 100ms to 2m");
    }
    return timeout;
  }

  private static String known(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    List<String> names =
        Stream.concat(KNOWN.stream().map(AiSettings::name), Stream.of(BUILT_IN)).toList();
    if (names.contains(lower)) {
      return lower;
    }
    throw new IllegalArgumentException(
        "'%s' is none of %s".formatted(name, String.join(", ", names)));
  }

  private static String name(Known known) {
    return known.vendor().name().toLowerCase(Locale.ROOT);
  }

  private record Given(Optional<String> key, Optional<String> baseUrl, Optional<String> model) {}

  private static Given settings(Environment environment, Known known) {
    String prefix = known.vendor().name();
    return new Given(
        known.keyNeeded()
            ? environment.value(prefix + "_API_KEY", AiSettings::key)
            : Optional.empty(),
        environment.value(prefix + "_BASE_URL", AiSettings::url),
        environment.text(prefix + "_MODEL"));
  }

  private static Optional<Provider> provider(
      Environment environment, String name, @Nullable Given found) {
    Known known = KNOWN.stream().filter(each -> name(each).equals(name)).findFirst().orElseThrow();
    Given given = Objects.requireNonNull(found);
    boolean own = given.baseUrl().filter(url -> !url.equals(known.baseUrl())).isPresent();
    if (known.keyNeeded() && given.key().isEmpty() && !own) {
      String prefix = known.vendor().name();
      environment.complain(
          prefix + "_API_KEY",
          "must be set, since AI_PROVIDERS names %s; or set %s_BASE_URL to a server that needs none"
              .formatted(name, prefix));
      return Optional.empty();
    }
    return Optional.of(
        new Provider(
            known.vendor(),
            name,
            given.model().orElse(known.model()),
            given.key(),
            given.baseUrl().orElse(known.baseUrl())));
  }

  private static String key(String text) {
    if (!KEY.matcher(text).matches()) {
      throw new IllegalArgumentException("holds a character that no key has, or is too long");
    }
    return text;
  }

  private static String url(String text) {
    if (!base(text)) {
      throw new IllegalArgumentException("must be a URL such as https://api.example.org/v1");
    }
    Matcher operation = OPERATION.matcher(text);
    if (operation.matches()) {
      throw new IllegalArgumentException(
          "must end before /%s, which is added".formatted(operation.group(1)));
    }
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  private static boolean base(String text) {
    try {
      URI uri = new URI(text);
      return uri.getHost() != null
          && List.of("http", "https").contains(uri.getScheme())
          && uri.getUserInfo() == null
          && uri.getQuery() == null
          && uri.getFragment() == null;
    } catch (URISyntaxException _) {
      return false;
    }
  }
}
