package se.lugntrygg.domain.mood;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.time.DaySpan;

/// The sentences about a week. They say what the numbers say and no more: no diagnosis, no blame,
/// nothing invented. Where there is nothing to say they are empty. A `variant` chooses between ways
/// to say the same.
final class WeekWords {
  private final Language language;
  private final Speech speech;

  WeekWords(Language language) {
    this.language = language;
    this.speech = new Speech(language);
  }

  /// The whole text of a week without entries: an invitation.
  String empty(Week week) {
    return week.streaks().longest() == 0
        ? say(
            "Välkommen! Här kommer du att kunna se tillbaka på dina veckor. Börja när det passar dig,"
                + " gärna med ett enda ord om hur det känns just nu.",
            "Welcome! This is where you will be able to look back on your weeks. Begin whenever it"
                + " suits you; a single word about how you feel right now is enough.")
        : say(
            "Den här veckan finns det inga inlägg, och det är helt i sin ordning. Allt du har skrivit"
                + " tidigare finns kvar. När du vill kan du börja igen med ett enda ord om hur det känns"
                + " just nu.",
            "There are no entries this week, and that is perfectly fine. Everything you wrote before is"
                + " still here. Whenever you like, begin again with a single word about how you feel"
                + " right now.");
  }

  /// The opening of a week of which nothing can be read.
  String unreadable(Week week) {
    long entries = week.total().all().entries();
    return say(
                "Du har gjort %s den här veckan, %s. Orden är krypterade på din egen enhet, så det är bara du som kan läsa dem.",
                "You made %s this week, %s. The words are encrypted on your own device, so only you can read them.")
            .formatted(speech.entries(entries), onDays(week))
        + say(
            " Vill du ändå se hur veckorna förändras kan du lägga till en siffra från 1 till 10;"
                + " orden förblir dina.",
            " If you would still like to see how your weeks change, you can add a number from 1 to 10;"
                + " the words remain yours.");
  }

  /// The opening of a week with one score.
  String oneEntry(Week week) {
    String day = speech.on(week.extremes().orElseThrow().best(), week.today());
    int score = week.highestScore().orElseThrow();
    long entries = week.total().all().entries();
    String fact =
        entries == 1
            ? say(
                    "Det blev ett inlägg den här veckan: %s, med %d av 10.",
                    "You made one entry this week: %s, at %d out of 10.")
                .formatted(day, score)
            : say(
                    "Du har gjort %s den här veckan. Ett av dem går att läsa, det från %s, med %d av 10.",
                    "You made %s this week. One of them can be read: you made it %s, at %d out of 10.")
                .formatted(speech.entries(entries), day, score);
    return fact
        + switch (week.tone()) {
          case HARD ->
              say(
                  " Det låter som en tung stund, och det var bra att du skrev ner den.",
                  " That sounds like a heavy moment, and it was good that you wrote it down.");
          case GREAT ->
              say(
                  " Vad fint att du tog vara på den stunden.",
                  " How good that you caught that moment.");
          case UNEVEN, EVEN, ORDINARY ->
              say(
                  " Det räcker inte för att säga något om veckan, men det är en början.",
                  " That is too little to say anything about the week, but it is a beginning.");
        };
  }

  /// The opening of a week whose scores are all of one day.
  String oneDay(Week week) {
    long rated = week.total().all().rated();
    int lowest = week.lowestScore().orElseThrow();
    int highest = week.highestScore().orElseThrow();
    String start =
        switch (week.tone()) {
          case HARD ->
              say("Det ser ut att ha varit en tung dag. ", "It looks to have been a heavy day. ");
          case GREAT ->
              say(
                  "Det ser ut att ha varit en riktigt fin dag. ",
                  "It looks to have been a really good day. ");
          case UNEVEN, EVEN, ORDINARY -> "";
        };
    String fact =
        say(
                "Veckans %s är från en och samma dag, %s, med ett snitt på %s av 10.",
                "You made this week’s %s in a single day, %s, and the average was %s out of 10.")
            .formatted(
                speech.entries(rated),
                speech.on(week.extremes().orElseThrow().best(), week.today()),
                mean(week));
    return start
        + fact
        + (highest - lowest >= Week.UNEVEN_SPREAD
            ? say(
                    " En dag kan rymma mycket: %d som lägst och %d som högst.",
                    " A day can hold a lot: %d at its lowest and %d at its highest.")
                .formatted(lowest, highest)
            : "");
  }

  /// The opening of any other week: how it went, how much was written, the average.
  String opening(Week week, int variant) {
    String entries = speech.entries(week.total().all().entries());
    String entriesOnDays = entriesOnDays(week);
    String mean = mean(week);
    return switch (week.tone()) {
      case GREAT ->
          oneOf(
              variant,
              say(
                      "Vilken fin vecka! Du skrev %s, och snittet blev %s av 10.",
                      "What a good week! You wrote %s, and the average was %s out of 10.")
                  .formatted(entriesOnDays, mean),
              say(
                      "Den här veckan har du mått riktigt bra: snittet på dina %s blev %s av 10.",
                      "You have felt really good this week: your %s average %s out of 10.")
                  .formatted(entries, mean),
              say(
                      "Det här är en vecka att glädjas åt. Du skrev %s, med ett snitt på %s av 10.",
                      "This is a week to be glad of. You wrote %s, with an average of %s out of 10.")
                  .formatted(entriesOnDays, mean));
      case HARD ->
          oneOf(
              variant,
              say(
                      "Den här veckan ser ut att ha varit tung. Du satte ändå ord på hur det kändes, %s, och snittet blev %s av 10.",
                      "This week looks to have been a heavy one. Even so, you put words to how it felt, %s, and the average was %s out of 10.")
                  .formatted(onDays(week), mean),
              say(
                      "Det märks i dina %s att veckan har tagit på krafterna: snittet blev %s av 10. Du hade inte behövt skriva något alls, men du gjorde det.",
                      "Your %s show that the week has taken its toll: the average was %s out of 10. You did not have to write anything at all, and yet you did.")
                  .formatted(entries, mean),
              say(
                      "Det har varit en vecka att ta sig igenom. Du skrev %s, med ett snitt på %s av 10. Siffran beskriver veckan, inte dig.",
                      "It has been a week to get through. You wrote %s, with an average of %s out of 10. The number describes the week, not you.")
                  .formatted(entriesOnDays, mean));
      case UNEVEN ->
          oneOf(
              variant,
              say(
                      "Veckan har svängt. Snittet på dina %s blev %s av 10, men dagarna skiljer sig mycket åt.",
                      "The week has swung back and forth. Your %s average %s out of 10, but the days differ a lot.")
                  .formatted(entries, mean),
              say(
                      "Det har gått upp och ner den här veckan. Du skrev %s, och snittet, %s av 10, säger inte hela sanningen.",
                      "It has been an up-and-down week. You wrote %s, and the average, %s out of 10, does not tell the whole story.")
                  .formatted(entriesOnDays, mean));
      case EVEN ->
          oneOf(
              variant,
              say(
                      "Veckan har varit jämn. Dagarna ligger nära varandra, och snittet på dina %s blev %s av 10.",
                      "It has been an even week. The days lie close together, and your %s average %s out of 10.")
                  .formatted(entries, mean),
              say(
                      "Det har varit en stadig vecka. Du skrev %s, och snittet höll sig kring %s av 10.",
                      "It has been a steady week. You wrote %s, and the average stayed around %s out of 10.")
                  .formatted(entriesOnDays, mean));
      case ORDINARY ->
          oneOf(
              variant,
              say(
                      "Den här veckan skrev du %s. Snittet blev %s av 10.",
                      "This week you wrote %s. The average was %s out of 10.")
                  .formatted(entriesOnDays, mean),
              say(
                      "Den här veckan blev det %s, och snittet landade på %s av 10.",
                      "You made %s this week, and the average landed at %s out of 10.")
                  .formatted(entriesOnDays, mean),
              say(
                      "Veckan som gått rymmer %s, med ett snitt på %s av 10.",
                      "The past week holds %s, with an average of %s out of 10.")
                  .formatted(entriesOnDays, mean));
    };
  }

  /// So many of the entries could not be read.
  String unread(long count) {
    return count == 1
        ? say(
            "Ett inlägg är krypterat på din enhet och räknas inte in i snittet.",
            "One entry is encrypted on your device and is not part of the average.")
        : say(
                "%s inlägg är krypterade på din enhet och räknas inte in i snittet.",
                "%s entries are encrypted on your device and are not part of the average.")
            .formatted(speech.atFirst(count));
  }

  /// The mood that came most often, out of so many scores.
  String usual(Week.Usual usual, long rated) {
    if (usual.times() == rated) {
      String all =
          switch (usual.level()) {
            case SUPER, HAPPY, GOOD ->
                say(
                    "Du har mått bra varje gång du skrev: alla %d inlägg ligger på nivån %s.",
                    "You felt good every time you wrote: all %d entries are at the level %s.");
            case NEUTRAL ->
                say(
                    "Alla %d inlägg ligger i mitten, på nivån %s.",
                    "All %d entries lie in the middle, at the level %s.");
            case WORRIED, LOW ->
                say(
                    "Alla %d inlägg ligger lågt, på nivån %s.",
                    "All %d entries lie low, at the level %s.");
          };
      return all.formatted(rated, speech.quoted(usual.level().word(language)));
    }
    if (usual.times() * 2L <= rated) {
      return say(
              "Den vanligaste nivån var %s: %d av %d inlägg.",
              "The most common level was %s: %d of %d entries.")
          .formatted(speech.quoted(usual.level().word(language)), usual.times(), rated);
    }
    String most =
        switch (usual.level()) {
          case SUPER -> say("Oftast mådde du toppen", "Most often you felt great");
          case HAPPY -> say("Oftast var du glad", "Most often you were happy");
          case GOOD -> say("Oftast mådde du bra", "Most often you felt good");
          case NEUTRAL ->
              say(
                  "Oftast låg du i mitten, varken upp eller ner",
                  "Most often you were in the middle, neither up nor down");
          case WORRIED -> say("Oftast kändes det ganska tungt", "Most often it felt rather heavy");
          case LOW -> say("Oftast kändes det mycket tungt", "Most often it felt very heavy");
        };
    return say("%s: %d av %d inlägg.", "%s: %d of %d entries.")
        .formatted(most, usual.times(), rated);
  }

  /// The best and the hardest day.
  String extremes(Extremes found, LocalDate today) {
    return say("%s %s (%s), och %s %s (%s).", "%s %s (%s), and %s %s (%s).")
        .formatted(
            found.bestMean() >= Week.GOOD_MEAN
                ? say("Bäst mådde du", "You felt best")
                : say("Lättast var det", "It was lightest"),
            speech.on(found.best(), today),
            speech.decimal(found.bestMean()),
            found.hardestMean() <= Week.HARD_MEAN
                ? say("tyngst var det", "it was hardest")
                : say("lägst låg du", "you were lowest"),
            speech.on(found.hardest(), today),
            speech.decimal(found.hardestMean()));
  }

  /// The average is higher than the week before.
  String higher(double before, int variant) {
    return oneOf(
            variant,
            say(
                "Snittet är högre än veckan före, då det var %s.",
                "That is higher than the week before, when the average was %s."),
            say(
                "Veckan före låg snittet på %s, så det har gått uppåt.",
                "The week before, the average was %s, so this is a step up."))
        .formatted(speech.decimal(before));
  }

  /// The average is lower than the week before.
  String lower(double before, int variant) {
    return oneOf(
            variant,
            say(
                "Snittet är lägre än veckan före, då det var %s.",
                "The average is lower than the week before, when it was %s."),
            say(
                "Veckan före låg snittet högre, på %s.",
                "The week before, the average was higher, at %s."))
        .formatted(speech.decimal(before));
  }

  /// The average is much the same as the week before.
  String alike(double before, int variant) {
    return oneOf(
            variant,
            say(
                "Snittet är ungefär som veckan före, då det var %s.",
                "The average is much like the week before, when it was %s."),
            say(
                "Veckan före var snittet ungefär detsamma, %s.",
                "The week before, the average was about the same, at %s."))
        .formatted(speech.decimal(before));
  }

  /// Where the words are heading.
  String trend(Trend trend) {
    return switch (trend) {
      case IMPROVING ->
          say(
              "Dina ord har blivit ljusare under veckans gång.",
              "Your words have grown brighter in the course of the week.");
      case DECLINING ->
          say(
              "Dina ord har blivit mörkare under veckans gång.",
              "Your words have grown darker in the course of the week.");
      case STABLE, INSUFFICIENT_DATA -> "";
    };
  }

  /// The tags that go together with better and with harder moments; at least one is there.
  String tags(Optional<Tie<String>> good, Optional<Tie<String>> hard) {
    String said;
    if (good.isPresent() && hard.isPresent()) {
      said =
          say(
                  "Inlägg med taggen %s ligger högre än de andra (%s), medan de med %s ligger lägre (%s).",
                  "Entries tagged %s lie higher than the others (%s), while those tagged %s lie lower (%s).")
              .formatted(
                  speech.quoted(good.get().what()),
                  against(good.get()),
                  speech.quoted(hard.get().what()),
                  against(hard.get()));
    } else if (good.isPresent()) {
      said =
          say(
                  "Inlägg med taggen %s ligger högre än de andra: %s.",
                  "Entries tagged %s lie higher than the others: %s.")
              .formatted(speech.quoted(good.get().what()), against(good.get()));
    } else {
      said =
          hard.map(
                  tie ->
                      say(
                              "Inlägg med taggen %s ligger lägre än de andra: %s.",
                              "Entries tagged %s lie lower than the others: %s.")
                          .formatted(speech.quoted(tie.what()), against(tie)))
              .orElse("");
    }
    return said
        + say(" Vad det beror på vet du bäst själv.", " You know best what lies behind it.");
  }

  private String against(Tie<String> tie) {
    return say("%s mot %s", "%s against %s")
        .formatted(speech.decimal(tie.with()), speech.decimal(tie.without()));
  }

  /// The streak and the goal, where there is something to be glad of.
  String rhythm(Week week) {
    int streak = week.streaks().current();
    String goal =
        say("veckans mål på ", "this week’s goal of ")
            + speech.days(week.goal())
            + say(" är nått", " is reached");
    if (streak < 2) {
      return week.goalReached() ? say("V", "T") + goal.substring(1) + "." : "";
    }
    boolean record = streak >= Trend.LEAST_DAYS && streak == week.streaks().longest();
    return say("Du har skrivit ", "You have written ")
        + speech.days(streak)
        + say(" i rad", " in a row")
        + (record ? say(", din längsta svit hittills", ", your longest run so far") : "")
        + (week.goalReached() ? say(", och ", ", and ") + goal : "")
        + ".";
  }

  /// One gentle next step.
  String nextStep(Week week, int variant) {
    boolean tagged = !week.total().tags().isEmpty();
    Optional<Tie<String>> good = Tie.good(week.tags());
    return switch (week.tone()) {
      case HARD ->
          oneOf(
              variant,
              say(
                  "Välj något litet i dag: en kort promenad, en kopp te eller en stund i lugn och ro.",
                  "Choose something small today: a short walk, a cup of tea or a quiet moment."),
              say(
                  "Ta en sak i taget. Vila räknas också.",
                  "Take one thing at a time. Rest counts too."),
              say(
                  "Finns det något som brukar göra det en aning lättare? Det räcker gott för i dag.",
                  "Is there something that usually makes it a touch lighter? That is plenty for today."));
      case GREAT ->
          oneOf(
              variant,
              say(
                  "Skriv gärna ner en sak som bidrog, så har du den sparad till en gråare dag.",
                  "You might write down one thing that helped, so that you have it for a greyer day."),
              say(
                  "Stanna upp en stund och lägg märke till vad som gjorde gott.",
                  "Pause for a moment and notice what did you good."));
      case UNEVEN ->
          oneOf(
              variant,
              say(
                  "Nästa gång det vänder kan du skriva några ord om vad som hände strax innan; då syns"
                      + " mönstren lättare.",
                  "The next time it turns, you could write a few words about what happened just before;"
                      + " that makes patterns easier to see."),
              say(
                  "Efter en sådan vecka kan en lugn kväll göra gott.",
                  "After a week like this, a calm evening can do you good."));
      case EVEN, ORDINARY -> {
        if (good.isPresent()) {
          yield say(
                  "Finns det plats för mer %s i veckan som kommer?",
                  "Is there room for more %s in the week ahead?")
              .formatted(speech.quoted(good.get().what()));
        }
        yield tagged
            ? oneOf(
                variant,
                say(
                    "Prova att skriva en rad om något som var lite lättare än väntat.",
                    "You could try writing a line about something that was a little easier than"
                        + " expected."),
                say(
                    "Välj gärna en liten sak att se fram emot i veckan som kommer.",
                    "You might choose one small thing to look forward to in the week ahead."))
            : say(
                "Om du sätter en tagg på det som dagen handlade om blir det lättare att se vad som gör"
                    + " skillnad.",
                "If you put a tag on what the day was about, it becomes easier to see what makes a"
                    + " difference.");
      }
    };
  }

  /// After hard days: that nobody has to bear it alone.
  String support(Week week) {
    if (week.heavy()) {
      return say(
          "Du behöver inte bära det här ensam. Prata med någon du litar på, eller ring 1177 för"
              + " råd om vård, dygnet runt. Är det akut, ring 112.",
          "You do not have to carry this alone. Talk to someone you trust, or to a health"
              + " professional. If it is urgent, call 112 or your local emergency number.");
    }
    if (week.tone() == Week.Tone.HARD) {
      return say(
          "Du behöver inte bära det ensam: det kan hjälpa att prata med någon du litar på, och"
              + " på 1177 får du råd om vård dygnet runt.",
          "You do not have to carry it alone: it can help to talk to someone you trust, or to a"
              + " health professional.");
    }
    return week.heavyDay()
        ? say(
            "Den tyngsta dagen behöver du inte bära ensam; det kan hjälpa att berätta om den för"
                + " någon du litar på.",
            "You do not have to carry the hardest day alone; it can help to tell someone you trust"
                + " about it.")
        : "";
  }

  private String mean(Week week) {
    return speech.decimal(week.total().all().meanScore().orElseThrow());
  }

  private String onDays(Week week) {
    return week.progress() == DaySpan.WEEK
        ? say("varje dag", "every day")
        : say("på %d av 7 dagar", "on %d of 7 days").formatted(week.progress());
  }

  private String entriesOnDays(Week week) {
    long entries = week.total().all().entries();
    boolean oneADay = entries == week.progress();
    if (week.progress() == DaySpan.WEEK) {
      return oneADay
          ? say("ett inlägg varje dag", "one entry every day")
          : entries + say(" inlägg, minst ett varje dag", " entries, at least one every day");
    }
    return speech.entries(entries)
        + (oneADay ? say(" på lika många dagar", " on as many days") : " " + onDays(week));
  }

  private String say(String swedish, String english) {
    return speech.say(swedish, english);
  }

  /// One of several ways to say the same.
  private static String oneOf(int variant, String... ways) {
    return List.of(ways).get(Math.floorMod(variant, ways.length));
  }
}
