package se.lugntrygg.application.conversation;

import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import se.lugntrygg.application.mood.ReadText;
import se.lugntrygg.application.mood.Reading;
import se.lugntrygg.application.port.Assistant;
import se.lugntrygg.application.port.Conversations;
import se.lugntrygg.application.port.Overloaded;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.application.safety.GiveHelp;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.Exchange;
import se.lugntrygg.domain.conversation.ExchangeId;
import se.lugntrygg.domain.conversation.Message;
import se.lugntrygg.domain.conversation.Origin;
import se.lugntrygg.domain.conversation.Replies;
import se.lugntrygg.domain.conversation.Request;
import se.lugntrygg.domain.conversation.Said;
import se.lugntrygg.domain.safety.HelpReply;
import se.lugntrygg.domain.safety.RiskLevel;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.TextAnalysis;

/// Answers a message and keeps both. A person at risk is answered first and by nobody but us;
/// everybody else by the assistant that is configured, and by the built-in one when that stays
/// silent. There is always an answer, also when nothing can be kept.
public final class Converse {
  /// Somebody who writes in a language, and is this sure to, is answered in it.
  private static final double SURE_OF_LANGUAGE = 0.6;

  /// How long the answer to somebody in danger waits to know whether it is kept.
  private static final Duration CARD_PATIENCE = Duration.ofSeconds(1);

  private static final String PARAGRAPH = "\n\n";

  private final ReadText read;
  private final GiveHelp help;
  private final Conversations conversations;
  private final Optional<Assistant> assistant;
  private final Assistant builtIn;
  private final ConsentedWeek week;
  private final Spending spending;
  private final Duration patience;
  private final InstantSource clock;
  private final Consumer<RuntimeException> complain;

  /// @param assistant whoever is configured, if anybody; asked within `patience`
  /// @param builtIn takes no waiting and is never silent
  /// @param complain is told what could not be kept or looked up, for the log
  public Converse(
      ReadText read,
      GiveHelp help,
      Conversations conversations,
      Optional<Assistant> assistant,
      Assistant builtIn,
      ConsentedWeek week,
      Spending spending,
      Duration patience,
      InstantSource clock,
      Consumer<RuntimeException> complain) {
    this.read = read;
    this.help = help;
    this.conversations = conversations;
    this.assistant = assistant;
    this.builtIn = builtIn;
    this.week = week;
    this.spending = spending;
    this.patience = patience;
    this.clock = clock;
    this.complain = complain;
  }

  /// A message.
  ///
  /// @param id the exchange's; the same again when an interrupted request is repeated
  /// @param language of the answer, unless the message is clearly in another
  /// @param languageChosen whether the person asked for just this language
  /// @param frugal nothing dear is to be asked: they are over their limits and heard all the same
  public record Command(
      UserId owner,
      ExchangeId id,
      Message message,
      Language language,
      boolean languageChosen,
      boolean frugal) {}

  /// Hears an answer while it is being written, on the calling thread.
  public interface Listener {
    /// The exchange is begun, and the conversation had been erased so often before. Said at most
    /// once, before any piece.
    default void begun(long erasures) {}

    /// The next piece of it.
    void piece(String text);

    /// Whoever was speaking has stopped in the middle; somebody else goes on in a new paragraph.
    void brokenOff();
  }

  /// Whether an exchange is kept.
  public enum Keeping {
    KEPT,
    /// Not as far as we know: the store is away.
    AWAY,
    /// Not, and it must not be: the conversation was erased in the meantime.
    ERASED
  }

  /// What became of it.
  ///
  /// @param said both sides of it
  /// @param turn its place in the conversation, as far as that could be looked up
  /// @param language of the reply
  /// @param help what a person at risk gets beside the reply
  public record Outcome(
      Said said, long turn, Language language, Keeping keeping, Optional<GiveHelp.Help> help) {
    /// Whether it is known to be kept.
    public boolean stored() {
      return keeping == Keeping.KEPT;
    }
  }

  /// Answers the message.
  public Outcome handle(Command command, Listener listener) {
    Reading reading = read.handle(command.message().text(), command.language());
    Language language = language(command.language(), command.languageChosen(), reading.analysis());
    Optional<GiveHelp.Help> given =
        help.handle(new GiveHelp.Command(command.owner(), reading.risk(), language));
    FutureTask<Optional<Conversations.Standing>> begun =
        new FutureTask<>(() -> standing(command.owner()));
    Speech speech = new Speech(listener);
    Origin origin;
    Optional<HelpReply> card = card(given, reading);
    if (card.isPresent()) {
      // It needs no memory, and a store that hangs must not keep it waiting.
      Thread.ofVirtual().name("standing").start(begun);
      speech.piece(card.get().text());
      origin = new Origin(Origin.Speaker.CRISIS_CARD, "lugn-trygg", false);
    } else {
      begun.run();
      Optional<Conversations.Standing> standing = known(begun);
      standing.ifPresent(known -> listener.begun(known.erasures()));
      List<Exchange> recent =
          standing.map(Conversations.Standing::newest).orElse(List.of()).reversed();
      Optional<Exchange> before =
          recent.stream().filter(each -> each.id().equals(command.id())).findFirst();
      if (before.isPresent()) {
        listener.piece(before.get().reply());
        return outcome(before.get(), language, given);
      }
      Request.Chat request =
          new Request.Chat(
              language,
              recent,
              standing.map(Conversations.Standing::replies).orElse(Replies.NONE),
              Optional.empty(),
              command.message(),
              reading.analysis().orElseThrow(),
              reading.risk());
      origin = answered(command, request, speech);
      // Who was given the whole card lately is reminded in one line, behind the answer to what they
      // say now.
      given.ifPresent(help -> speech.paragraph(help.reply().text()));
    }
    Said said =
        new Said(
            command.id(),
            command.owner(),
            command.message(),
            speech.text(),
            origin,
            reading.analysis().orElseThrow(),
            reading.risk(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    if (card.isEmpty()) {
      return kept(said, known(begun), language, given);
    }
    // Where help is must not wait for the store either. What is kept later is kept all the same.
    FutureTask<Outcome> keeping = new FutureTask<>(() -> kept(said, known(begun), language, given));
    Thread.ofVirtual().name("keeping").start(keeping);
    try {
      return keeping.get(CARD_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      complain.accept(new StorageFailure("keep the words of somebody in danger in time", e));
    } catch (ExecutionException e) {
      complain.accept(new IllegalStateException("could not keep an exchange", e.getCause()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return new Outcome(said, Exchange.FIRST, language, Keeping.AWAY, given);
  }

  /// The language of the answer to a message.
  ///
  /// @param chosen whether the person asked for just the language given
  static Language language(Language given, boolean chosen, Optional<TextAnalysis> message) {
    return message
        .filter(analysis -> !chosen && analysis.languageConfidence() >= SURE_OF_LANGUAGE)
        .map(TextAnalysis::language)
        .orElse(given);
  }

  /// The words that are the whole answer to somebody at risk: the whole card, and at a crisis also
  /// the line that follows it.
  private static Optional<HelpReply> card(Optional<GiveHelp.Help> given, Reading reading) {
    return given
        .map(GiveHelp.Help::reply)
        .filter(reply -> reply.whole() || reading.risk().level() == RiskLevel.CRISIS);
  }

  private Origin answered(Command command, Request.Chat request, Speech speech) {
    boolean standIn = false;
    boolean wanted = assistant.isPresent() && !command.frugal();
    if (wanted && assistant.get().resting()) {
      standIn = true;
    } else if (wanted && spending.allows(command.owner())) {
      Request.Chat informed = request.knowing(week.of(command.owner(), request.language()));
      switch (assistant.get().answer(informed, patience, speech::piece)) {
        case Assistant.Answered(_, String model) -> {
          return new Origin(Origin.Speaker.PROVIDER, model, false);
        }
        case Assistant.Silent _ -> standIn = true;
      }
      speech.breakOff();
    }
    return switch (builtIn.answer(request, Duration.ZERO, speech::piece)) {
      case Assistant.Answered(_, String model) ->
          new Origin(Origin.Speaker.BUILT_IN, model, standIn);
      case Assistant.Silent(Assistant.Reason reason) ->
          throw new IllegalStateException("the built-in assistant stayed silent: " + reason);
    };
  }

  /// How the conversation stands, if it can be looked up: an answer without memory is better than
  /// none.
  private Optional<Conversations.Standing> standing(UserId owner) {
    try {
      return Optional.of(conversations.standing(owner, Request.Chat.MEMORY));
    } catch (StorageFailure | Overloaded e) {
      complain.accept(e);
      return Optional.empty();
    }
  }

  private static Optional<Conversations.Standing> known(
      FutureTask<Optional<Conversations.Standing>> begun) {
    try {
      return begun.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("could not see how a conversation stands", e.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private Outcome kept(
      Said said,
      Optional<Conversations.Standing> begun,
      Language language,
      Optional<GiveHelp.Help> given) {
    if (begun.isEmpty()) {
      // What is begun nobody knows when might come back after an erasure.
      return new Outcome(said, Exchange.FIRST, language, Keeping.AWAY, given);
    }
    try {
      return switch (conversations.append(said, begun.get().erasures())) {
        case Conversations.Added(Exchange kept) -> outcome(kept, language, given);
        case Conversations.AlreadyThere(Exchange kept) -> outcome(kept, language, given);
        case Conversations.Erased() ->
            new Outcome(said, Exchange.FIRST, language, Keeping.ERASED, given);
      };
    } catch (StorageFailure | Overloaded e) {
      complain.accept(e);
      return new Outcome(said, Exchange.FIRST, language, Keeping.AWAY, given);
    }
  }

  /// What became of an exchange that is kept.
  static Outcome outcome(Exchange kept, Language language, Optional<GiveHelp.Help> given) {
    return new Outcome(said(kept), kept.sequence(), language, Keeping.KEPT, given);
  }

  private static Said said(Exchange exchange) {
    return new Said(
        exchange.id(),
        exchange.owner(),
        exchange.message(),
        exchange.reply(),
        exchange.origin(),
        exchange.analysis(),
        exchange.risk(),
        exchange.at());
  }

  /// The reply while it grows.
  private static final class Speech {
    private final Listener listener;
    private final StringBuilder text = new StringBuilder();
    private boolean paragraphNext;

    Speech(Listener listener) {
      this.listener = listener;
    }

    void piece(String piece) {
      String shown = paragraphNext ? PARAGRAPH + piece : piece;
      paragraphNext = false;
      text.append(shown);
      listener.piece(shown);
    }

    void paragraph(String line) {
      paragraphNext = !text.isEmpty();
      piece(line);
    }

    void breakOff() {
      if (!text.isEmpty()) {
        paragraphNext = true;
        listener.brokenOff();
      }
    }

    String text() {
      return text.toString();
    }
  }
}
