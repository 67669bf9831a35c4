package se.lugntrygg.domain.mood;

import java.time.DayOfWeek;

/// One thing that may do a person good, and what it is drawn from. How it is said is for
/// [AdviceWords].
sealed interface Advice {
  /// As clients know it, from a small set.
  String id();

  /// Whether it is drawn from the person's own history.
  default boolean personal() {
    return false;
  }

  /// Talk to somebody.
  ///
  /// @param urgent the words gave reason to worry, so the lines to call come with it
  record ReachOut(boolean urgent) implements Advice {
    @Override
    public String id() {
      return "reach_out";
    }
  }

  /// Breathe slowly, against worry.
  record Breathe() implements Advice {
    @Override
    public String id() {
      return "breathe";
    }
  }

  /// Step away, against anger.
  record StepAway() implements Advice {
    @Override
    public String id() {
      return "step_away";
    }
  }

  /// Do something small, against heaviness.
  record SmallStep() implements Advice {
    @Override
    public String id() {
      return "small_step";
    }
  }

  /// Stay with what is good.
  record Savour() implements Advice {
    @Override
    public String id() {
      return "savour";
    }
  }

  /// Rest a little.
  record Pause() implements Advice {
    @Override
    public String id() {
      return "pause";
    }
  }

  /// Nothing is written yet today.
  ///
  /// @param streak that ended yesterday, in days; 0 without one
  record WriteToday(int streak) implements Advice {
    @Override
    public String id() {
      return "write_today";
    }
  }

  /// Too little history for advice of one's own.
  ///
  /// @param days with a score so far
  /// @param needed so many it takes
  record KeepGoing(int days, int needed) implements Advice {
    @Override
    public String id() {
      return "keep_going";
    }
  }

  /// Enough history, but nothing in it stands out.
  record NothingStandsOut(int days) implements Advice {
    @Override
    public String id() {
      return "nothing_stands_out";
    }
  }

  /// Make room for what goes together with better moments.
  record MakeRoom(Tie<String> tag) implements Advice {
    @Override
    public String id() {
      return "make_room";
    }

    @Override
    public boolean personal() {
      return true;
    }
  }

  /// Be gentle around what goes together with harder moments.
  record BeGentle(Tie<String> tag) implements Advice {
    @Override
    public String id() {
      return "be_gentle";
    }

    @Override
    public boolean personal() {
      return true;
    }
  }

  /// Make the hardest weekday a little lighter.
  record LightenWeekday(Tie<DayOfWeek> weekday) implements Advice {
    @Override
    public String id() {
      return "lighten_weekday";
    }

    @Override
    public boolean personal() {
      return true;
    }
  }

  /// Make the hardest part of the day a little lighter.
  record LightenHours(Tie<HourBand> hours) implements Advice {
    @Override
    public String id() {
      return "lighten_hours";
    }

    @Override
    public boolean personal() {
      return true;
    }
  }

  /// The week's goal is not reached yet.
  ///
  /// @param progress days of the week with an entry
  record OwnPace(int progress, int goal) implements Advice {
    @Override
    public String id() {
      return "own_pace";
    }

    @Override
    public boolean personal() {
      return true;
    }
  }
}
