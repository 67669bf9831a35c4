package se.lugntrygg.domain.mood;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import se.lugntrygg.domain.text.SentimentScore;

/// Anything that may come out of a diary, for properties.
final class Moods extends DomainContextBase {
  private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-11-30T00:00:00Z");

  /// Around the days when clocks change in Stockholm, too.
  @Provide
  Arbitrary<MoodEntry> entries() {
    return Combinators.combine(
            Arbitraries.longs().between(FROM.toEpochMilli(), TO.toEpochMilli()),
            Arbitraries.integers().between(1, 10).optional(),
            Arbitraries.integers().between(-1000, 1000).optional(),
            Arbitraries.of("jobb", "promenad", "familj", "sömn").list().uniqueElements())
        .as(
            (at, score, sentiment, tags) ->
                Diary.entry(
                    Instant.ofEpochMilli(at), score, sentiment.map(SentimentScore::new), tags));
  }

  @Provide
  Arbitrary<List<MoodEntry>> diaries() {
    return entries().list().ofMaxSize(30);
  }

  /// Every zone there may be, the ends of the world among them.
  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.oneOf(
        Arbitraries.of(
                "Europe/Stockholm", "Pacific/Kiritimati", "America/Anchorage", "Asia/Kathmandu")
            .map(ZoneId::of),
        Arbitraries.integers().between(-14, 14).map(ZoneOffset::ofHours));
  }

  @Provide
  Arbitrary<SortedSet<LocalDate>> days() {
    return Arbitraries.integers()
        .between(0, 40)
        .map(day -> LocalDate.of(2026, 10, 10).plusDays(day))
        .set()
        .ofMaxSize(40)
        .map(TreeSet::new);
  }
}
