package se.lugntrygg.domain.conversation;

import java.util.List;
import se.lugntrygg.domain.text.Language;

/// How an exercise is told.
///
/// @param parts what is done, in order
record ExerciseText(
    String title,
    String description,
    String instructions,
    List<Part> parts,
    List<String> tips,
    List<String> benefits) {
  /// One thing to do.
  ///
  /// @param weight its share of the time
  /// @param needed it is done also when time is short
  /// @param round how long one round takes, in seconds; 0 when it does not go round. The text then
  ///   says `{rounds}` where their number stands.
  record Part(String text, int weight, boolean needed, int round) {
    private static final String ROUNDS = "{rounds}";
    private static final int SECONDS = 60;

    /// Times are told in steps of so many seconds.
    private static final int STEP = 15;

    /// The text with the time it takes.
    String timed(int seconds, Language language) {
      String told =
          round == 0
              ? text
              : text.replace(ROUNDS, times(Math.round(seconds / (float) round), language));
      return told + " (" + time(seconds, language) + ")";
    }

    private static String times(int rounds, Language language) {
      boolean swedish = language == Language.SV;
      if (rounds <= 1) {
        return swedish ? "en gång" : "once";
      }
      return (swedish ? "%d gånger" : "%d times").formatted(rounds);
    }

    private static String time(int seconds, Language language) {
      boolean swedish = language == Language.SV;
      if (seconds < SECONDS) {
        int steps = Math.max(1, Math.round(seconds / (float) STEP));
        return (swedish ? "ungefär %d sekunder" : "about %d seconds").formatted(steps * STEP);
      }
      int minutes = Math.round(seconds / (float) SECONDS);
      if (minutes == 1) {
        return swedish ? "ungefär en minut" : "about a minute";
      }
      return (swedish ? "ungefär %d minuter" : "about %d minutes").formatted(minutes);
    }
  }

  private static Part part(int weight, String text) {
    return new Part(text, weight, true, 0);
  }

  private static Part spare(int weight, String text) {
    return new Part(text, weight, false, 0);
  }

  private static Part rounds(int weight, int seconds, String text) {
    return new Part(text, weight, true, seconds);
  }

  static ExerciseText of(Exercise.Kind kind, Language language) {
    return switch (language) {
      case SV -> swedish(kind);
      case EN -> english(kind);
    };
  }

  private static ExerciseText swedish(Exercise.Kind kind) {
    return switch (kind) {
      case BREATHING ->
          new ExerciseText(
              "Lugn andning",
              "Att låta utandningen bli längre än inandningen hjälper kroppen att gå ner i varv.",
              "Sitt eller ligg så att magen får plats. Andas genom näsan om det går, och tvinga ingenting.",
              List.of(
                  spare(
                      1,
                      "Lägg en hand på magen och känn hur den rör sig, utan att ändra på något."),
                  rounds(
                      6,
                      12,
                      "Andas in medan du räknar till fyra, håll stilla till två och andas ut till sex. Gör det ungefär {rounds}."),
                  spare(
                      1,
                      "Släpp räknandet och låt andningen sköta sig själv. Märk hur det känns nu.")),
              List.of(
                  "Blir du yr, så andas som vanligt en stund och ta mindre andetag.",
                  "Räkna i den takt som passar dig, det är den långa utandningen som gör jobbet.",
                  "Öva gärna när du är lugn, så sitter det när du behöver det."),
              List.of("Lugnare puls", "Mindre spänning i kroppen", "Lättare att tänka klart"));
      case MINDFULNESS ->
          new ExerciseText(
              "Medveten närvaro",
              "En stund där du lägger märke till det som är, utan att behöva ändra på det.",
              "Sätt dig bekvämt och låt blicken vila eller blunda. Tankarna kommer att vandra, och att märka det är själva övningen.",
              List.of(
                  spare(1, "Känn var kroppen möter stolen eller golvet."),
                  part(
                      3,
                      "Följ andetaget, in och ut. När tanken far iväg, kom tillbaka utan att gräla på dig."),
                  spare(
                      2,
                      "Vandra med uppmärksamheten från fötterna upp till hjässan och märk vad som känns."),
                  spare(2, "Lyssna efter ljud, nära och långt borta, och låt dem komma och gå."),
                  part(1, "Ta in hela rummet igen. Rör på fingrar och tår innan du reser dig.")),
              List.of(
                  "Du kan inte misslyckas: att tappa bort sig och komma tillbaka är övningen.",
                  "Känns det obehagligt att blunda, så titta på en punkt i stället.",
                  "Några minuter varje dag ger mer än en lång stund då och då."),
              List.of(
                  "Mer avstånd till tankarna", "Bättre koncentration", "Lättare att varva ner"));
      case CBT_THOUGHT_RECORD ->
          new ExerciseText(
              "Tankedagbok",
              "Ett sätt från kognitiv beteendeterapi att undersöka en tanke som gör ont.",
              "Ta papper och penna eller skriv här. Välj en enda situation, gärna från i dag.",
              List.of(
                  part(2, "Skriv vad som hände, kort och utan tolkning: var, när, vem."),
                  spare(2, "Skriv vad du kände, och hur starkt det var från 0 till 100."),
                  part(2, "Skriv tanken som kom, som en hel mening. Välj den som gör mest ont."),
                  spare(3, "Skriv vad som talar för att tanken stämmer, och vad som talar emot."),
                  part(3, "Skriv hur en klok vän skulle ha sett på samma sak."),
                  spare(1, "Märk hur starkt det känns nu, från 0 till 100.")),
              List.of(
                  "Målet är inte att tänka positivt, utan att tänka rättvist.",
                  "En tanke som gör ont kan vara sann. Då är frågan vad som hjälper dig att bära den.",
                  "Ta en mindre situation först om det känns för stort."),
              List.of(
                  "Tydligare skillnad mellan tanke och fakta",
                  "Mildare självkritik",
                  "Fler sätt att se på samma sak"));
      case GRATITUDE ->
          new ExerciseText(
              "Tre goda ting",
              "Att leta efter det som var gott, hur litet det än är, övar blicken.",
              "Skriv för hand om du kan. Det behöver inte vara stort, och det behöver inte väga upp det svåra.",
              List.of(
                  spare(1, "Gå igenom dagen i minnet, från morgonen till nu."),
                  part(3, "Skriv tre saker som var goda, konkret: vad, var, vem."),
                  part(2, "Skriv vid var och en varför den hände, och vad du själv bidrog med."),
                  spare(1, "Välj en av dem och minns den en stund, med ljud, ljus och känsla.")),
              List.of(
                  "Hittar du bara en så räcker den.",
                  "Känns det falskt en dag, hoppa över det. Det är ingen plikt.",
                  "Läs gärna gamla anteckningar en tung kväll."),
              List.of(
                  "Lättare att märka det som är bra", "Ljusare sinne över tid", "Bättre kvällsro"));
      case PROGRESSIVE_RELAXATION ->
          new ExerciseText(
              "Muskelavslappning",
              "Genom att spänna och släppa en muskelgrupp i taget får kroppen lära sig skillnaden.",
              "Ligg eller sitt så att kroppen har stöd. Spänn lagom hårt i fem sekunder, släpp sedan och vila tio.",
              List.of(
                  rounds(
                      2,
                      20,
                      "Händer och armar: knyt händerna och dra upp underarmarna, släpp, {rounds}."),
                  rounds(2, 20, "Axlar: dra upp dem mot öronen, släpp, {rounds}."),
                  rounds(2, 20, "Ansikte: knip ihop ögonen och bit ihop lätt, släpp, {rounds}."),
                  new Part(
                      "Mage och rygg: dra in magen och sträck ryggen, släpp, {rounds}.",
                      2,
                      false,
                      20),
                  new Part("Ben: sträck ut dem och spänn låren, släpp, {rounds}.", 2, false, 20),
                  new Part(
                      "Fötter: böj tårna uppåt och sedan nedåt, släpp, {rounds}.", 2, false, 20),
                  spare(2, "Ligg kvar och låt hela kroppen bli tung.")),
              List.of(
                  "Hoppa över det som gör ont.",
                  "Lägg märke till stunden när det släpper, den är hela poängen.",
                  "Somnar du är det ett gott betyg."),
              List.of(
                  "Mindre muskelspänning",
                  "Lättare att somna",
                  "Bättre känsla för när kroppen spänner sig"));
    };
  }

  private static ExerciseText english(Exercise.Kind kind) {
    return switch (kind) {
      case BREATHING ->
          new ExerciseText(
              "Calm breathing",
              "Letting the breath out be longer than the breath in helps the body wind down.",
              "Sit or lie so that your belly has room. Breathe through the nose if you can, and force nothing.",
              List.of(
                  spare(1, "Put a hand on your belly and feel it move, without changing anything."),
                  rounds(
                      6,
                      12,
                      "Breathe in while you count to four, hold for two, and breathe out to six. Do it about {rounds}."),
                  spare(
                      1,
                      "Let go of the counting and leave the breath to itself. Notice how it feels now.")),
              List.of(
                  "If you get dizzy, breathe as usual for a while and take smaller breaths.",
                  "Count at the pace that suits you, it is the long breath out that does the work.",
                  "Practise when you are calm, and it will be there when you need it."),
              List.of("A calmer pulse", "Less tension in the body", "Clearer thinking"));
      case MINDFULNESS ->
          new ExerciseText(
              "Mindfulness",
              "A while in which you notice what is there without having to change it.",
              "Sit comfortably and let your eyes rest or close them. Your thoughts will wander, and noticing that is the exercise itself.",
              List.of(
                  spare(1, "Feel where your body meets the chair or the floor."),
                  part(
                      3,
                      "Follow the breath, in and out. When your mind runs off, come back without scolding yourself."),
                  spare(
                      2,
                      "Move your attention from your feet up to the top of your head and notice what you feel."),
                  spare(2, "Listen for sounds, near and far, and let them come and go."),
                  part(
                      1,
                      "Take in the whole room again. Move your fingers and toes before you get up.")),
              List.of(
                  "You cannot fail: getting lost and coming back is the exercise.",
                  "If closing your eyes is unpleasant, look at one spot instead.",
                  "A few minutes every day give more than a long while now and then."),
              List.of(
                  "More distance to your thoughts", "Better concentration", "Easier to wind down"));
      case CBT_THOUGHT_RECORD ->
          new ExerciseText(
              "Thought record",
              "A way from cognitive behavioural therapy of examining a thought that hurts.",
              "Take pen and paper, or write here. Choose one single situation, preferably from today.",
              List.of(
                  part(
                      2,
                      "Write what happened, briefly and without interpreting: where, when, who."),
                  spare(2, "Write what you felt, and how strong it was from 0 to 100."),
                  part(
                      2,
                      "Write the thought that came, as a whole sentence. Choose the one that hurts most."),
                  spare(
                      3,
                      "Write what speaks for the thought being true, and what speaks against it."),
                  part(3, "Write how a wise friend would have seen the same thing."),
                  spare(1, "Notice how strong it feels now, from 0 to 100.")),
              List.of(
                  "The aim is not to think positively but to think fairly.",
                  "A thought that hurts may be true. Then the question is what helps you carry it.",
                  "Take a smaller situation first if this feels too big."),
              List.of(
                  "A clearer line between thought and fact",
                  "Gentler self-criticism",
                  "More ways to see the same thing"));
      case GRATITUDE ->
          new ExerciseText(
              "Three good things",
              "Looking for what was good, however small, trains the eye.",
              "Write by hand if you can. It need not be big, and it need not make up for what is hard.",
              List.of(
                  spare(1, "Go through the day in your mind, from the morning until now."),
                  part(3, "Write three things that were good, exactly: what, where, who."),
                  part(2, "Beside each, write why it happened and what you did to help it along."),
                  spare(
                      1,
                      "Choose one of them and remember it for a while, with sound, light and feeling.")),
              List.of(
                  "If you find only one, one is enough.",
                  "If it feels false one day, skip it. It is no duty.",
                  "Read old notes on a hard evening."),
              List.of(
                  "Easier to notice what is good", "A brighter mood over time", "Calmer evenings"));
      case PROGRESSIVE_RELAXATION ->
          new ExerciseText(
              "Muscle relaxation",
              "By tensing and releasing one group of muscles at a time the body learns the difference.",
              "Lie or sit so that your body is supported. Tense moderately for five seconds, then let go and rest for ten.",
              List.of(
                  rounds(
                      2,
                      20,
                      "Hands and arms: make fists and pull up your forearms, let go, {rounds}."),
                  rounds(2, 20, "Shoulders: pull them up to your ears, let go, {rounds}."),
                  rounds(
                      2,
                      20,
                      "Face: squeeze your eyes shut and bite together lightly, let go, {rounds}."),
                  new Part(
                      "Belly and back: pull in your belly and stretch your back, let go, {rounds}.",
                      2,
                      false,
                      20),
                  new Part(
                      "Legs: stretch them out and tense your thighs, let go, {rounds}.",
                      2,
                      false,
                      20),
                  new Part(
                      "Feet: bend your toes up and then down, let go, {rounds}.", 2, false, 20),
                  spare(2, "Stay lying and let the whole body grow heavy.")),
              List.of(
                  "Skip whatever hurts.",
                  "Notice the moment of letting go, it is the whole point.",
                  "If you fall asleep, take it as a good mark."),
              List.of(
                  "Less muscle tension",
                  "Easier to fall asleep",
                  "A better sense of when the body tenses up"));
    };
  }
}
