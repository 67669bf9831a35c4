package se.lugntrygg.domain.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Foretells the coming days from those that were. The same days always give the same forecast.
public final class Forecaster {
  /// What looks further back than a year is about another life, and would cost ever more.
  public static final int MAX_DAYS = 365;

  private Forecaster() {}

  /// What can be said of the days after the last of these.
  public static Outlook foretell(DailyMoods moods, DaysAhead ahead) {
    Situation now = Situation.of(moods);
    if (now.entries() < Outlook.ENTRIES_NEEDED || now.days() < Outlook.DAYS_NEEDED) {
      return new Outlook.TooEarly(now);
    }
    Smoothers smoothers = new Smoothers();
    BackTest past = BackTest.of(moods, smoothers);
    double[] means = new double[ahead.value()];
    smoothers.foretell(means);
    LocalDate today = moods.last();
    // The last days may lack words; what is foretold then lies further from what is known.
    int silent = moods.silentDays();
    List<ForetoldDay> days = new ArrayList<>(means.length);
    for (int i = 0; i < means.length; i++) {
      days.add(ForetoldDay.of(today.plusDays(i + 1L), means[i], past.width(silent + i + 1)));
    }
    Forecast forecast =
        new Forecast(
            today, days, now, past.upTo(ahead), smoothers.trending(), smoothers.weekdays(), false);
    return new Outlook.Foretold(forecast, past);
  }
}
