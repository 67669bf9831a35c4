package se.lugntrygg.application.conversation;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import se.lugntrygg.application.port.Assistant;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.Request;
import se.lugntrygg.domain.mood.Insights;
import se.lugntrygg.domain.mood.Week;
import se.lugntrygg.domain.text.Language;

/// Puts a person's week in words: our own, told again in warmer ones by the language model that is
/// configured, if the person agreed to that. Never fails, and never takes longer than its patience.
public final class WordWeek {
  private final Optional<Assistant> assistant;
  private final ConsentedWeek consent;
  private final Spending spending;
  private final Predicate<UserId> vulnerable;
  private final Duration patience;

  /// @param assistant asked within `patience`; what it says is checked already
  /// @param vulnerable whether a flag is up for somebody: then the words are only our own
  public WordWeek(
      Optional<Assistant> assistant,
      ConsentedWeek consent,
      Spending spending,
      Predicate<UserId> vulnerable,
      Duration patience) {
    this.assistant = assistant;
    this.consent = consent;
    this.spending = spending;
    this.vulnerable = vulnerable;
    this.patience = patience;
  }

  /// The words.
  ///
  /// @param model what told it again; empty for our own words
  /// @param fallback whether a model was wanted and not heard
  public record Words(String text, Optional<String> model, boolean fallback) {
    @Override
    public String toString() {
      return "Words[hidden]";
    }
  }

  /// The week in words.
  public Words handle(UserId owner, Week week, Language language) {
    String own = Insights.of(week, language);
    boolean wanted =
        assistant.isPresent()
            && week.total().all().entries() > 0
            && consent.agreed(owner)
            && !vulnerable.test(owner);
    boolean resting = wanted && assistant.get().resting();
    if (!wanted || resting || !spending.allows(owner)) {
      return new Words(own, Optional.empty(), resting);
    }
    return switch (assistant
        .get()
        .answer(new Request.WeekWords(language, own), patience, _ -> {})) {
      case Assistant.Answered(String text, String model) ->
          new Words(text, Optional.of(model), false);
      case Assistant.Silent _ -> new Words(own, Optional.empty(), true);
    };
  }
}
