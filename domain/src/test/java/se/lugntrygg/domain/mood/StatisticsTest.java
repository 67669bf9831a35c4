package se.lugntrygg.domain.mood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import se.lugntrygg.domain.Flaw;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.text.Sentiment;
import se.lugntrygg.domain.time.DaySpan;

@Domain(Moods.class)
class StatisticsTest {
  private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 22);
  private static final Offset<Double> ROUNDING = Offset.offset(1e-9);

  private static Statistics statistics(Diary diary) {
    return Statistics.of(LookBack.MONTH.until(SUNDAY), diary.days());
  }

  @Test
  void reckons_mean_median_and_deviation_of_the_scores() {
    Statistics found = statistics(new Diary(SUNDAY).on(4, 2).on(3, 4).on(2, 4).on(1, 10));
    assertThat(found.total().all().meanScore()).hasValue(5);
    assertThat(found.median()).hasValue(4);
    assertThat(found.standardDeviation()).hasValue(3);
  }

  @Test
  void the_median_of_two_lies_between_them() {
    assertThat(statistics(new Diary(SUNDAY).on(2, 3).on(1, 8)).median()).hasValue(5.5);
  }

  @Test
  void has_no_numbers_without_scores() {
    Statistics found = statistics(new Diary(SUNDAY).encryptedOn(2));
    assertThat(found.total().all().entries()).isEqualTo(1);
    assertThat(found.median()).isEmpty();
    assertThat(found.standardDeviation()).isEmpty();
    assertThat(found.bestDay()).isEmpty();
    assertThat(found.worstDay()).isEmpty();
    assertThat(found.share(Sentiment.POSITIVE)).isZero();
  }

  @Test
  void sorts_by_weekday_and_part_of_the_day() {
    Statistics found =
        statistics(new Diary(SUNDAY).at(0, 5, 3, 0).at(0, 6, 4, 0).at(7, 18, 8, 0).at(1, 23, 9, 0));
    assertThat(found.byWeekday().keySet()).containsExactly(DayOfWeek.values());
    assertThat(found.byWeekday())
        .containsEntry(DayOfWeek.SUNDAY, new Strand(3, 3, 15, 3, 0))
        .containsEntry(DayOfWeek.SATURDAY, new Strand(1, 1, 9, 1, 0))
        .containsEntry(DayOfWeek.MONDAY, Strand.NONE);
    assertThat(found.byHour().keySet()).containsExactly(HourBand.values());
    assertThat(found.byHour())
        .containsEntry(HourBand.NIGHT, new Strand(1, 1, 3, 1, 0))
        .containsEntry(HourBand.MORNING, new Strand(1, 1, 4, 1, 0))
        .containsEntry(HourBand.AFTERNOON, Strand.NONE)
        .containsEntry(HourBand.EVENING, new Strand(2, 2, 17, 2, 0));
  }

  @Test
  void shows_the_tags_used_most_and_no_more_than_twenty() {
    Diary diary = new Diary(SUNDAY);
    for (int tag = 10; tag < 40; tag++) {
      diary.on(tag % 20, 5, "tagg " + tag);
    }
    diary.on(1, 7, "tagg 39").on(2, 8, "tagg 39", "tagg 38");
    List<Statistics.TagUse> tags = statistics(diary).byTag();
    assertThat(tags).hasSize(Statistics.MAX_TAGS);
    assertThat(tags).extracting(Statistics.TagUse::tag).startsWith("tagg 39", "tagg 38", "tagg 10");
    assertThat(tags.getFirst().strand().meanScore().orElseThrow()).isCloseTo(20 / 3.0, ROUNDING);
    assertThat(tags.getFirst().toString()).doesNotContain("39");
  }

  @Test
  void the_best_and_the_worst_day_are_the_latest_of_several() {
    Statistics found = statistics(new Diary(SUNDAY).on(9, 8).on(5, 2).on(4, 8).on(3, 2).on(1, 5));
    assertThat(found.bestDay()).map(DaySummary::day).contains(SUNDAY.minusDays(4));
    assertThat(found.worstDay()).map(DaySummary::day).contains(SUNDAY.minusDays(3));
  }

  @Test
  void leaves_days_outside_the_period_aside() {
    Statistics found =
        Statistics.of(LookBack.WEEK.until(SUNDAY), new Diary(SUNDAY).on(7, 1).on(6, 8).days());
    assertThat(found.total().all().scoreSum()).isEqualTo(8);
  }

  @Property(tries = 200)
  void agrees_with_the_plain_formulas(@ForAll List<MoodEntry> diary, @ForAll ZoneId zone) {
    DaySpan always = LookBack.ALL.until(LocalDate.of(2027, 1, 1));
    Statistics found = Statistics.of(always, Diary.days(diary, zone));
    double[] scores =
        diary.stream()
            .flatMap(entry -> entry.rating().stream())
            .mapToDouble(rating -> rating.score().value())
            .sorted()
            .toArray();
    if (scores.length == 0) {
      assertThat(found.median()).isEmpty();
      return;
    }
    double mean = Arrays.stream(scores).average().orElseThrow();
    double variance =
        Arrays.stream(scores).map(score -> Math.pow(score - mean, 2)).average().orElseThrow();
    assertThat(found.standardDeviation().orElseThrow()).isCloseTo(Math.sqrt(variance), ROUNDING);
    assertThat(found.median().orElseThrow())
        .isEqualTo((scores[(scores.length - 1) / 2] + scores[scores.length / 2]) / 2);
    double shares = Stream.of(Sentiment.values()).mapToDouble(found::share).sum();
    assertThat(shares).isCloseTo(found.total().all().read() == 0 ? 0 : 1, ROUNDING);
    assertThat(found.byWeekday().values().stream().reduce(Strand.NONE, Strand::plus))
        .isEqualTo(found.total().all());
    assertThat(found.byHour().values().stream().reduce(Strand.NONE, Strand::plus))
        .isEqualTo(found.total().all());
  }

  @Test
  void reaches_back_by_days() {
    assertThat(LookBack.parse("period", "7d").until(SUNDAY).length()).isEqualTo(7);
    assertThat(LookBack.parse("period", "30d").until(SUNDAY).length()).isEqualTo(30);
    assertThat(LookBack.parse("period", "90d").until(SUNDAY).length()).isEqualTo(90);
    assertThat(LookBack.parse("period", "1y").until(SUNDAY).length()).isEqualTo(365);
    assertThat(LookBack.parse("period", "all").until(SUNDAY).first())
        .isBeforeOrEqualTo(LocalDate.of(1999, 12, 31));
  }

  @Test
  void names_the_periods_there_are_when_asked_for_another() {
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> LookBack.parse("period", "2w"))
        .satisfies(
            wrong ->
                assertThat(wrong.complaints())
                    .containsExactly(
                        new InvalidValue.Complaint(
                            "period",
                            new Flaw.NotOneOf(List.of("7d", "30d", "90d", "1y", "all")))));
  }
}
