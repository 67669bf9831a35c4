package se.lugntrygg.domain.conversation;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import se.lugntrygg.domain.mood.Trend;
import se.lugntrygg.domain.text.Emotion;
import se.lugntrygg.domain.text.Language;

/// What recurs in what a person has said.
///
/// @param exchanges how many were looked at
/// @param emotion the one that came most often beside neutral, if any did
/// @param share of the exchanges that it came in, 0..1
/// @param trend of the daily means of sentiment
/// @param strength of that trend: how far the days moved from first to last, 0..1
/// @param volatility the standard deviation of sentiment over the exchanges, 0..1
/// @param mean of sentiment over the exchanges, −1..1
public record Patterns(
    int exchanges,
    Optional<Emotion> emotion,
    double share,
    Trend trend,
    double strength,
    double volatility,
    double mean) {
  /// Fewer tell nothing that recurs.
  public static final int FEWEST = 5;

  /// With so many, more would change little.
  private static final double PLENTY = 30;

  /// The patterns in exchanges, oldest first.
  public static Patterns of(List<Exchange> exchanges, ZoneId zone) {
    Map<Emotion, Integer> counts = new EnumMap<>(Emotion.class);
    SortedMap<LocalDate, List<Double>> days = new TreeMap<>();
    List<Double> scores = new ArrayList<>();
    for (Exchange exchange : exchanges) {
      double score = exchange.analysis().score().value();
      scores.add(score);
      days.computeIfAbsent(exchange.at().atZone(zone).toLocalDate(), _ -> new ArrayList<>())
          .add(score);
      Emotion first = exchange.analysis().emotions().getFirst();
      if (first != Emotion.NEUTRAL) {
        counts.merge(first, 1, Integer::sum);
      }
    }
    SortedMap<LocalDate, Double> means = new TreeMap<>();
    days.forEach((day, all) -> means.put(day, mean(all)));
    Optional<Map.Entry<Emotion, Integer>> most =
        counts.entrySet().stream().max(Comparator.comparing(Map.Entry::getValue));
    double moved =
        means.size() < 2
            ? 0
            : Math.abs(means.lastEntry().getValue() - means.firstEntry().getValue());
    return new Patterns(
        exchanges.size(),
        most.map(Map.Entry::getKey),
        most.map(entry -> entry.getValue() / (double) exchanges.size()).orElse(0.0),
        Trend.of(means),
        Math.min(1, moved),
        deviation(scores),
        mean(scores));
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  private static double deviation(List<Double> values) {
    double mean = mean(values);
    return Math.sqrt(
        values.stream().mapToDouble(value -> (value - mean) * (value - mean)).average().orElse(0));
  }

  /// How far to trust it, 0..1: by how much there was to look at.
  public double confidence() {
    return exchanges < FEWEST ? 0 : Math.min(1, exchanges / PLENTY);
  }

  /// What was found, in words.
  public String found(Language language) {
    if (exchanges < FEWEST) {
      return switch (language) {
        case SV ->
            "Vi har inte pratat så mycket ännu, så det går inte att säga vad som återkommer.";
        case EN -> "We have not talked much yet, so it is too early to say what keeps coming back.";
      };
    }
    String often =
        emotion
            .map(
                felt ->
                    switch (language) {
                      case SV ->
                          "Det som oftast har hörts i det du skrivit på sista tiden är %s."
                              .formatted(word(felt, language));
                      case EN ->
                          "What has been heard most often in what you wrote lately is %s."
                              .formatted(word(felt, language));
                    })
            .orElse(
                switch (language) {
                  case SV -> "Ingen särskild känsla har stått i vägen för de andra på sista tiden.";
                  case EN -> "No single feeling has stood out lately.";
                });
    String swing =
        volatility > 0.5
            ? switch (language) {
              case SV -> " Det har gått upp och ner en hel del.";
              case EN -> " It has gone up and down quite a bit.";
            }
            : switch (language) {
              case SV -> " Tonen har varit ganska jämn.";
              case EN -> " The tone has been fairly even.";
            };
    return often + swing;
  }

  /// Where it seems to be heading, in words that promise nothing.
  public String ahead(Language language) {
    return switch (trend) {
      case IMPROVING ->
          switch (language) {
            case SV ->
                "Dina ord har blivit lite ljusare. Fundera gärna på vad som har hjälpt, så att du kan ge det plats.";
            case EN ->
                "Your words have become a little brighter. It may be worth noticing what has helped, so that you can make room for it.";
          };
      case DECLINING ->
          switch (language) {
            case SV ->
                "Dina ord har blivit tyngre. Det behöver inte fortsätta så, och det kan vara läge att ta hjälp av någon du litar på.";
            case EN ->
                "Your words have grown heavier. It need not go on like that, and this may be a time to lean on somebody you trust.";
          };
      case STABLE ->
          switch (language) {
            case SV -> "Det ser ut att vara ungefär som det har varit.";
            case EN -> "It looks much as it has been.";
          };
      case INSUFFICIENT_DATA ->
          switch (language) {
            case SV -> "Det är för tidigt att säga vart det är på väg.";
            case EN -> "It is too early to say where it is heading.";
          };
    };
  }

  private static String word(Emotion emotion, Language language) {
    return switch (emotion) {
      case JOY -> say(language, "glädje", "joy");
      case SADNESS -> say(language, "sorg", "sadness");
      case ANGER -> say(language, "ilska", "anger");
      case FEAR -> say(language, "oro", "worry");
      case SURPRISE -> say(language, "förvåning", "surprise");
      case DISGUST -> say(language, "avsky", "disgust");
      case TRUST -> say(language, "trygghet", "trust");
      case ANTICIPATION -> say(language, "förväntan", "anticipation");
      case NEUTRAL -> say(language, "lugn", "calm");
    };
  }

  private static String say(Language language, String swedish, String english) {
    return switch (language) {
      case SV -> swedish;
      case EN -> english;
    };
  }
}
