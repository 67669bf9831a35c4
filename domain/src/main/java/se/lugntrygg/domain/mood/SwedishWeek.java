package se.lugntrygg.domain.mood;

import static se.lugntrygg.domain.mood.WeekWords.oneOf;

import java.time.LocalDate;
import java.util.Optional;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.time.DaySpan;

/// The sentences about a week in Swedish.
final class SwedishWeek implements WeekWords {
  private static final Speech SPEECH = new Speech(Language.SV);

  @Override
  public String empty(Week week) {
    return week.streaks().longest() == 0
        ? "Välkommen! Här kommer du att kunna se tillbaka på dina veckor. Börja när det passar dig,"
            + " gärna med ett enda ord om hur det känns just nu."
        : "Den här veckan finns det inga inlägg, och det är helt i sin ordning. Allt du har skrivit"
            + " tidigare finns kvar. När du vill kan du börja igen med ett enda ord om hur det känns"
            + " just nu.";
  }

  @Override
  public String unreadable(Week week) {
    long entries = week.total().all().entries();
    return "Du har gjort %s den här veckan, %s. Orden är krypterade på din egen enhet, så det är bara du som kan läsa dem."
            .formatted(SPEECH.entries(entries), onDays(week))
        + " Vill du ändå se hur veckorna förändras kan du lägga till en siffra från 1 till 10;"
        + " orden förblir dina.";
  }

  @Override
  public String oneEntry(Week week) {
    String day = SPEECH.on(week.extremes().orElseThrow().best(), week.today());
    int score = week.highestScore().orElseThrow();
    long entries = week.total().all().entries();
    String fact =
        entries == 1
            ? "Det blev ett inlägg den här veckan: %s, med %d av 10.".formatted(day, score)
            : "Du har gjort %s den här veckan. Ett av dem går att läsa, det från %s, med %d av 10."
                .formatted(SPEECH.entries(entries), day, score);
    return fact
        + switch (week.tone()) {
          case HARD -> " Det låter som en tung stund, och det var bra att du skrev ner den.";
          case GREAT -> " Vad fint att du tog vara på den stunden.";
          case UNEVEN, EVEN, ORDINARY ->
              " Det räcker inte för att säga något om veckan, men det är en början.";
        };
  }

  @Override
  public String oneDay(Week week) {
    long rated = week.total().all().rated();
    int lowest = week.lowestScore().orElseThrow();
    int highest = week.highestScore().orElseThrow();
    String start =
        switch (week.tone()) {
          case HARD -> "Det ser ut att ha varit en tung dag. ";
          case GREAT -> "Det ser ut att ha varit en riktigt fin dag. ";
          case UNEVEN, EVEN, ORDINARY -> "";
        };
    String fact =
        "Veckans %s är från en och samma dag, %s, med ett snitt på %s av 10."
            .formatted(
                SPEECH.entries(rated),
                SPEECH.on(week.extremes().orElseThrow().best(), week.today()),
                mean(week));
    return start
        + fact
        + (highest - lowest >= Week.UNEVEN_SPREAD
            ? " En dag kan rymma mycket: %d som lägst och %d som högst.".formatted(lowest, highest)
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
              "Vilken fin vecka! Du skrev %s, och snittet blev %s av 10."
                  .formatted(entriesOnDays, mean),
              "Den här veckan har du mått riktigt bra: snittet på dina %s blev %s av 10."
                  .formatted(entries, mean),
              "Det här är en vecka att glädjas åt. Du skrev %s, med ett snitt på %s av 10."
                  .formatted(entriesOnDays, mean));
      case HARD ->
          oneOf(
              variant,
              "Den här veckan ser ut att ha varit tung. Du satte ändå ord på hur det kändes, %s, och snittet blev %s av 10."
                  .formatted(onDays(week), mean),
              "Det märks i dina %s att veckan har tagit på krafterna: snittet blev %s av 10. Du hade inte behövt skriva något alls, men du gjorde det."
                  .formatted(entries, mean),
              "Det har varit en vecka att ta sig igenom. Du skrev %s, med ett snitt på %s av 10. Siffran beskriver veckan, inte dig."
                  .formatted(entriesOnDays, mean));
      case UNEVEN ->
          oneOf(
              variant,
              "Veckan har svängt. Snittet på dina %s blev %s av 10, men dagarna skiljer sig mycket åt."
                  .formatted(entries, mean),
              "Det har gått upp och ner den här veckan. Du skrev %s, och snittet, %s av 10, säger inte hela sanningen."
                  .formatted(entriesOnDays, mean));
      case EVEN ->
          oneOf(
              variant,
              "Veckan har varit jämn. Dagarna ligger nära varandra, och snittet på dina %s blev %s av 10."
                  .formatted(entries, mean),
              "Det har varit en stadig vecka. Du skrev %s, och snittet höll sig kring %s av 10."
                  .formatted(entriesOnDays, mean));
      case ORDINARY ->
          oneOf(
              variant,
              "Den här veckan skrev du %s. Snittet blev %s av 10.".formatted(entriesOnDays, mean),
              "Den här veckan blev det %s, och snittet landade på %s av 10."
                  .formatted(entriesOnDays, mean),
              "Veckan som gått rymmer %s, med ett snitt på %s av 10."
                  .formatted(entriesOnDays, mean));
    };
  }

  @Override
  public String unread(long count) {
    return count == 1
        ? "Ett inlägg är krypterat på din enhet och räknas inte in i snittet."
        : "%s inlägg är krypterade på din enhet och räknas inte in i snittet."
            .formatted(SPEECH.atFirst(count));
  }

  @Override
  public String usual(Week.Usual usual, long rated) {
    if (usual.times() == rated) {
      String all =
          switch (usual.level()) {
            case SUPER, HAPPY, GOOD ->
                "Du har mått bra varje gång du skrev: alla %d inlägg ligger på nivån %s.";
            case NEUTRAL -> "Alla %d inlägg ligger i mitten, på nivån %s.";
            case WORRIED, LOW -> "Alla %d inlägg ligger lågt, på nivån %s.";
          };
      return all.formatted(rated, SPEECH.quoted(usual.level().word(Language.SV)));
    }
    if (usual.times() * 2L <= rated) {
      return "Den vanligaste nivån var %s: %d av %d inlägg."
          .formatted(SPEECH.quoted(usual.level().word(Language.SV)), usual.times(), rated);
    }
    String most =
        switch (usual.level()) {
          case SUPER -> "Oftast mådde du toppen";
          case HAPPY -> "Oftast var du glad";
          case GOOD -> "Oftast mådde du bra";
          case NEUTRAL -> "Oftast låg du i mitten, varken upp eller ner";
          case WORRIED -> "Oftast kändes det ganska tungt";
          case LOW -> "Oftast kändes det mycket tungt";
        };
    return "%s: %d av %d inlägg.".formatted(most, usual.times(), rated);
  }

  @Override
  public String extremes(Extremes found, LocalDate today) {
    return "%s %s (%s), och %s %s (%s)."
        .formatted(
            found.bestMean() >= Week.GOOD_MEAN ? "Bäst mådde du" : "Lättast var det",
            SPEECH.on(found.best(), today),
            SPEECH.decimal(found.bestMean()),
            found.hardestMean() <= Week.HARD_MEAN ? "tyngst var det" : "lägst låg du",
            SPEECH.on(found.hardest(), today),
            SPEECH.decimal(found.hardestMean()));
  }

  @Override
  public String higher(double before, int variant) {
    return oneOf(
            variant,
            "Snittet är högre än veckan före, då det var %s.",
            "Veckan före låg snittet på %s, så det har gått uppåt.")
        .formatted(SPEECH.decimal(before));
  }

  @Override
  public String lower(double before, int variant) {
    return oneOf(
            variant,
            "Snittet är lägre än veckan före, då det var %s.",
            "Veckan före låg snittet högre, på %s.")
        .formatted(SPEECH.decimal(before));
  }

  @Override
  public String alike(double before, int variant) {
    return oneOf(
            variant,
            "Snittet är ungefär som veckan före, då det var %s.",
            "Veckan före var snittet ungefär detsamma, %s.")
        .formatted(SPEECH.decimal(before));
  }

  @Override
  public String trend(Trend trend) {
    return switch (trend) {
      case IMPROVING -> "Dina ord har blivit ljusare under veckans gång.";
      case DECLINING -> "Dina ord har blivit mörkare under veckans gång.";
      case STABLE, INSUFFICIENT_DATA -> "";
    };
  }

  @Override
  public String tags(Optional<Tie<String>> good, Optional<Tie<String>> hard) {
    String said;
    if (good.isPresent() && hard.isPresent()) {
      said =
          "Inlägg med taggen %s ligger högre än de andra (%s), medan de med %s ligger lägre (%s)."
              .formatted(
                  SPEECH.quoted(good.get().what()),
                  against(good.get()),
                  SPEECH.quoted(hard.get().what()),
                  against(hard.get()));
    } else if (good.isPresent()) {
      said =
          "Inlägg med taggen %s ligger högre än de andra: %s."
              .formatted(SPEECH.quoted(good.get().what()), against(good.get()));
    } else {
      said =
          hard.map(
                  tie ->
                      "Inlägg med taggen %s ligger lägre än de andra: %s."
                          .formatted(SPEECH.quoted(tie.what()), against(tie)))
              .orElse("");
    }
    return said + " Vad det beror på vet du bäst själv.";
  }

  private static String against(Tie<String> tie) {
    return "%s mot %s".formatted(SPEECH.decimal(tie.with()), SPEECH.decimal(tie.without()));
  }

  @Override
  public String rhythm(Week week) {
    int streak = week.streaks().current();
    String goal = "veckans mål på " + SPEECH.days(week.goal()) + " är nått";
    if (streak < 2) {
      return week.goalReached() ? "V" + goal.substring(1) + "." : "";
    }
    boolean record = streak >= Trend.LEAST_DAYS && streak == week.streaks().longest();
    return "Du har skrivit "
        + SPEECH.days(streak)
        + " i rad"
        + (record ? ", din längsta svit hittills" : "")
        + (week.goalReached() ? ", och " + goal : "")
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
              "Välj något litet i dag: en kort promenad, en kopp te eller en stund i lugn och ro.",
              "Ta en sak i taget. Vila räknas också.",
              "Finns det något som brukar göra det en aning lättare? Det räcker gott för i dag.");
      case GREAT ->
          oneOf(
              variant,
              "Skriv gärna ner en sak som bidrog, så har du den sparad till en gråare dag.",
              "Stanna upp en stund och lägg märke till vad som gjorde gott.");
      case UNEVEN ->
          oneOf(
              variant,
              "Nästa gång det vänder kan du skriva några ord om vad som hände strax innan; då syns"
                  + " mönstren lättare.",
              "Efter en sådan vecka kan en lugn kväll göra gott.");
      case EVEN, ORDINARY -> {
        if (good.isPresent()) {
          yield "Finns det plats för mer %s i veckan som kommer?"
              .formatted(SPEECH.quoted(good.get().what()));
        }
        yield tagged
            ? oneOf(
                variant,
                "Prova att skriva en rad om något som var lite lättare än väntat.",
                "Välj gärna en liten sak att se fram emot i veckan som kommer.")
            : "Om du sätter en tagg på det som dagen handlade om blir det lättare att se vad som gör"
                + " skillnad.";
      }
    };
  }

  @Override
  public String support(Week week) {
    if (week.heavy()) {
      return "Du behöver inte bära det här ensam. Prata med någon du litar på, eller ring 1177 för"
          + " råd om vård, dygnet runt. Är det akut, ring 112.";
    }
    if (week.tone() == Week.Tone.HARD) {
      return "Du behöver inte bära det ensam: det kan hjälpa att prata med någon du litar på, och"
          + " på 1177 får du råd om vård dygnet runt.";
    }
    return week.heavyDay()
        ? "Den tyngsta dagen behöver du inte bära ensam; det kan hjälpa att berätta om den för"
            + " någon du litar på."
        : "";
  }

  private static String mean(Week week) {
    return SPEECH.decimal(week.total().all().meanScore().orElseThrow());
  }

  private static String onDays(Week week) {
    return week.progress() == DaySpan.WEEK
        ? "varje dag"
        : "på %d av 7 dagar".formatted(week.progress());
  }

  private static String entriesOnDays(Week week) {
    long entries = week.total().all().entries();
    boolean oneADay = entries == week.progress();
    if (week.progress() == DaySpan.WEEK) {
      return oneADay ? "ett inlägg varje dag" : entries + " inlägg, minst ett varje dag";
    }
    return SPEECH.entries(entries) + (oneADay ? " på lika många dagar" : " " + onDays(week));
  }
}
