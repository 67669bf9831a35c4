package se.lugntrygg.application.conversation;

import java.util.Optional;
import java.util.OptionalLong;
import se.lugntrygg.application.port.Conversations;
import se.lugntrygg.application.safety.GiveHelp;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.Exchange;
import se.lugntrygg.domain.conversation.ExchangeId;
import se.lugntrygg.domain.text.Language;

/// Gives an answer once more to somebody who may not have got it. The conversation itself is what
/// remembers answers, so nothing comes back that is erased, whichever machine erased it.
public final class RecallAnswer {
  private final Conversations conversations;
  private final GiveHelp help;

  public RecallAnswer(Conversations conversations, GiveHelp help) {
    this.conversations = conversations;
    this.help = help;
  }

  /// Which answer, and in which language it was asked for.
  ///
  /// @param languageChosen whether the person asked for just this language
  public record Command(UserId owner, ExchangeId id, Language language, boolean languageChosen) {}

  /// The answer as it is kept, with the help that belongs to it; empty when it never was kept, or
  /// not any more.
  public Optional<Converse.Outcome> handle(Command command) {
    return conversations.find(command.owner(), command.id()).map(kept -> outcome(kept, command));
  }

  private Converse.Outcome outcome(Exchange kept, Command command) {
    Language language =
        Converse.language(
            command.language(), command.languageChosen(), Optional.of(kept.analysis()));
    // Who asks again has perhaps not seen where help is.
    Optional<GiveHelp.Help> given =
        help.anew(new GiveHelp.Command(kept.owner(), kept.risk(), language));
    return Converse.outcome(kept, language, given);
  }

  /// Whether nothing was erased since an exchange was begun, so that it may be heard on.
  ///
  /// @param begun how often the conversation had been erased by then; empty when nobody knows
  public boolean stands(UserId owner, OptionalLong begun) {
    return begun.isPresent() && conversations.standing(owner, 1).erasures() == begun.getAsLong();
  }
}
