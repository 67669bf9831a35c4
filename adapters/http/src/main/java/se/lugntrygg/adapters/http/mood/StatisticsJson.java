package se.lugntrygg.adapters.http.mood;

import static se.lugntrygg.adapters.http.mood.WeekJson.rounded;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.domain.mood.DaySummary;
import se.lugntrygg.domain.mood.LookBack;
import se.lugntrygg.domain.mood.MoodScore;
import se.lugntrygg.domain.mood.Statistics;
import se.lugntrygg.domain.mood.Strand;
import se.lugntrygg.domain.text.Sentiment;

/// A period in numbers, as clients know it. Means are null where there is nothing to take them of.
///
/// @param from the first day; of `all`, the first with an entry
/// @param count all entries
/// @param ratedCount those with a score
/// @param byWeekday Monday first, always seven
/// @param byHour always four bands of six hours, from midnight
/// @param byTag the tags used most, most used first
/// @param distribution how many of each score, `1` to `10`
/// @param sentiments the shares of the entries that could be read, 0..1
record StatisticsJson(
    String period,
    String from,
    String to,
    long count,
    long ratedCount,
    int daysLogged,
    @Nullable Double mean,
    @Nullable Double median,
    @Nullable Double standardDeviation,
    @Nullable Double meanSentiment,
    List<WeekdayJson> byWeekday,
    List<HoursJson> byHour,
    List<TagJson> byTag,
    @Nullable DayJson bestDay,
    @Nullable DayJson worstDay,
    Map<String, Integer> distribution,
    SharesJson sentiments) {

  record WeekdayJson(
      String weekday, long count, @Nullable Double mean, @Nullable Double meanSentiment) {
    static WeekdayJson of(String weekday, Strand strand) {
      return new WeekdayJson(
          weekday, strand.entries(), rounded(strand.meanScore()), rounded(strand.meanSentiment()));
    }
  }

  /// @param from the first hour
  /// @param until the first hour after it
  record HoursJson(
      String band,
      int from,
      int until,
      long count,
      @Nullable Double mean,
      @Nullable Double meanSentiment) {}

  record TagJson(String tag, long count, @Nullable Double mean, @Nullable Double meanSentiment) {
    static TagJson of(Statistics.TagUse use) {
      return new TagJson(
          use.tag(),
          use.strand().entries(),
          rounded(use.strand().meanScore()),
          rounded(use.strand().meanSentiment()));
    }

    @Override
    public String toString() {
      return "TagJson[hidden]";
    }
  }

  record DayJson(String date, long count, @Nullable Double mean) {
    static @Nullable DayJson of(Optional<DaySummary> day) {
      return day.map(
              found ->
                  new DayJson(
                      found.day().toString(),
                      found.tally().all().entries(),
                      rounded(found.tally().all().meanScore())))
          .orElse(null);
    }
  }

  record SharesJson(double positive, double neutral, double negative) {}

  static StatisticsJson of(LookBack reach, Statistics statistics) {
    Strand all = statistics.total().all();
    Map<String, Integer> distribution = new LinkedHashMap<>();
    for (int score = MoodScore.MIN; score <= MoodScore.MAX; score++) {
      distribution.put(
          Integer.toString(score), statistics.total().scores().get(score - MoodScore.MIN));
    }
    return new StatisticsJson(
        reach.key(),
        from(reach, statistics).toString(),
        statistics.span().last().toString(),
        all.entries(),
        all.rated(),
        statistics.days().size(),
        rounded(all.meanScore()),
        rounded(statistics.median()),
        rounded(statistics.standardDeviation()),
        rounded(all.meanSentiment()),
        statistics.byWeekday().entrySet().stream()
            .map(
                day -> WeekdayJson.of(day.getKey().name().toLowerCase(Locale.ROOT), day.getValue()))
            .toList(),
        statistics.byHour().entrySet().stream()
            .map(
                band ->
                    new HoursJson(
                        band.getKey().key(),
                        band.getKey().from(),
                        band.getKey().until(),
                        band.getValue().entries(),
                        rounded(band.getValue().meanScore()),
                        rounded(band.getValue().meanSentiment())))
            .toList(),
        statistics.byTag().stream().map(TagJson::of).toList(),
        DayJson.of(statistics.bestDay()),
        DayJson.of(statistics.worstDay()),
        distribution,
        new SharesJson(
            AnalysisJson.rounded(statistics.share(Sentiment.POSITIVE)),
            AnalysisJson.rounded(statistics.share(Sentiment.NEUTRAL)),
            AnalysisJson.rounded(statistics.share(Sentiment.NEGATIVE))));
  }

  private static LocalDate from(LookBack reach, Statistics statistics) {
    if (reach != LookBack.ALL) {
      return statistics.span().first();
    }
    return statistics.days().isEmpty()
        ? statistics.span().last()
        : statistics.days().getFirst().day();
  }

  @Override
  public String toString() {
    return "StatisticsJson[hidden]";
  }
}
