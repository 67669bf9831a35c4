package se.lugntrygg.domain.conversation;

import java.util.ArrayList;
import java.util.List;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.text.Emotion;
import se.lugntrygg.domain.text.Language;

/// Something small a person can do now, offered beside an answer.
public enum Suggestion {
  BREATHE("Andas lugnt i en minut", "Breathe calmly for a minute"),
  WALK("Gå en kort promenad", "Take a short walk"),
  WRITE("Skriv ner det som snurrar", "Write down what keeps spinning"),
  CALL_SOMEBODY("Hör av dig till någon du tycker om", "Get in touch with somebody you like"),
  REST("Vila en stund utan skärm", "Rest a while without a screen"),
  EAT_AND_DRINK("Ät och drick något", "Have something to eat and drink"),
  LOOK_AROUND("Nämn fem saker du ser omkring dig", "Name five things you see around you"),
  CHECK_THE_THOUGHT("Pröva om tanken stämmer", "Check whether the thought is true"),
  ONE_SMALL_THING("Gör en enda liten sak klar", "Finish one single small thing"),
  KIND_WORDS("Säg något vänligt till dig själv", "Say something kind to yourself"),
  RELAX_MUSCLES("Spänn och släpp musklerna", "Tense and release your muscles"),
  MUSIC("Lyssna på en låt som passar", "Listen to a song that fits"),
  LATER("Vänta en timme innan du svarar", "Wait an hour before you answer"),
  SHARE_IT("Berätta det för någon", "Tell somebody about it"),
  KEEP_IT("Skriv ner det så att du minns det", "Write it down so that you remember it"),
  THREE_GOOD_THINGS("Leta upp tre bra saker från i dag", "Find three good things from today"),
  LOG_MOOD("Logga hur du mår just nu", "Log how you feel right now"),
  STAY_WITH_SOMEBODY("Var inte ensam just nu", "Do not be alone right now"),
  OPEN_SAFETY_PLAN("Öppna din säkerhetsplan", "Open your safety plan"),
  FIND_HELP("Se var du kan få hjälp nu", "See where you can get help now"),
  ASK_THEM("Fråga personen rakt ut hur det är", "Ask them straight out how they are");

  /// How many come with an answer.
  public static final int EACH_TIME = 3;

  private static final List<Suggestion> IN_DANGER =
      List.of(STAY_WITH_SOMEBODY, OPEN_SAFETY_PLAN, FIND_HELP);
  private static final List<Suggestion> FOR_ANOTHER = List.of(ASK_THEM, FIND_HELP, CALL_SOMEBODY);

  private final String swedish;
  private final String english;

  Suggestion(String swedish, String english) {
    this.swedish = swedish;
    this.english = english;
  }

  /// What it is called, short enough for a button.
  public String text(Language language) {
    return switch (language) {
      case SV -> swedish;
      case EN -> english;
    };
  }

  /// Three that fit, other ones at the next turn; at a risk, those that lead to help.
  ///
  /// @param emotion the strongest
  /// @param turn the place in the conversation
  public static List<Suggestion> fitting(Emotion emotion, Risk risk, long turn) {
    if (risk.detected()) {
      return risk.aboutAnother() ? FOR_ANOTHER : IN_DANGER;
    }
    List<Suggestion> fitting = fitting(emotion);
    List<Suggestion> three = new ArrayList<>();
    for (int i = 0; i < EACH_TIME; i++) {
      three.add(fitting.get(Math.floorMod(turn * EACH_TIME + i, fitting.size())));
    }
    return List.copyOf(three);
  }

  private static List<Suggestion> fitting(Emotion emotion) {
    return switch (emotion) {
      case JOY, TRUST ->
          List.of(KEEP_IT, SHARE_IT, MUSIC, THREE_GOOD_THINGS, CALL_SOMEBODY, LOG_MOOD);
      case SADNESS -> List.of(CALL_SOMEBODY, KIND_WORDS, WALK, EAT_AND_DRINK, MUSIC, WRITE);
      case ANGER -> List.of(WALK, LATER, WRITE, BREATHE, RELAX_MUSCLES, SHARE_IT);
      case FEAR ->
          List.of(BREATHE, LOOK_AROUND, CHECK_THE_THOUGHT, RELAX_MUSCLES, WRITE, CALL_SOMEBODY);
      case DISGUST -> List.of(BREATHE, WALK, WRITE, LATER, SHARE_IT, REST);
      case SURPRISE -> List.of(BREATHE, WRITE, SHARE_IT, LOOK_AROUND, WALK, LOG_MOOD);
      case ANTICIPATION ->
          List.of(ONE_SMALL_THING, WRITE, BREATHE, SHARE_IT, CHECK_THE_THOUGHT, WALK);
      case NEUTRAL -> List.of(LOG_MOOD, WALK, THREE_GOOD_THINGS, WRITE, REST, ONE_SMALL_THING);
    };
  }
}
