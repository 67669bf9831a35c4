package se.lugntrygg.domain.safety;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import se.lugntrygg.domain.text.Language;

/// The wordings of every reply in one language, from the file beside this class.
final class HelpCards {
  private static final String HEADING = "=== ";
  private static final HelpCards SWEDISH = read("help-cards.sv.txt");
  private static final HelpCards ENGLISH = read("help-cards.en.txt");

  private final Map<String, List<String>> byName;

  private HelpCards(Map<String, List<String>> byName) {
    this.byName = byName;
    for (HelpReply.Kind kind : HelpReply.Kind.values()) {
      for (boolean whole : new boolean[] {true, false}) {
        if (!byName.containsKey(name(kind, whole))) {
          throw new IllegalStateException("there is no card " + name(kind, whole));
        }
      }
    }
  }

  static HelpCards in(Language language) {
    return switch (language) {
      case SV -> SWEDISH;
      case EN -> ENGLISH;
    };
  }

  private static HelpCards read(String file) {
    try (InputStream in = HelpCards.class.getResourceAsStream(file)) {
      String text =
          new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
      Map<String, List<StringBuilder>> cards = new HashMap<>();
      StringBuilder card = new StringBuilder();
      for (String line : text.lines().toList()) {
        if (line.startsWith(HEADING)) {
          card = new StringBuilder();
          cards
              .computeIfAbsent(line.substring(HEADING.length()).strip(), _ -> new ArrayList<>())
              .add(card);
        } else if (!line.startsWith("#")) {
          card.append(line).append('\n');
        }
      }
      return new HelpCards(
          cards.entrySet().stream()
              .collect(
                  Collectors.toUnmodifiableMap(
                      Map.Entry::getKey,
                      each ->
                          each.getValue().stream()
                              .map(wording -> wording.toString().strip())
                              .toList())));
    } catch (IOException e) {
      throw new UncheckedIOException("could not read " + file, e);
    }
  }

  private static String name(HelpReply.Kind kind, boolean whole) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + (whole ? "" : "-line");
  }

  /// Every wording of a reply, with the numbers to call filled in.
  List<String> filled(HelpReply.Kind kind, boolean whole, Language language, Resources resources) {
    Resource line = resources.line();
    return Objects.requireNonNull(byName.get(name(kind, whole))).stream()
        .map(
            wording ->
                wording
                    .replace("{112}", resources.emergency().phone().orElseThrow())
                    .replace("{line}", line.name().in(language))
                    .replace("{number}", line.phone().orElseThrow())
                    .replace("{young}", young(language, resources, false))
                    .replace("{young-other}", young(language, resources, true)))
        .toList();
  }

  /// A sentence on the line for those under 18; nothing when there is none.
  private static String young(Language language, Resources resources, boolean another) {
    return resources
        .youngLine()
        .map(
            line -> {
              String name = line.name().in(language);
              String phone = line.phone().orElseThrow();
              boolean always = line.hours().always();
              return switch (language) {
                case SV ->
                    " %s svarar %s på %s%s."
                        .formatted(
                            another ? "Till den som är under 18" : "Är du under 18",
                            name,
                            phone,
                            always ? ", också dygnet runt" : "");
                case EN ->
                    " %s %s answers on %s%s."
                        .formatted(
                            another ? "For anybody under 18," : "If you are under 18,",
                            name,
                            phone,
                            always ? ", day and night too" : "");
              };
            })
        .orElse("");
  }
}
