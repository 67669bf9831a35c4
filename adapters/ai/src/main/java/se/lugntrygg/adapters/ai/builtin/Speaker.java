package se.lugntrygg.adapters.ai.builtin;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import se.lugntrygg.adapters.ai.builtin.Heard.Tone;
import se.lugntrygg.domain.conversation.Exchange;
import se.lugntrygg.domain.conversation.Request;

/// Finds the words for one answer: it says what it understood, stays with it, now and then suggests
/// one thing, and asks one thing.
final class Speaker {
  /// What can be tried, by what it helps against.
  private static final Map<String, List<String>> OFFERS =
      Map.ofEntries(
          Map.entry("panic", List.of("breathing", "grounding")),
          Map.entry("fear", List.of("breathing", "thoughts", "worrytime")),
          Map.entry("stress", List.of("breathing", "smallstep", "relax")),
          Map.entry("sleep", List.of("worrytime", "relax")),
          Map.entry("anger", List.of("relax", "breathing")),
          Map.entry("sadness", List.of("kindness", "smallstep")),
          Map.entry("shame", List.of("kindness", "thoughts")),
          Map.entry("self", List.of("kindness", "thoughts")),
          Map.entry("empty", List.of("smallstep")),
          Map.entry("tired", List.of("relax", "smallstep")),
          Map.entry("work", List.of("smallstep", "thoughts")),
          Map.entry("school", List.of("smallstep", "breathing")),
          Map.entry("money", List.of("smallstep")),
          Map.entry("choice", List.of("thoughts", "smallstep")),
          Map.entry("body", List.of("relax", "kindness")),
          Map.entry("partner", List.of("kindness")));

  /// For somebody who asks for an exercise and says no more.
  private static final List<String> ALWAYS_GOOD = List.of("breathing", "grounding", "relax");

  /// Somebody who was hurt by another needs no exercise.
  private static final Set<String> NOTHING_TO_TRY = Set.of("violence");

  /// What is spoken of until something else is.
  private static final Set<String> GRAVE = Set.of("grief", "violence");

  private static final int MATTER_LASTS = 2;

  /// What everybody feels who has lost somebody; the loss itself is spoken of then.
  private static final Set<String> OF_GRIEF_ITSELF =
      Set.of("sadness", "empty", "lonely", "tired", "calm", "joy", "gratitude", "pride");

  /// Somebody who feels misunderstood wants to be understood first.
  private static final Set<String> DISPLEASED = Set.of("complaint", "questions", "insult");

  /// First there is listening.
  private static final int HEARD_BEFORE_A_SUGGESTION = 2;

  private static final int BETWEEN_SUGGESTIONS = 3;
  private static final int REFUSAL_LASTS = 5;

  /// After a worrying message, for so many exchanges nothing is suggested and nothing is light.
  private static final int GENTLE_FOR = 4;

  private static final int WATCHFUL_FOR = 2;

  /// A subject is still meant so many exchanges after it was named.
  private static final int SUBJECT_LASTS = 6;

  /// How many exchanges are gone through again to know what was told.
  private static final int LISTENED_TO = 10;

  /// So long it is spoken of as if it had been named just now.
  private static final int MATTER_IN_MIND = 3;

  private static final int SAYS_MORE = 6;
  private static final int ASKS_MORE = 16;
  private static final int FEELING_LASTS = 3;
  private static final int REMEMBERED_SUBJECT_AFTER = 3;

  /// To a question this is a yes; otherwise it is hardly an answer.
  private static final Set<String> OKAY = Set.of("ok", "okay", "okej", "okey", "k");

  /// A longer message that begins with yes or no says something of its own.
  private static final int STILL_AN_ANSWER = 6;

  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?]) ");
  private static final String THE_NAME = "{a}";
  private static final String THE_OTHER_NAME = "{b}";

  private final Phrasebook book;
  private final List<Exchange> recent;
  private final List<Heard> past = new ArrayList<>();
  private final Request.Chat chat;
  private final Heard heard;
  private final int turn;
  private final boolean gentle;
  private Said said;

  Speaker(Phrasebook book, Listener listener, Request.Chat chat) {
    this.book = book;
    this.chat = chat;
    this.recent = chat.recent();
    for (Exchange exchange : lately(LISTENED_TO)) {
      past.add(inContext(listener.hear(exchange.message(), exchange.analysis())));
    }
    this.heard = inContext(listener.hear(chat.message(), chat.analysis()));
    this.turn = (int) (chat.turn() % Integer.MAX_VALUE);
    this.said = begun(0);
    this.gentle = lately(GENTLE_FOR).stream().anyMatch(exchange -> exchange.risk().detected());
  }

  /// What a message means after what was said before it: a grave or a hard matter is not over
  /// because the next message does not name it.
  private Heard inContext(Heard alone) {
    List<Heard> told = past.stream().filter(earlier -> earlier.purpose().isEmpty()).toList();
    if (told.isEmpty() || alone.purpose().isPresent()) {
      return alone;
    }
    Optional<String> before =
        told.subList(Math.max(0, told.size() - MATTER_LASTS), told.size()).reversed().stream()
            .flatMap(earlier -> earlier.area().stream())
            .findFirst();
    boolean goesOn =
        before.isPresent()
            && (alone.passing()
                || (alone.area().isEmpty() && GRAVE.contains(before.orElseThrow())));
    Heard meant = goesOn ? alone.stayingWith(before.orElseThrow()) : alone;
    boolean stillHard =
        meant.tone() == Tone.PLAIN
            && meant.words() > STILL_AN_ANSWER
            && told.getLast().tone() == Tone.HARD;
    return stillHard ? meant.in(Tone.HARD) : meant;
  }

  private Said begun(int take) {
    return new Said(recent, 31 * turn + chat.message().text().hashCode(), take);
  }

  /// @param take the same again in other words, for each number; more of them from [#SAYS_MORE] on
  String answer(int take) {
    said = begun(take);
    if (chat.risk().detected()) {
      stayClose();
    } else if (!answerShort() && !answerPurpose()) {
      talk();
    }
    if (take >= SAYS_MORE) {
      sayMore(take);
    }
    return said.text();
  }

  /// Where the words for something have all been used, it is framed by words that always fit.
  private void sayMore(int take) {
    List<String> frames =
        heard.tone() == Tone.HARD ? List.of("warm", "general hard") : List.of("general plain");
    var _ = frames.stream().anyMatch(pool -> said.begin(book.pool(pool)));
    if (!said.hasAsked() || take >= ASKS_MORE) {
      say("general ask");
    }
  }

  // A person at risk has been told where help is; here they are asked how bad it is, and nothing
  // is suggested to them.
  private void stayClose() {
    boolean another = chat.risk().aboutAnother();
    String pool = another ? "concern other" : "concern";
    boolean spoken = another ? said.anyOf(book.pool(pool)) : said.anyOf(book.pool("concern said"));
    if (!spoken) {
      say("general hard");
    }
    if (!said.firstOf(book.pool(pool + " ask"))) {
      ask();
    }
  }

  /// Answers a yes, a no or less in the light of what was asked last.
  private boolean answerShort() {
    String kind = heard.purpose().orElse("");
    Optional<Phrase> asked = recent.isEmpty() ? Optional.empty() : book.askedIn(lastReply());
    if (heard.purpose().isEmpty() && !heard.tells() && heard.words() <= STILL_AN_ANSWER) {
      kind = heard.startsWith().orElse("");
    }
    if (kind.equals("hm") && OKAY.contains(Words.of(chat.message().text()).joined())) {
      kind = asked.isPresent() ? "yes" : kind;
    }
    return switch (kind) {
      case "yes" -> continued(asked.map(Phrase::onYes)) || acknowledge("yes said");
      case "no" -> continued(asked.map(Phrase::onNo)) || acknowledge("no said");
      case "unsure" -> !recent.isEmpty() && askSmaller();
      case "hm" -> acknowledge("hm said");
      default -> false;
    };
  }

  private boolean askSmaller() {
    if (!say(isWatchful() ? "concern after" : "unsure said")) {
      return false;
    }
    if (isWatchful() || !say("unsure ask")) {
      ask();
    }
    return true;
  }

  private boolean continued(Optional<String> text) {
    return text.isPresent() && said.say(text.orElseThrow());
  }

  private boolean acknowledge(String pool) {
    if (recent.isEmpty()) {
      return say("act greeting");
    }
    if (!say(isWatchful() ? "concern after" : pool)) {
      return false;
    }
    if (isWatchful() || turn % 3 != 0 || !askAboutAnEarlierSubject()) {
      ask();
    }
    return true;
  }

  /// Answers what is not told but asked, greeted, demanded.
  private boolean answerPurpose() {
    String purpose = heard.purpose().orElse("");
    return switch (purpose) {
      case "" -> false;
      case "advice" -> advise();
      case "breathing" -> guide();
      case "emoji" -> say("act emoji " + toneName());
      case "greeting" -> greet();
      case "joke", "insult" -> !gentle && say("act " + purpose);
      default -> say("act " + purpose);
    };
  }

  private boolean greet() {
    List<String> areas = areasUpTo(past.size());
    return (!areas.isEmpty() && named("act backagain", areas.getLast(), "")) || say("act greeting");
  }

  private boolean advise() {
    if (gentle || subject().filter(NOTHING_TO_TRY::contains).isPresent()) {
      return false;
    }
    if (!say("act advice")) {
      return false;
    }
    if (step()) {
      if (!said.hasAsked()) {
        say("step ask");
      }
    } else {
      offer();
    }
    if (!said.hasAsked()) {
      ask();
    }
    return true;
  }

  /// Goes straight to an exercise that was asked for.
  private boolean guide() {
    if (gentle) {
      return false;
    }
    Set<String> names = offers();
    names.addAll(ALWAYS_GOOD);
    for (String name : names) {
      for (Phrase phrase : book.pool("offer " + name)) {
        if (said.say(phrase.onYes())) {
          return true;
        }
      }
    }
    return false;
  }

  private void talk() {
    open();
    Understood first = reflect();
    if (!suggest()) {
      stay(first);
    }
    if (!said.hasAsked()) {
      ask();
    }
  }

  /// What comes before all else, if anything does.
  private void open() {
    if (recent.isEmpty() && heard.startsWith().filter("hello"::equals).isPresent()) {
      say("hello");
    }
    if (isRepeated()) {
      say("again said");
    } else if (heard.isLong()) {
      say("long said");
    } else if (heard.shouted() && heard.tone() != Tone.GOOD) {
      say("caps said");
    } else if (isWatchful()) {
      say("concern after");
    } else if (heard.area().filter("grief"::equals).isPresent()
        && !areasUpTo(past.size()).contains("grief")) {
      said.firstOf(book.pool("grief hard"));
    }
  }

  /// What was understood first.
  private enum Understood {
    SUBJECT,
    FEELING,
    NOTHING_MORE
  }

  /// Says what was understood.
  private Understood reflect() {
    boolean hard = heard.tone() == Tone.HARD;
    if (isWatchful() && !hard && said.parts() > 0) {
      return Understood.NOTHING_MORE;
    }
    if (heard.detail().isPresent() && say(heard.detail().orElseThrow() + " said")) {
      return Understood.SUBJECT;
    }
    if (hard
        && heard.second().isPresent()
        && turn % 2 == 0
        && named("both said", heard.area().orElseThrow(), heard.second().orElseThrow())) {
      return Understood.SUBJECT;
    }
    boolean feelingFirst =
        heard.feeling().isPresent()
            && (isMoreThanGrief()
                || isAside()
                || (heard.area().filter(GRAVE::contains).isEmpty()
                    && turn % 3 == 0
                    && heard.area().equals(lastArea())));
    if (!feelingFirst
        && heard.area().isPresent()
        && say(heard.area().orElseThrow() + " " + toneName())) {
      return Understood.SUBJECT;
    }
    if (heard.feeling().isPresent() && say(heard.feeling().orElseThrow() + " said")) {
      return Understood.FEELING;
    }
    if (heard.area().isPresent() && say(heard.area().orElseThrow() + " " + toneName())) {
      return Understood.SUBJECT;
    }
    if (hard
        && !heard.tells()
        && subjectWithin(MATTER_IN_MIND).isPresent()
        && say(subject().orElseThrow() + " hard")) {
      return Understood.SUBJECT;
    }
    if (recent.isEmpty() && heard.tone() == Tone.PLAIN && say("start said")) {
      return Understood.NOTHING_MORE;
    }
    if (!say("general " + toneName())) {
      say("general plain");
    }
    return Understood.NOTHING_MORE;
  }

  /// Stays with it for one more sentence.
  private void stay(Understood first) {
    boolean violence = heard.area().filter(NOTHING_TO_TRY::contains).isPresent();
    if (said.parts() > 1 || heard.tone() != Tone.HARD || violence) {
      return;
    }
    if (heard.feeling().isPresent()) {
      boolean grieves = heard.area().filter(GRAVE::contains).isPresent() && !isMoreThanGrief();
      String feeling = grieves ? "sadness" : heard.feeling().orElseThrow();
      String rather = first == Understood.FEELING || turn % 2 == 0 ? " warm" : " said";
      if (say(feeling + rather)) {
        return;
      }
    }
    if (first == Understood.NOTHING_MORE && turn % 2 == 1) {
      say("warm");
    }
  }

  /// Suggests one thing to try, if it is time for it.
  private boolean suggest() {
    boolean hard = heard.tone() == Tone.HARD;
    if (gentle || !hard || subject().filter(NOTHING_TO_TRY::contains).isPresent()) {
      return false;
    }
    if (panics() && offer()) {
      return true;
    }
    boolean displeased =
        past.subList(Math.max(0, past.size() - BETWEEN_SUGGESTIONS), past.size()).stream()
            .flatMap(earlier -> earlier.purpose().stream())
            .anyMatch(DISPLEASED::contains);
    long told =
        past.stream()
            .filter(earlier -> earlier.purpose().isEmpty() && earlier.tone() == Tone.HARD)
            .count();
    if (displeased
        || isMoreThanGrief()
        || told < HEARD_BEFORE_A_SUGGESTION
        || lately(BETWEEN_SUGGESTIONS - 1).stream().map(Exchange::reply).anyMatch(book::suggests)) {
      return false;
    }
    boolean refused = lately(REFUSAL_LASTS).stream().map(Exchange::reply).anyMatch(book::takesNo);
    boolean grave = subject().filter(GRAVE::contains).isPresent();
    boolean stepFirst = refused || grave || turn % 2 == 1;
    if (stepFirst && step()) {
      return true;
    }
    if (!refused && !grave && offer()) {
      return true;
    }
    return step();
  }

  private boolean step() {
    List<String> about = new ArrayList<>();
    subject().ifPresent(about::add);
    feeling().ifPresent(name -> about.add(feltOnly() ? 0 : about.size(), name));
    for (String name : about) {
      Optional<Phrase> next =
          book.pool(name + " step").stream().filter(step -> !said.already(step.text())).findFirst();
      if (next.isPresent()) {
        if (heard.purpose().isEmpty()) {
          say("step lead");
        }
        said.say(next.orElseThrow().text());
        if (turn % 2 == 0) {
          say("step ask");
        }
        return true;
      }
    }
    return false;
  }

  private boolean panics() {
    return heard.feeling().filter("panic"::equals).isPresent();
  }

  /// Whether a subject is only touched upon beside a feeling: "lonely although I have a family".
  private boolean isAside() {
    return heard.feeling().isPresent()
        && heard.detail().isEmpty()
        && (heard.passing() || heard.area().filter("family"::equals).isPresent());
  }

  /// Whether somebody who lost somebody feels something else as well, such as anger.
  private boolean isMoreThanGrief() {
    return heard.area().filter(GRAVE::contains).isPresent()
        && heard.feeling().filter(name -> !OF_GRIEF_ITSELF.contains(name)).isPresent();
  }

  /// Whether a feeling is all that was told.
  private boolean feltOnly() {
    Heard told =
        heard.purpose().isEmpty()
            ? heard
            : past.reversed().stream()
                .filter(earlier -> earlier.purpose().isEmpty())
                .findFirst()
                .orElse(heard);
    return told.area().isEmpty() && told.feeling().isPresent();
  }

  private boolean offer() {
    for (String name : offers()) {
      if (say("offer " + name)) {
        return true;
      }
    }
    return false;
  }

  private Set<String> offers() {
    Set<String> names = new LinkedHashSet<>();
    if (heard.area().isEmpty() || panics()) {
      feeling().ifPresent(name -> names.addAll(OFFERS.getOrDefault(name, List.of())));
    }
    subject().ifPresent(name -> names.addAll(OFFERS.getOrDefault(name, List.of())));
    return names;
  }

  /// Asks one thing.
  private void ask() {
    if (isWatchful() && said.firstOf(book.pool(concern() + " ask"))) {
      return;
    }
    if (heard.tone() == Tone.GOOD && heard.purpose().isEmpty()) {
      if (heard.detail().isPresent() && say(heard.detail().orElseThrow() + " ask")) {
        return;
      }
      if (heard.area().filter(GRAVE::contains).isPresent()
          && heard.feeling().isEmpty()
          && say(heard.area().orElseThrow() + " ask")) {
        return;
      }
      boolean news = past.isEmpty() || past.getLast().tone() != Tone.GOOD;
      if (news && turn <= 2 && say("good ask first")) {
        return;
      }
      if (heard.feeling().isPresent() && say(heard.feeling().orElseThrow() + " ask")) {
        return;
      }
      if (say("good ask")) {
        return;
      }
    }
    if (heard.isLong() && say("long ask")) {
      return;
    }
    if (recent.isEmpty() && !heard.tells() && heard.tone() == Tone.PLAIN && say("start ask")) {
      return;
    }
    if (heard.detail().isPresent() && say(heard.detail().orElseThrow() + " ask")) {
      return;
    }
    if (!heard.tells() && turn % 4 == 0 && askAboutAnEarlierSubject()) {
      return;
    }
    List<String> about = new ArrayList<>();
    subject().ifPresent(about::add);
    if (isMoreThanGrief() || isAside()) {
      about.add(0, heard.feeling().orElseThrow());
    } else if (subject().filter(GRAVE::contains).isEmpty()) {
      feeling().ifPresent(name -> about.add(feltOnly() ? 0 : about.size(), name));
    }
    for (String name : about) {
      // Safety first, in the order written.
      if (NOTHING_TO_TRY.contains(name)
          ? said.firstOf(book.pool(name + " ask"))
          : say(name + " ask")) {
        return;
      }
    }
    say("general ask");
  }

  private boolean askAboutAnEarlierSubject() {
    Set<String> earlier =
        new LinkedHashSet<>(areasUpTo(past.size() - REMEMBERED_SUBJECT_AFTER + 1));
    subject().ifPresent(earlier::remove);
    for (String area : earlier) {
      if (named("return ask", area, "")) {
        return true;
      }
    }
    return false;
  }

  private List<String> areasUpTo(int end) {
    return past.subList(0, Math.max(0, end)).stream()
        .flatMap(earlier -> earlier.area().stream())
        .toList();
  }

  /// The part of life that is spoken of, also when this message does not name it.
  private Optional<String> subject() {
    return subjectWithin(SUBJECT_LASTS);
  }

  private Optional<String> subjectWithin(int exchanges) {
    if (heard.area().isPresent()) {
      return heard.area();
    }
    for (Heard earlier : past.reversed().subList(0, Math.min(exchanges, past.size()))) {
      if (earlier.area().isPresent() && earlier.tone() != Tone.GOOD) {
        return earlier.area();
      }
    }
    return Optional.empty();
  }

  private Optional<String> lastArea() {
    return past.isEmpty() ? Optional.empty() : past.getLast().area();
  }

  private Optional<String> feeling() {
    if (heard.feeling().isPresent()) {
      return heard.feeling();
    }
    for (Heard earlier : past.reversed().subList(0, Math.min(FEELING_LASTS, past.size()))) {
      if (earlier.feeling().isPresent()) {
        return earlier.feeling();
      }
    }
    return Optional.empty();
  }

  /// Whether what was just said is still too worrying to talk about something else.
  private boolean isWatchful() {
    return lately(WATCHFUL_FOR).stream().anyMatch(exchange -> exchange.risk().detected());
  }

  private String concern() {
    return lately(WATCHFUL_FOR).stream().anyMatch(exchange -> exchange.risk().aboutAnother())
        ? "concern other"
        : "concern";
  }

  private boolean isRepeated() {
    return !recent.isEmpty()
        && Words.of(recent.getLast().message().text())
            .joined()
            .equals(Words.of(chat.message().text()).joined());
  }

  private List<Exchange> lately(int exchanges) {
    return recent.subList(Math.max(0, recent.size() - exchanges), recent.size());
  }

  private String lastReply() {
    return recent.getLast().reply();
  }

  private String toneName() {
    return switch (heard.tone()) {
      case HARD -> "hard";
      case PLAIN -> "plain";
      case GOOD -> "good";
    };
  }

  private boolean say(String pool) {
    return said.anyOf(book.pool(pool));
  }

  /// Whether what frames the name was not said before with another.
  private boolean isFresh(String template) {
    return SENTENCE_END
        .splitAsStream(template)
        .noneMatch(sentence -> !sentence.contains(THE_NAME) && said.already(sentence));
  }

  /// Says something that names a subject, or two.
  private boolean named(String pool, String area, String other) {
    List<Phrase> filled =
        book.pool(pool).stream()
            .filter(phrase -> isFresh(phrase.text()))
            .map(phrase -> phrase.text().replace(THE_NAME, book.nameOf(area)))
            .map(text -> other.isEmpty() ? text : text.replace(THE_OTHER_NAME, book.nameOf(other)))
            .map(text -> new Phrase(text, "", ""))
            .toList();
    return said.anyOf(filled);
  }
}
