package se.lugntrygg.domain.mood;

import se.lugntrygg.domain.text.Language;

/// Says advice: what to do, how, and why it is given. Never a command, never a promise, never a
/// diagnosis.
final class AdviceWords {
  private final Speech speech;

  AdviceWords(Language language) {
    this.speech = new Speech(language);
  }

  /// The advice in words.
  Recommendation of(Advice advice) {
    return switch (advice) {
      case Advice.ReachOut(boolean urgent) ->
          said(
              advice,
              say("Prata med någon", "Talk to someone"),
              say(
                      "Hör av dig till någon du litar på och berätta hur det är. Du behöver inte hitta de"
                          + " rätta orden.",
                      "Reach out to someone you trust and tell them how it is. You do not have to find the"
                          + " right words.")
                  + (urgent
                      ? say(
                          " Handlar det om tankar på att inte vilja leva, dina egna eller någon"
                              + " annans, kan du ringa Mind Självmordslinjen på 90101, dygnet runt. Är"
                              + " det akut, ring 112.",
                          " If it is about thoughts of not wanting to live, your own or somebody"
                              + " else’s, findahelpline.com lists lines near you; in Sweden, Mind’s line"
                              + " 90101 is open day and night. If it is urgent, call 112 or your local"
                              + " emergency number.")
                      : say(
                          " På 1177 får du råd om vård dygnet runt.",
                          " A health professional can also help.")),
              urgent
                  ? say(
                      "Det du skrev låter allvarligt, och det behöver du inte bära ensam.",
                      "What you wrote sounds serious, and you do not have to carry that alone.")
                  : say(
                      "Du berättade att det är tungt just nu, och det behöver du inte bära ensam.",
                      "You told us that things are heavy right now, and you do not have to carry that"
                          + " alone."));
      case Advice.Breathe() ->
          said(
              advice,
              say("Andas lugnt i två minuter", "Breathe slowly for two minutes"),
              say(
                  "Andas in medan du räknar till fyra och ut medan du räknar till sex. Låt axlarna"
                      + " sjunka för varje utandning.",
                  "Breathe in while you count to four and out while you count to six. Let your shoulders"
                      + " sink with every breath out."),
              say(
                  "Det låter som om det är oroligt just nu. En lång utandning kan hjälpa kroppen att"
                      + " varva ner.",
                  "It sounds as if there is worry right now. A long breath out can help the body wind"
                      + " down."));
      case Advice.StepAway() ->
          said(
              advice,
              say("Ta några steg åt sidan", "Step aside for a moment"),
              say(
                  "Gå ut, eller in i ett annat rum, i fem minuter innan du svarar eller bestämmer något.",
                  "Go outside, or into another room, for five minutes before you answer or decide"
                      + " anything."),
              say(
                  "Det låter som om något har gjort dig arg eller upprörd. Med lite avstånd blir det"
                      + " lättare att välja vad du vill göra.",
                  "It sounds as if something has made you angry or upset. With a little distance it is"
                      + " easier to choose what you want to do."));
      case Advice.SmallStep() ->
          said(
              advice,
              say("Gör en liten sak", "Do one small thing"),
              say(
                  "Välj något som tar fem minuter: öppna ett fönster, koka en kopp te eller skriv till"
                      + " någon du tycker om.",
                  "Choose something that takes five minutes: open a window, make a cup of tea, or write"
                      + " to someone you like."),
              say(
                  "När det är tungt är ett litet steg ofta lättare att ta än ett stort.",
                  "When things are heavy, a small step is often easier to take than a big one."));
      case Advice.Savour() ->
          said(
              advice,
              say("Stanna kvar i det som är bra", "Stay with what is good"),
              say(
                  "Skriv ner vad det är som gör att det känns bra just nu, så har du det sparat till en"
                      + " annan dag.",
                  "Write down what makes it feel good right now, so that you have it for another day."),
              say(
                  "Det låter som en bra stund, och sådana är värda att minnas.",
                  "It sounds like a good moment, and those are worth remembering."));
      case Advice.Pause() ->
          said(
              advice,
              say("Ta en paus på fem minuter", "Take a five-minute break"),
              say(
                  "Lägg undan skärmen, sträck på dig och titta ut genom fönstret en stund.",
                  "Put the screen away, stretch, and look out of the window for a while."),
              say(
                  "En kort paus kan göra gott vilken dag som helst.",
                  "A short break can do you good on any day."));
      case Advice.WriteToday(int streak) ->
          said(
              advice,
              say("Skriv en rad om i dag", "Write a line about today"),
              say(
                  "Ett enda ord om hur det känns räcker, eller en siffra från 1 till 10.",
                  "A single word about how you feel is enough, or a number from 1 to 10."),
              streak > 1
                  ? say(
                          "Du har skrivit %s i rad, och i dag finns det inget inlägg än.",
                          "You have written %s in a row, and there is no entry yet today.")
                      .formatted(speech.days(streak))
                  : say("I dag finns det inget inlägg än.", "There is no entry yet today."));
      case Advice.KeepGoing(int days, int needed) ->
          said(
              advice,
              say("Lär känna dina egna mönster", "Get to know your own patterns"),
              say(
                  "Skriv när det passar dig, och sätt gärna en tagg på det som dagen handlade om. Efter"
                      + " hand kan råden bli dina egna.",
                  "Write whenever it suits you, and put a tag on what the day was about if you like. In"
                      + " time the advice can become your own."),
              days == 0
                  ? say(
                      "Det finns inga dagar att utgå från än, så de här råden är allmänna.",
                      "There are no days to go by yet, so this advice is general.")
                  : say(
                          "Än så länge finns det %s att utgå från, och det behövs minst %d. Därför är de här råden allmänna.",
                          days == 1
                              ? "So far there is %s to go by, and it takes at least %d. That is why this advice is general."
                              : "So far there are %s to go by, and it takes at least %d. That is why this advice is general.")
                      .formatted(speech.days(days), needed));
      case Advice.NothingStandsOut(int days) ->
          said(
              advice,
              say("Fortsätt som du gör", "Carry on as you do"),
              say(
                  "Sätt gärna en tagg på det som dagen handlade om, så blir det lättare att se vad som"
                      + " gör skillnad.",
                  "If you put a tag on what the day was about, it becomes easier to see what makes a"
                      + " difference."),
              say(
                      "I de %s som finns att utgå från är det inget som sticker ut, så de här råden är allmänna.",
                      "In the %s there are to go by, nothing stands out, so this advice is general.")
                  .formatted(speech.days(days)));
      case Advice.MakeRoom(Tie<String> tag) ->
          said(
              advice,
              say("Gör plats för ", "Make room for ") + speech.quoted(tag.what()),
              say(
                  "Finns det ett tillfälle under de närmaste dagarna, om så bara en kort stund?",
                  "Is there an occasion in the next few days, if only for a little while?"),
              say(
                      "De senaste månaderna ligger inlägg med den taggen högre än de andra: %s.",
                      "Over the past months, entries with that tag lie higher than the others: %s.")
                  .formatted(against(tag)));
      case Advice.BeGentle(Tie<String> tag) ->
          said(
              advice,
              say("Var rädd om dig kring ", "Be gentle with yourself around ")
                  + speech.quoted(tag.what()),
              say(
                  "Planera gärna in en liten paus före eller efter, och något skönt att se fram emot.",
                  "You could plan a short break before or after it, and something nice to look forward"
                      + " to."),
              say(
                      "De senaste månaderna ligger inlägg med den taggen lägre än de andra: %s.",
                      "Over the past months, entries with that tag lie lower than the others: %s.")
                  .formatted(against(tag)));
      case Advice.LightenWeekday(var weekday) -> {
        String day = speech.weekday(weekday.what());
        yield said(
            advice,
            say("Gör %sen lite lättare", "Make %s a little lighter").formatted(day),
            say(
                    "Lägg in något du tycker om på %s, även om det är litet.",
                    "Put in something you enjoy on %s, even if it is small.")
                .formatted(day),
            say(
                    "De senaste månaderna ligger dina %sar lägre än andra dagar: %s.",
                    "Over the past months, your %ss lie lower than other days: %s.")
                .formatted(day, against(weekday)));
      }
      case Advice.LightenHours(var hours) -> {
        String part =
            switch (hours.what()) {
              case NIGHT -> say("natten", "at night");
              case MORNING -> say("morgonen", "in the morning");
              case AFTERNOON -> say("eftermiddagen", "in the afternoon");
              case EVENING -> say("kvällen", "in the evening");
            };
        yield said(
            advice,
            say("Var snäll mot dig själv på ", "Be kind to yourself ") + part,
            say(
                "Låt något enkelt och lugnt få plats då: musik, en kopp te eller ett samtal.",
                "Let something simple and calm have its place then: music, a cup of tea, or a"
                    + " conversation."),
            say(
                    "De senaste månaderna ligger inlägg på %s lägre än andra: %s.",
                    "Over the past months, entries made %s lie lower than others: %s.")
                .formatted(part, against(hours)));
      }
      case Advice.OwnPace(int progress, int goal) ->
          said(
              advice,
              say("Ta det i din egen takt", "Go at your own pace"),
              goal - progress == 1
                  ? say(
                      "En rad en dag till räcker för veckans mål.",
                      "A line on one more day is enough for this week’s goal.")
                  : say(
                      "Målet finns till för din skull. Passar det inte just nu kan du ändra det i din"
                          + " profil.",
                      "The goal is there for your sake. If it does not suit you right now, you can"
                          + " change it in your profile."),
              say(
                      "Du har skrivit på %d av de senaste 7 dagarna, och ditt mål är %s.",
                      "You have written on %d of the last 7 days, and your goal is %s.")
                  .formatted(progress, speech.days(goal)));
    };
  }

  private String against(Tie<?> tie) {
    return say("%s mot %s i snitt", "%s against %s on average")
        .formatted(speech.decimal(tie.with()), speech.decimal(tie.without()));
  }

  private static Recommendation said(Advice advice, String title, String text, String reason) {
    return new Recommendation(advice.id(), title, text, reason);
  }

  private String say(String swedish, String english) {
    return speech.say(swedish, english);
  }
}
