package se.lugntrygg.domain.mood;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import se.lugntrygg.domain.text.Sentiment;
import se.lugntrygg.domain.text.TextAnalysis;

/// Everything that statistics need to know of some entries, usually those of one day. Tallies form
/// a group: the tally of a period is the sum of its days, and an amended entry is its old tally
/// taken away and its new one added. Parts that fall to nothing are left out, so equal contents are
/// equal.
///
/// @param all over all of them
/// @param scores how many of each score, ten numbers from 1 to 10
/// @param sentiments how many of each direction; directions without entries are absent
/// @param hours by the local hour they were felt, 0 to 23
/// @param tags by tag, as written
/// @param moods how many by the word they are counted as; see [MoodEntry#countedAs]
public record Tally(
    Strand all,
    List<Integer> scores,
    Map<Sentiment, Integer> sentiments,
    Map<Integer, Strand> hours,
    Map<String, Strand> tags,
    Map<String, Integer> moods) {
  public static final Tally NONE =
      new Tally(
          Strand.NONE,
          Collections.nCopies(MoodScore.MAX, 0),
          Map.of(),
          Map.of(),
          Map.of(),
          Map.of());

  public Tally {
    scores = List.copyOf(scores);
    if (scores.size() != MoodScore.MAX) {
      throw new IllegalArgumentException("ten counts, not " + scores.size());
    }
    sentiments = Collections.unmodifiableMap(new TreeMap<>(sentiments));
    hours = Collections.unmodifiableMap(new TreeMap<>(hours));
    tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    moods = Collections.unmodifiableMap(new TreeMap<>(moods));
  }

  /// One entry, in the zone its day is reckoned in.
  public static Tally of(MoodEntry entry, ZoneId zone) {
    Strand strand = Strand.of(entry);
    List<Integer> scores = new ArrayList<>(NONE.scores);
    entry.rating().ifPresent(rating -> scores.set(rating.score().value() - MoodScore.MIN, 1));
    Map<String, Strand> tags = new TreeMap<>();
    entry.words().tags().forEach(tag -> tags.put(tag, strand));
    Optional<Sentiment> sentiment = entry.analysis().map(TextAnalysis::sentiment);
    return new Tally(
        strand,
        scores,
        sentiment.map(direction -> Map.of(direction, 1)).orElse(Map.of()),
        Map.of(entry.feltAt().atZone(zone).getHour(), strand),
        tags,
        entry.countedAs().map(word -> Map.of(word, 1)).orElse(Map.of()));
  }

  /// All of them together; the cost grows with what they hold, not with its square.
  public static Tally sum(Iterable<Tally> tallies) {
    Strand all = Strand.NONE;
    int[] scores = new int[MoodScore.MAX];
    Map<Sentiment, Integer> sentiments = new TreeMap<>();
    Map<Integer, Strand> hours = new TreeMap<>();
    Map<String, Strand> tags = new TreeMap<>();
    Map<String, Integer> moods = new TreeMap<>();
    for (Tally tally : tallies) {
      all = all.plus(tally.all);
      Arrays.setAll(scores, i -> scores[i] + tally.scores.get(i));
      tally.sentiments.forEach((key, count) -> sentiments.merge(key, count, Integer::sum));
      tally.hours.forEach((key, strand) -> hours.merge(key, strand, Strand::plus));
      tally.tags.forEach((key, strand) -> tags.merge(key, strand, Strand::plus));
      tally.moods.forEach((key, count) -> moods.merge(key, count, Integer::sum));
    }
    return new Tally(all, Arrays.stream(scores).boxed().toList(), sentiments, hours, tags, moods);
  }

  /// Both together.
  public Tally plus(Tally other) {
    return new Tally(
        all.plus(other.all),
        IntStream.range(0, MoodScore.MAX)
            .mapToObj(i -> scores.get(i) + other.scores.get(i))
            .toList(),
        merged(sentiments, other.sentiments, Integer::sum, 0),
        merged(hours, other.hours, Strand::plus, Strand.NONE),
        merged(tags, other.tags, Strand::plus, Strand.NONE),
        merged(moods, other.moods, Integer::sum, 0));
  }

  /// These without `other`.
  public Tally minus(Tally other) {
    return plus(other.negated());
  }

  private Tally negated() {
    return new Tally(
        all.negated(),
        scores.stream().map(count -> -count).toList(),
        mapped(sentiments, count -> -count),
        mapped(hours, Strand::negated),
        mapped(tags, Strand::negated),
        mapped(moods, count -> -count));
  }

  private static <K extends Comparable<K>, V> Map<K, V> mapped(
      Map<K, V> map, java.util.function.UnaryOperator<V> change) {
    Map<K, V> result = new TreeMap<>(map);
    result.replaceAll((_, value) -> change.apply(value));
    return result;
  }

  private static <K extends Comparable<K>, V> Map<K, V> merged(
      Map<K, V> one, Map<K, V> other, BinaryOperator<V> sum, V nothing) {
    Map<K, V> result = new TreeMap<>(one);
    other.forEach((key, value) -> result.merge(key, value, sum));
    result.values().removeIf(nothing::equals);
    return result;
  }

  /// The private words in it stay hidden.
  @Override
  public String toString() {
    return "Tally[%d entries]".formatted(all.entries());
  }
}
