package se.lugntrygg.adapters.http.mood;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.application.conversation.WordWeek;
import se.lugntrygg.domain.mood.Strand;
import se.lugntrygg.domain.mood.Tally;
import se.lugntrygg.domain.mood.Week;
import se.lugntrygg.domain.text.Sentiment;

/// A week looked back on, as clients know it.
///
/// @param confidence the share of its days that have a score, 0..1
/// @param comprehensive whether enough days have a score for a trend
/// @param fallback whether an AI was asked for the insights in vain
/// @param modelUsed who wrote the insights
/// @param averageScore null without a score, as is the sentiment when nothing could be read
/// @param moodCounts by the key of each level that occurs
/// @param trends one for each of the seven days, earliest first
/// @param weeklyGoal on how many days of a week the person means to log
/// @param weeklyProgress on how many of the seven days they did
/// @param recentMemories none, as the week is told without them
/// @param cached whether the same was answered a moment ago
record WeekJson(
    String insights,
    boolean aiGenerated,
    double confidence,
    boolean comprehensive,
    boolean fallback,
    String modelUsed,
    long totalMoods,
    @Nullable Double averageScore,
    @Nullable Double averageSentiment,
    Map<String, Integer> moodCounts,
    String trend,
    List<DayJson> trends,
    int positiveCount,
    int neutralCount,
    int negativeCount,
    int streakDays,
    int longestStreak,
    int weeklyGoal,
    int weeklyProgress,
    int memoriesCount,
    List<String> recentMemories,
    String weekStart,
    String weekEnd,
    boolean cached) {

  /// One day; the means are null where there is nothing to take them of.
  record DayJson(
      String date, long count, @Nullable Double averageScore, @Nullable Double averageSentiment) {
    static DayJson of(String date, Tally tally) {
      Strand all = tally.all();
      return new DayJson(
          date, all.entries(), rounded(all.meanScore()), rounded(all.meanSentiment()));
    }
  }

  static WeekJson of(Week week, WordWeek.Words words, boolean cached) {
    Tally total = week.total();
    return new WeekJson(
        words.text(),
        words.model().isPresent(),
        AnalysisJson.rounded(week.confidence()),
        week.comprehensive(),
        words.fallback(),
        words.model().orElse("builtin"),
        total.all().entries(),
        rounded(total.all().meanScore()),
        rounded(total.all().meanSentiment()),
        total.moods(),
        week.trend().key(),
        week.days().entrySet().stream()
            .map(day -> DayJson.of(day.getKey().toString(), day.getValue()))
            .toList(),
        total.sentiments().getOrDefault(Sentiment.POSITIVE, 0),
        total.sentiments().getOrDefault(Sentiment.NEUTRAL, 0),
        total.sentiments().getOrDefault(Sentiment.NEGATIVE, 0),
        week.streaks().current(),
        week.streaks().longest(),
        week.goal(),
        week.progress(),
        0,
        List.of(),
        week.span().first().toString(),
        week.span().last().toString(),
        cached);
  }

  static @Nullable Double rounded(OptionalDouble value) {
    return value.isPresent() ? AnalysisJson.rounded(value.getAsDouble()) : null;
  }

  @Override
  public String toString() {
    return "WeekJson[hidden]";
  }
}
