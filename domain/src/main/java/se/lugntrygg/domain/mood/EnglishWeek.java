package se.lugntrygg.domain.mood;

import static se.lugntrygg.domain.mood.WeekWords.oneOf;

import java.time.LocalDate;
import java.util.Optional;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.time.DaySpan;

/// The sentences about a week in English.
final class EnglishWeek implements WeekWords {
  private static final Speech SPEECH = new Speech(Language.EN);

  @Override
  public String empty(Week week) {
    return week.streaks().longest() == 0
        ? "Welcome! This is where you will be able to look back on your weeks. Begin whenever it"
            + " suits you; a single word about how you feel right now is enough."
        : "There are no entries this week, and that is perfectly fine. Everything you wrote before is"
            + " still here. Whenever you like, begin again with a single word about how you feel"
            + " right now.";
  }

  @Override
  public String unreadable(Week week) {
    long entries = week.total().all().entries();
    return "You made %s this week, %s. The words are encrypted on your own device, so only you can read them."
            .formatted(SPEECH.entries(entries), onDays(week))
        + " If you would still like to see how your weeks change, you can add a number from 1 to 10;"
        + " the words remain yours.";
  }

  @Override
  public String oneEntry(Week week) {
    String day = SPEECH.on(week.extremes().orElseThrow().best(), week.today());
    int score = week.highestScore().orElseThrow();
    long entries = week.total().all().entries();
    String fact =
        entries == 1
            ? "You made one entry this week: %s, at %d out of 10.".formatted(day, score)
            : "You made %s this week. One of them can be read: you made it %s, at %d out of 10."
                .formatted(SPEECH.entries(entries), day, score);
    return fact
        + switch (week.tone()) {
          case HARD -> " That sounds like a heavy moment, and it was good that you wrote it down.";
          case GREAT -> " How good that you caught that moment.";
          case UNEVEN, EVEN, ORDINARY ->
              " That is too little to say anything about the week, but it is a beginning.";
        };
  }

  @Override
  public String oneDay(Week week) {
    long rated = week.total().all().rated();
    int lowest = week.lowestScore().orElseThrow();
    int highest = week.highestScore().orElseThrow();
    String start =
        switch (week.tone()) {
          case HARD -> "It looks to have been a heavy day. ";
          case GREAT -> "It looks to have been a really good day. ";
          case UNEVEN, EVEN, ORDINARY -> "";
        };
    String fact =
        "You made this week’s %s in a single day, %s, and the average was %s out of 10."
            .formatted(
                SPEECH.entries(rated),
                SPEECH.on(week.extremes().orElseThrow().best(), week.today()),
                mean(week));
    return start
        + fact
        + (highest - lowest >= Week.UNEVEN_SPREAD
            ? " A day can hold a lot: %d at its lowest and %d at its highest."
                .formatted(lowest, highest)
            : "");
  }

  @Override
  public String opening(Week week, int variant) {
    String entries = SPEECH.entries(week.total().all().entries());
    String entriesOnDays = entriesOnDays(week);
    String mean = mean(week);
    return switch (week.tone()) {
      case GREAT ->
          oneOf(
              variant,
              "What a good week! You wrote %s, and the average was %s out of 10."
                  .formatted(entriesOnDays, mean),
              "You have felt really good this week: your %s average %s out of 10."
                  .formatted(entries, mean),
              "This is a week to be glad of. You wrote %s, with an average of %s out of 10."
                  .formatted(entriesOnDays, mean));
      case HARD ->
          oneOf(
              variant,
              "This week looks to have been a heavy one. Even so, you put words to how it felt, %s, and the average was %s out of 10."
                  .formatted(onDays(week), mean),
              "Your %s show that the week has taken its toll: the average was %s out of 10. You did not have to write anything at all, and yet you did."
                  .formatted(entries, mean),
              "It has been a week to get through. You wrote %s, with an average of %s out of 10. The number describes the week, not you."
                  .formatted(entriesOnDays, mean));
      case UNEVEN ->
          oneOf(
              variant,
              "The week has swung back and forth. Your %s average %s out of 10, but the days differ a lot."
                  .formatted(entries, mean),
              "It has been an up-and-down week. You wrote %s, and the average, %s out of 10, does not tell the whole story."
                  .formatted(entriesOnDays, mean));
      case EVEN ->
          oneOf(
              variant,
              "It has been an even week. The days lie close together, and your %s average %s out of 10."
                  .formatted(entries, mean),
              "It has been a steady week. You wrote %s, and the average stayed around %s out of 10."
                  .formatted(entriesOnDays, mean));
      case ORDINARY ->
          oneOf(
              variant,
              "This week you wrote %s. The average was %s out of 10."
                  .formatted(entriesOnDays, mean),
              "You made %s this week, and the average landed at %s out of 10."
                  .formatted(entriesOnDays, mean),
              "The past week holds %s, with an average of %s out of 10."
                  .formatted(entriesOnDays, mean));
    };
  }

  @Override
  public String unread(long count) {
    return count == 1
        ? "One entry is encrypted on your device and is not part of the average."
        : "%s entries are encrypted on your device and are not part of the average."
            .formatted(SPEECH.atFirst(count));
  }

  @Override
  public String usual(Week.Usual usual, long rated) {
    if (usual.times() == rated) {
      String all =
          switch (usual.level()) {
            case SUPER, HAPPY, GOOD ->
                "You felt good every time you wrote: all %d entries are at the level %s.";
            case NEUTRAL -> "All %d entries lie in the middle, at the level %s.";
            case WORRIED, LOW -> "All %d entries lie low, at the level %s.";
          };
      return all.formatted(rated, SPEECH.quoted(usual.level().word(Language.EN)));
    }
    if (usual.times() * 2L <= rated) {
      return "The most common level was %s: %d of %d entries."
          .formatted(SPEECH.quoted(usual.level().word(Language.EN)), usual.times(), rated);
    }
    String most =
        switch (usual.level()) {
          case SUPER -> "Most often you felt great";
          case HAPPY -> "Most often you were happy";
          case GOOD -> "Most often you felt good";
          case NEUTRAL -> "Most often you were in the middle, neither up nor down";
          case WORRIED -> "Most often it felt rather heavy";
          case LOW -> "Most often it felt very heavy";
        };
    return "%s: %d of %d entries.".formatted(most, usual.times(), rated);
  }

  @Override
  public String extremes(Extremes found, LocalDate today) {
    return "%s %s (%s), and %s %s (%s)."
        .formatted(
            found.bestMean() >= Week.GOOD_MEAN ? "You felt best" : "It was lightest",
            SPEECH.on(found.best(), today),
            SPEECH.decimal(found.bestMean()),
            found.hardestMean() <= Week.HARD_MEAN ? "it was hardest" : "you were lowest",
            SPEECH.on(found.hardest(), today),
            SPEECH.decimal(found.hardestMean()));
  }

  @Override
  public String higher(double before, int variant) {
    return oneOf(
            variant,
            "That is higher than the week before, when the average was %s.",
            "The week before, the average was %s, so this is a step up.")
        .formatted(SPEECH.decimal(before));
  }

  @Override
  public String lower(double before, int variant) {
    return oneOf(
            variant,
            "The average is lower than the week before, when it was %s.",
            "The week before, the average was higher, at %s.")
        .formatted(SPEECH.decimal(before));
  }

  @Override
  public String alike(double before, int variant) {
    return oneOf(
            variant,
            "The average is much like the week before, when it was %s.",
            "The week before, the average was about the same, at %s.")
        .formatted(SPEECH.decimal(before));
  }

  @Override
  public String trend(Trend trend) {
    return switch (trend) {
      case IMPROVING -> "Your words have grown brighter in the course of the week.";
      case DECLINING -> "Your words have grown darker in the course of the week.";
      case STABLE, INSUFFICIENT_DATA -> "";
    };
  }

  @Override
  public String tags(Optional<Tie<String>> good, Optional<Tie<String>> hard) {
    String said;
    if (good.isPresent() && hard.isPresent()) {
      said =
          "Entries tagged %s lie higher than the others (%s), while those tagged %s lie lower (%s)."
              .formatted(
                  SPEECH.quoted(good.get().what()),
                  against(good.get()),
                  SPEECH.quoted(hard.get().what()),
                  against(hard.get()));
    } else if (good.isPresent()) {
      said =
          "Entries tagged %s lie higher than the others: %s."
              .formatted(SPEECH.quoted(good.get().what()), against(good.get()));
    } else {
      said =
          hard.map(
                  tie ->
                      "Entries tagged %s lie lower than the others: %s."
                          .formatted(SPEECH.quoted(tie.what()), against(tie)))
              .orElse("");
    }
    return said + " You know best what lies behind it.";
  }

  private static String against(Tie<String> tie) {
    return "%s against %s".formatted(SPEECH.decimal(tie.with()), SPEECH.decimal(tie.without()));
  }

  @Override
  public String rhythm(Week week) {
    int streak = week.streaks().current();
    String goal = "this week’s goal of " + SPEECH.days(week.goal()) + " is reached";
    if (streak < 2) {
      return week.goalReached() ? "T" + goal.substring(1) + "." : "";
    }
    boolean record = streak >= Trend.LEAST_DAYS && streak == week.streaks().longest();
    return "You have written "
        + SPEECH.days(streak)
        + " in a row"
        + (record ? ", your longest run so far" : "")
        + (week.goalReached() ? ", and " + goal : "")
        + ".";
  }

  @Override
  public String nextStep(Week week, int variant) {
    boolean tagged = !week.total().tags().isEmpty();
    Optional<Tie<String>> good = Tie.good(week.tags());
    return switch (week.tone()) {
      case HARD ->
          oneOf(
              variant,
              "Choose something small today: a short walk, a cup of tea or a quiet moment.",
              "Take one thing at a time. Rest counts too.",
              "Is there something that usually makes it a touch lighter? That is plenty for today.");
      case GREAT ->
          oneOf(
              variant,
              "You might write down one thing that helped, so that you have it for a greyer day.",
              "Pause for a moment and notice what did you good.");
      case UNEVEN ->
          oneOf(
              variant,
              "The next time it turns, you could write a few words about what happened just before;"
                  + " that makes patterns easier to see.",
              "After a week like this, a calm evening can do you good.");
      case EVEN, ORDINARY -> {
        if (good.isPresent()) {
          yield "Is there room for more %s in the week ahead?"
              .formatted(SPEECH.quoted(good.get().what()));
        }
        yield tagged
            ? oneOf(
                variant,
                "You could try writing a line about something that was a little easier than"
                    + " expected.",
                "You might choose one small thing to look forward to in the week ahead.")
            : "If you put a tag on what the day was about, it becomes easier to see what makes a"
                + " difference.";
      }
    };
  }

  @Override
  public String support(Week week) {
    if (week.heavy()) {
      return "You do not have to carry this alone. Talk to someone you trust, or to a health"
          + " professional. If it is urgent, call 112 or your local emergency number.";
    }
    if (week.tone() == Week.Tone.HARD) {
      return "You do not have to carry it alone: it can help to talk to someone you trust, or to a"
          + " health professional.";
    }
    return week.heavyDay()
        ? "You do not have to carry the hardest day alone; it can help to tell someone you trust"
            + " about it."
        : "";
  }

  private static String mean(Week week) {
    return SPEECH.decimal(week.total().all().meanScore().orElseThrow());
  }

  private static String onDays(Week week) {
    return week.progress() == DaySpan.WEEK
        ? "every day"
        : "on %d of 7 days".formatted(week.progress());
  }

  private static String entriesOnDays(Week week) {
    long entries = week.total().all().entries();
    boolean oneADay = entries == week.progress();
    if (week.progress() == DaySpan.WEEK) {
      return oneADay ? "one entry every day" : entries + " entries, at least one every day";
    }
    return SPEECH.entries(entries) + (oneADay ? " on as many days" : " " + onDays(week));
  }
}
