package se.lugntrygg.domain.mood;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import se.lugntrygg.domain.text.Language;

/// How a language says numbers, days and lists. Whole sentences are said by [WeekWords] and
/// [AdviceWords].
record Speech(Language language) {
  private static final List<String> SWEDISH_NUMBERS =
      List.of(
          "noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva",
          "tolv");
  private static final List<String> ENGLISH_NUMBERS =
      List.of(
          "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven", "twelve");

  /// "6,5", "6.5", "6": one decimal, as more would only pretend to know, and none for whole ones.
  String decimal(double value) {
    String rounded = String.format(Locale.ROOT, "%.1f", value);
    if (rounded.endsWith(".0")) {
      return rounded.substring(0, rounded.length() - 2);
    }
    return switch (language) {
      case SV -> rounded.replace('.', ',');
      case EN -> rounded;
    };
  }

  /// "Två", "Two", "13": how a sentence begins.
  String atFirst(long count) {
    List<String> words =
        switch (language) {
          case SV -> SWEDISH_NUMBERS;
          case EN -> ENGLISH_NUMBERS;
        };
    if (count >= words.size()) {
      return Long.toString(count);
    }
    String word = words.get((int) count);
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /// "1 inlägg", "3 entries".
  String entries(long count) {
    return switch (language) {
      case SV -> count + " inlägg";
      case EN -> count + (count == 1 ? " entry" : " entries");
    };
  }

  /// "1 dag", "3 days".
  String days(long count) {
    return switch (language) {
      case SV -> count + (count == 1 ? " dag" : " dagar");
      case EN -> count + (count == 1 ? " day" : " days");
    };
  }

  /// "måndag", "Monday".
  String weekday(DayOfWeek day) {
    return switch (language) {
      case SV -> day.getDisplayName(TextStyle.FULL, Locale.of("sv"));
      case EN -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    };
  }

  /// On that day, one of the last seven: "i lördags", "on Saturday", "i går", "today".
  String on(LocalDate day, LocalDate today) {
    if (day.equals(today)) {
      return switch (language) {
        case SV -> "i dag";
        case EN -> "today";
      };
    }
    if (day.equals(today.minusDays(1))) {
      return switch (language) {
        case SV -> "i går";
        case EN -> "yesterday";
      };
    }
    return switch (language) {
      case SV -> "i " + weekday(day.getDayOfWeek()) + "s";
      case EN -> "on " + weekday(day.getDayOfWeek());
    };
  }

  /// On those days: one or two by name, more by the latest of them.
  String on(List<LocalDate> days, LocalDate today) {
    String last = on(days.getLast(), today);
    if (days.size() == 1) {
      return last;
    }
    if (days.size() == 2) {
      String first = on(days.getFirst(), today);
      return switch (language) {
        case SV -> first + " och " + last;
        case EN ->
            first + " and " + (first.startsWith("on ") ? last.replaceFirst("^on ", "") : last);
      };
    }
    return switch (language) {
      case SV -> "flera dagar, senast " + last;
      case EN -> "on several days, most recently " + last;
    };
  }

  /// The same in the language that is spoken.
  String say(String swedish, String english) {
    return switch (language) {
      case SV -> swedish;
      case EN -> english;
    };
  }

  /// Somebody's own word.
  String quoted(String word) {
    return switch (language) {
      case SV -> "”" + word + "”";
      case EN -> "“" + word + "”";
    };
  }
}
