package se.lugntrygg.domain.mood;

import se.lugntrygg.domain.text.Language;

/// Advice in Swedish.
final class SwedishAdvice implements AdviceWords {
  private static final Speech SPEECH = new Speech(Language.SV);

  @Override
  public Recommendation of(Advice advice) {
    return switch (advice) {
      case Advice.ReachOut(boolean urgent) ->
          said(
              advice,
              "Prata med någon",
              "Hör av dig till någon du litar på och berätta hur det är. Du behöver inte hitta de"
                  + " rätta orden."
                  + (urgent
                      ? " Handlar det om tankar på att inte vilja leva, dina egna eller någon"
                          + " annans, kan du ringa Mind Självmordslinjen på 90101, dygnet runt. Är"
                          + " det akut, ring 112."
                      : " På 1177 får du råd om vård dygnet runt."),
              urgent
                  ? "Det du skrev låter allvarligt, och det behöver du inte bära ensam."
                  : "Du berättade att det är tungt just nu, och det behöver du inte bära ensam.");
      case Advice.Breathe() ->
          said(
              advice,
              "Andas lugnt i två minuter",
              "Andas in medan du räknar till fyra och ut medan du räknar till sex. Låt axlarna"
                  + " sjunka för varje utandning.",
              "Det låter som om det är oroligt just nu. En lång utandning kan hjälpa kroppen att"
                  + " varva ner.");
      case Advice.StepAway() ->
          said(
              advice,
              "Ta några steg åt sidan",
              "Gå ut, eller in i ett annat rum, i fem minuter innan du svarar eller bestämmer något.",
              "Det låter som om något har gjort dig arg eller upprörd. Med lite avstånd blir det"
                  + " lättare att välja vad du vill göra.");
      case Advice.SmallStep() ->
          said(
              advice,
              "Gör en liten sak",
              "Välj något som tar fem minuter: öppna ett fönster, koka en kopp te eller skriv till"
                  + " någon du tycker om.",
              "När det är tungt är ett litet steg ofta lättare att ta än ett stort.");
      case Advice.Savour() ->
          said(
              advice,
              "Stanna kvar i det som är bra",
              "Skriv ner vad det är som gör att det känns bra just nu, så har du det sparat till en"
                  + " annan dag.",
              "Det låter som en bra stund, och sådana är värda att minnas.");
      case Advice.Pause() ->
          said(
              advice,
              "Ta en paus på fem minuter",
              "Lägg undan skärmen, sträck på dig och titta ut genom fönstret en stund.",
              "En kort paus kan göra gott vilken dag som helst.");
      case Advice.WriteToday(int streak) ->
          said(
              advice,
              "Skriv en rad om i dag",
              "Ett enda ord om hur det känns räcker, eller en siffra från 1 till 10.",
              streak > 1
                  ? "Du har skrivit %s i rad, och i dag finns det inget inlägg än."
                      .formatted(SPEECH.days(streak))
                  : "I dag finns det inget inlägg än.");
      case Advice.KeepGoing(int days, int needed) ->
          said(
              advice,
              "Lär känna dina egna mönster",
              "Skriv när det passar dig, och sätt gärna en tagg på det som dagen handlade om. Efter"
                  + " hand kan råden bli dina egna.",
              days == 0
                  ? "Det finns inga dagar att utgå från än, så de här råden är allmänna."
                  : "Än så länge finns det %s att utgå från, och det behövs minst %d. Därför är de här råden allmänna."
                      .formatted(SPEECH.days(days), needed));
      case Advice.NothingStandsOut(int days) ->
          said(
              advice,
              "Fortsätt som du gör",
              "Sätt gärna en tagg på det som dagen handlade om, så blir det lättare att se vad som"
                  + " gör skillnad.",
              "I de %s som finns att utgå från är det inget som sticker ut, så de här råden är allmänna."
                  .formatted(SPEECH.days(days)));
      case Advice.MakeRoom(Tie<String> tag) ->
          said(
              advice,
              "Gör plats för " + SPEECH.quoted(tag.what()),
              "Finns det ett tillfälle under de närmaste dagarna, om så bara en kort stund?",
              "De senaste månaderna ligger inlägg med den taggen högre än de andra: %s."
                  .formatted(against(tag)));
      case Advice.BeGentle(Tie<String> tag) ->
          said(
              advice,
              "Var rädd om dig kring " + SPEECH.quoted(tag.what()),
              "Planera gärna in en liten paus före eller efter, och något skönt att se fram emot.",
              "De senaste månaderna ligger inlägg med den taggen lägre än de andra: %s."
                  .formatted(against(tag)));
      case Advice.LightenWeekday(var weekday) -> {
        String day = SPEECH.weekday(weekday.what());
        yield said(
            advice,
            "Gör %sen lite lättare".formatted(day),
            "Lägg in något du tycker om på %s, även om det är litet.".formatted(day),
            "De senaste månaderna ligger dina %sar lägre än andra dagar: %s."
                .formatted(day, against(weekday)));
      }
      case Advice.LightenHours(var hours) -> {
        String part =
            switch (hours.what()) {
              case NIGHT -> "natten";
              case MORNING -> "morgonen";
              case AFTERNOON -> "eftermiddagen";
              case EVENING -> "kvällen";
            };
        yield said(
            advice,
            "Var snäll mot dig själv på " + part,
            "Låt något enkelt och lugnt få plats då: musik, en kopp te eller ett samtal.",
            "De senaste månaderna ligger inlägg på %s lägre än andra: %s."
                .formatted(part, against(hours)));
      }
      case Advice.OwnPace(int progress, int goal) ->
          said(
              advice,
              "Ta det i din egen takt",
              goal - progress == 1
                  ? "En rad en dag till räcker för veckans mål."
                  : "Målet finns till för din skull. Passar det inte just nu kan du ändra det i din"
                      + " profil.",
              "Du har skrivit på %d av de senaste 7 dagarna, och ditt mål är %s."
                  .formatted(progress, SPEECH.days(goal)));
    };
  }

  private static String against(Tie<?> tie) {
    return "%s mot %s i snitt".formatted(SPEECH.decimal(tie.with()), SPEECH.decimal(tie.without()));
  }

  private static Recommendation said(Advice advice, String title, String text, String reason) {
    return new Recommendation(advice.id(), title, text, reason);
  }
}
