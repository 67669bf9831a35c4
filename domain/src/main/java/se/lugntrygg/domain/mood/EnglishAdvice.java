package se.lugntrygg.domain.mood;

import se.lugntrygg.domain.text.Language;

/// Advice in English.
final class EnglishAdvice implements AdviceWords {
  private static final Speech SPEECH = new Speech(Language.EN);

  @Override
  public Recommendation of(Advice advice) {
    return switch (advice) {
      case Advice.ReachOut(boolean urgent) ->
          said(
              advice,
              "Talk to someone",
              "Reach out to someone you trust and tell them how it is. You do not have to find the"
                  + " right words."
                  + (urgent
                      ? " If it is about thoughts of not wanting to live, your own or somebody"
                          + " else’s, findahelpline.com lists lines near you; in Sweden, Mind’s line"
                          + " 90101 is open day and night. If it is urgent, call 112 or your local"
                          + " emergency number."
                      : " A health professional can also help."),
              urgent
                  ? "What you wrote sounds serious, and you do not have to carry that alone."
                  : "You told us that things are heavy right now, and you do not have to carry that"
                      + " alone.");
      case Advice.Breathe() ->
          said(
              advice,
              "Breathe slowly for two minutes",
              "Breathe in while you count to four and out while you count to six. Let your shoulders"
                  + " sink with every breath out.",
              "It sounds as if there is worry right now. A long breath out can help the body wind"
                  + " down.");
      case Advice.StepAway() ->
          said(
              advice,
              "Step aside for a moment",
              "Go outside, or into another room, for five minutes before you answer or decide"
                  + " anything.",
              "It sounds as if something has made you angry or upset. With a little distance it is"
                  + " easier to choose what you want to do.");
      case Advice.SmallStep() ->
          said(
              advice,
              "Do one small thing",
              "Choose something that takes five minutes: open a window, make a cup of tea, or write"
                  + " to someone you like.",
              "When things are heavy, a small step is often easier to take than a big one.");
      case Advice.Savour() ->
          said(
              advice,
              "Stay with what is good",
              "Write down what makes it feel good right now, so that you have it for another day.",
              "It sounds like a good moment, and those are worth remembering.");
      case Advice.Pause() ->
          said(
              advice,
              "Take a five-minute break",
              "Put the screen away, stretch, and look out of the window for a while.",
              "A short break can do you good on any day.");
      case Advice.WriteToday(int streak) ->
          said(
              advice,
              "Write a line about today",
              "A single word about how you feel is enough, or a number from 1 to 10.",
              streak > 1
                  ? "You have written %s in a row, and there is no entry yet today."
                      .formatted(SPEECH.days(streak))
                  : "There is no entry yet today.");
      case Advice.KeepGoing(int days, int needed) ->
          said(
              advice,
              "Get to know your own patterns",
              "Write whenever it suits you, and put a tag on what the day was about if you like. In"
                  + " time the advice can become your own.",
              days == 0
                  ? "There are no days to go by yet, so this advice is general."
                  : (days == 1 ? "So far there is %s to go by" : "So far there are %s to go by")
                          .formatted(SPEECH.days(days))
                      + ", and it takes at least %d. That is why this advice is general."
                          .formatted(needed));
      case Advice.NothingStandsOut(int days) ->
          said(
              advice,
              "Carry on as you do",
              "If you put a tag on what the day was about, it becomes easier to see what makes a"
                  + " difference.",
              "In the %s there are to go by, nothing stands out, so this advice is general."
                  .formatted(SPEECH.days(days)));
      case Advice.MakeRoom(Tie<String> tag) ->
          said(
              advice,
              "Make room for " + SPEECH.quoted(tag.what()),
              "Is there an occasion in the next few days, if only for a little while?",
              "Over the past months, entries with that tag lie higher than the others: %s."
                  .formatted(against(tag)));
      case Advice.BeGentle(Tie<String> tag) ->
          said(
              advice,
              "Be gentle with yourself around " + SPEECH.quoted(tag.what()),
              "You could plan a short break before or after it, and something nice to look forward"
                  + " to.",
              "Over the past months, entries with that tag lie lower than the others: %s."
                  .formatted(against(tag)));
      case Advice.LightenWeekday(var weekday) -> {
        String day = SPEECH.weekday(weekday.what());
        yield said(
            advice,
            "Make %s a little lighter".formatted(day),
            "Put in something you enjoy on %s, even if it is small.".formatted(day),
            "Over the past months, your %ss lie lower than other days: %s."
                .formatted(day, against(weekday)));
      }
      case Advice.LightenHours(var hours) -> {
        String part =
            switch (hours.what()) {
              case NIGHT -> "at night";
              case MORNING -> "in the morning";
              case AFTERNOON -> "in the afternoon";
              case EVENING -> "in the evening";
            };
        yield said(
            advice,
            "Be kind to yourself " + part,
            "Let something simple and calm have its place then: music, a cup of tea, or a"
                + " conversation.",
            "Over the past months, entries made %s lie lower than others: %s."
                .formatted(part, against(hours)));
      }
      case Advice.OwnPace(int progress, int goal) ->
          said(
              advice,
              "Go at your own pace",
              goal - progress == 1
                  ? "A line on one more day is enough for this week’s goal."
                  : "The goal is there for your sake. If it does not suit you right now, you can"
                      + " change it in your profile.",
              "You have written on %d of the last 7 days, and your goal is %s."
                  .formatted(progress, SPEECH.days(goal)));
    };
  }

  private static String against(Tie<?> tie) {
    return "%s against %s on average"
        .formatted(SPEECH.decimal(tie.with()), SPEECH.decimal(tie.without()));
  }

  private static Recommendation said(Advice advice, String title, String text, String reason) {
    return new Recommendation(advice.id(), title, text, reason);
  }
}
