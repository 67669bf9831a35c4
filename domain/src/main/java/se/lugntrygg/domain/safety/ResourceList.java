package se.lugntrygg.domain.safety;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads places of help as operators write them, and gathers everything that is wrong.
final class ResourceList {
  private static final Set<String> NAMES =
      Set.of(
          "kind",
          "country",
          "phone",
          "url",
          "hours",
          "languages",
          "audience",
          "free",
          "name.sv",
          "name.en",
          "text.sv",
          "text.en",
          "last-verified");

  private static final Pattern ID = Pattern.compile("\\[([a-z0-9][a-z0-9-]{0,39})]");
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");
  private static final Pattern PHONE = Pattern.compile("[0-9+][0-9 ()-]{1,29}");
  private static final Pattern URL = Pattern.compile("https://[A-Za-z0-9.-]+(/[\\x21-\\x7e]*)?");
  private static final int MAX_PLACES = 200;
  private static final int MAX_WORDS = 500;

  private final List<String> complaints = new ArrayList<>();
  private final Map<String, Map<String, String>> places = new LinkedHashMap<>();

  ResourceList(String text) {
    Map<String, String> place = new LinkedHashMap<>();
    int number = 0;
    for (String raw : text.lines().toList()) {
      number++;
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("[")) {
        var id = ID.matcher(line);
        place = new LinkedHashMap<>();
        if (!id.matches()) {
          complaints.add("line %d: an id is small letters, digits and hyphens".formatted(number));
        } else if (places.putIfAbsent(id.group(1), place) != null) {
          complaints.add("line %d: %s is there twice".formatted(number, id.group(1)));
        }
        continue;
      }
      int colon = line.indexOf(':');
      String name = colon < 0 ? "" : line.substring(0, colon).strip();
      if (!NAMES.contains(name)) {
        complaints.add("line %d: is not a known name and a value".formatted(number));
      } else if (places.isEmpty()) {
        complaints.add("line %d: stands before the first id".formatted(number));
      } else if (place.putIfAbsent(name, line.substring(colon + 1).strip()) != null) {
        complaints.add("line %d: %s is there twice".formatted(number, name));
      }
    }
  }

  List<Resource> read() {
    List<Resource> all = new ArrayList<>();
    if (places.isEmpty() || places.size() > MAX_PLACES) {
      complaints.add("there must be 1 to %d places".formatted(MAX_PLACES));
    } else {
      places.forEach((id, given) -> resource(id, given).ifPresent(all::add));
    }
    if (!complaints.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", complaints));
    }
    return all;
  }

  private Optional<Resource> resource(String id, Map<String, String> given) {
    int before = complaints.size();
    Place place = new Place(id, given);
    Optional<Resource.Kind> kind = place.oneOf("kind", Resource.Kind.values());
    Optional<Resource.Audience> audience = place.oneOf("audience", Resource.Audience.values());
    Optional<String> country = place.like("country", COUNTRY);
    Optional<String> phone = place.like("phone", PHONE);
    Optional<String> url = place.like("url", URL);
    if (phone.isEmpty() && url.isEmpty()) {
      place.wrong("needs a phone or a url");
    }
    Optional<Hours> hours = place.hours();
    List<String> languages = place.languages();
    String free = place.needed("free");
    if (!free.isEmpty() && !Set.of("yes", "no").contains(free)) {
      place.wrong("free must be yes or no");
    }
    Resource.Said name = new Resource.Said(place.words("name.sv"), place.words("name.en"));
    Resource.Said text = new Resource.Said(place.words("text.sv"), place.words("text.en"));
    Optional<LocalDate> verified = place.day("last-verified");
    if (complaints.size() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new Resource(
            id,
            kind.orElseThrow(),
            country,
            name,
            phone,
            url,
            hours.orElseThrow(),
            languages,
            audience.orElseThrow(),
            free.equals("yes"),
            text,
            verified));
  }

  /// One place as it was written.
  private final class Place {
    private final String id;
    private final Map<String, String> given;

    Place(String id, Map<String, String> given) {
      this.id = id;
      this.given = given;
    }

    void wrong(String what) {
      complaints.add(id + ": " + what);
    }

    private Optional<String> value(String name) {
      return Optional.ofNullable(given.get(name)).filter(text -> !text.isEmpty());
    }

    String needed(String name) {
      Optional<String> value = value(name);
      if (value.isEmpty()) {
        wrong("needs " + name);
      }
      return value.orElse("");
    }

    String words(String name) {
      String words = needed(name);
      if (words.length() > MAX_WORDS) {
        wrong("%s must have at most %d characters".formatted(name, MAX_WORDS));
      }
      return words;
    }

    Optional<String> like(String name, Pattern form) {
      Optional<String> value = value(name);
      if (value.isPresent() && !form.matcher(value.get()).matches()) {
        wrong(
            switch (name) {
              case "country" -> "country must be two capital letters";
              case "phone" -> "phone must be digits, spaces and hyphens";
              default -> "url must begin with https:// and a host";
            });
      }
      return value;
    }

    <T extends Enum<T>> Optional<T> oneOf(String name, T[] all) {
      String value = needed(name);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      List<String> words = new ArrayList<>();
      for (T each : all) {
        String word = each.name().toLowerCase(Locale.ROOT).replace('_', '-');
        words.add(word);
        if (word.equals(value)) {
          return Optional.of(each);
        }
      }
      wrong("%s must be one of %s".formatted(name, String.join(", ", words)));
      return Optional.empty();
    }

    Optional<Hours> hours() {
      String value = needed("hours");
      try {
        return value.isEmpty() ? Optional.empty() : Optional.of(Hours.parse(value));
      } catch (IllegalArgumentException e) {
        wrong(String.valueOf(e.getMessage()));
        return Optional.empty();
      }
    }

    List<String> languages() {
      String value = needed("languages");
      Set<String> all = new HashSet<>();
      List<String> languages = new ArrayList<>();
      for (String part : value.isEmpty() ? new String[0] : value.split(",", -1)) {
        String language = part.strip();
        if (!LANGUAGE.matcher(language).matches() || !all.add(language)) {
          wrong("languages must be two small letters each, with commas, none twice");
        } else {
          languages.add(language);
        }
      }
      return languages;
    }

    Optional<LocalDate> day(String name) {
      try {
        return value(name).map(LocalDate::parse);
      } catch (DateTimeParseException _) {
        wrong(name + " must be a day as in 2026-01-31");
        return Optional.empty();
      }
    }
  }
}
