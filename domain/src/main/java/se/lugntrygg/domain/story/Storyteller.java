package se.lugntrygg.domain.story;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.lugntrygg.domain.mood.DaySummary;
import se.lugntrygg.domain.mood.Extremes;
import se.lugntrygg.domain.mood.Tie;
import se.lugntrygg.domain.mood.Week;
import se.lugntrygg.domain.text.Language;

/// Tells a person's week as a short calming tale: a place, something that happens there, their week
/// mirrored in the place, and something small to take along. It quotes nothing, calls nobody ill
/// and promises nothing. The same week after the same number of tales is always told the same, and
/// two tales in a row are never set in the same place.
public final class Storyteller {
  private static final Setting[] SETTINGS = Setting.values();

  /// How many tales come before one comes again.
  public static final int TALES = SETTINGS.length * StoryBook.HAPPENINGS;

  /// Two days are the least that can be better or harder than others.
  private static final int LEAST_DAYS_TO_COMPARE = 2;

  /// Days within one point of each other are the same to most people.
  private static final double EVEN_SPREAD = 1.0;

  /// From here a day is called good, so that it is not the heavy one of a good week.
  private static final double GOOD_DAY = 6.0;

  /// Fewer days in a row are chance.
  private static final int LEAST_STREAK = 3;

  private final Week week;
  private final Language language;
  private final StoryBook book;
  private final long told;
  private final boolean gentle;

  private Storyteller(Week week, Language language, long told, boolean gentle) {
    this.week = week;
    this.language = language;
    this.book = StoryBook.in(language);
    this.told = told;
    this.gentle = gentle;
  }

  /// The tale of a week.
  ///
  /// @param told how many were told to the person before
  /// @param gentle whether they wrote of a crisis lately
  public static Tale tell(Week week, Language language, long told, boolean gentle) {
    return new Storyteller(week, language, told, gentle).tale();
  }

  private Tale tale() {
    Place place = place();
    Shape shape = Shape.of(week);
    StoryBook.Happening happening = book.happening(place.setting(), place.happening());
    String own =
        joined(" ", book.line("week." + shape.key(), variant()), days(), gentle ? "" : besides());
    return new Tale(
        happening.title(),
        joined(
            "\n\n",
            book.opening(place.setting()),
            happening.before(),
            own,
            book.turn(place.setting(), shape),
            happening.after(),
            gentle ? book.line("gentle", told) : ""));
  }

  private record Place(Setting setting, int happening) {}

  private Place place() {
    int turn = (int) Math.floorMod(told, (long) TALES);
    int position = turn % SETTINGS.length;
    int happening = turn / SETTINGS.length;
    if (!gentle || SETTINGS[position].sheltered()) {
      return new Place(SETTINGS[position], happening);
    }
    // Another happening than the one that this place has in this round anyway.
    return new Place(instead(SETTINGS[position]), (happening + 1) % StoryBook.HAPPENINGS);
  }

  /// A sheltered place, at some distance in the order, so that neighbours still differ.
  private static Setting instead(Setting setting) {
    return switch (setting) {
      case SEA -> Setting.TOWN;
      case TRAIN -> Setting.GARDEN;
      case ISLAND -> Setting.FOREST;
      case FOREST, KITCHEN, TOWN, GARDEN, LIBRARY -> setting;
    };
  }

  /// Moves on with the tales, and differs between weeks.
  private long variant() {
    return told + week.total().all().scoreSum() + week.total().all().entries();
  }

  /// The lightest and the heaviest day by name, each if it is alone and the week has both. Somebody
  /// in danger is not led back to the heaviest.
  private String days() {
    Optional<Extremes> found =
        week.extremes()
            .filter(_ -> week.ratedDays() >= LEAST_DAYS_TO_COMPARE)
            .filter(extremes -> extremes.spread() > EVEN_SPREAD);
    Optional<String> best = found.flatMap(extremes -> alone(extremes.best()));
    Optional<String> hardest =
        found
            .filter(extremes -> !gentle && extremes.hardestMean() < GOOD_DAY)
            .flatMap(extremes -> alone(extremes.hardest()));
    if (best.isEmpty() && hardest.isEmpty()) {
      return "";
    }
    String name = best.isEmpty() ? "days.hardest" : hardest.isEmpty() ? "days.best" : "days.both";
    return book.line(name, told / 2 + week.total().all().entries())
        .replace("{best}", best.orElse(""))
        .replace("{hardest}", hardest.orElse(""));
  }

  private Optional<String> alone(List<LocalDate> days) {
    return days.size() == 1 ? Optional.of(weekday(days.getFirst())) : Optional.empty();
  }

  /// "tisdagen", "Tuesday": of a week, each is there once.
  private String weekday(LocalDate day) {
    return switch (language) {
      case SV -> day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.of("sv")) + "en";
      case EN -> day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    };
  }

  /// What else is known: of two such things one at a time, or it would sound like a report.
  private String besides() {
    String theme = theme();
    boolean streak = week.streaks().current() >= LEAST_STREAK;
    boolean first = theme.isEmpty() || told % 2 == 1;
    return streak && first ? book.line("streak", told / 2) : theme;
  }

  /// A theme that went together with better moments, else the one that was there on most days.
  private String theme() {
    Optional<TagTheme> lighter =
        week.tags().stream()
            .filter(tie -> tie.difference() > 0)
            .map(Tie::what)
            .map(TagTheme::of)
            .flatMap(Optional::stream)
            .findFirst();
    return lighter
        .map(theme -> book.theme(theme, true))
        .or(() -> commonest().map(theme -> book.theme(theme, false)))
        .orElse("");
  }

  private Optional<TagTheme> commonest() {
    Map<TagTheme, Integer> days = new EnumMap<>(TagTheme.class);
    for (DaySummary day : week.logged()) {
      day.tally().tags().keySet().stream()
          .map(TagTheme::of)
          .flatMap(Optional::stream)
          .distinct()
          .forEach(theme -> days.merge(theme, 1, Integer::sum));
    }
    Optional<Map.Entry<TagTheme, Integer>> most = Optional.empty();
    for (Map.Entry<TagTheme, Integer> each : days.entrySet()) {
      if (most.isEmpty() || each.getValue() > most.get().getValue()) {
        most = Optional.of(each);
      }
    }
    return most.map(Map.Entry::getKey);
  }

  private static String joined(String between, String... said) {
    return Stream.of(said).filter(words -> !words.isEmpty()).collect(Collectors.joining(between));
  }
}
