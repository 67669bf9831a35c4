package se.lugntrygg.application.conversation;

import java.time.Duration;
import java.util.Optional;
import se.lugntrygg.application.mood.ReadText;
import se.lugntrygg.application.mood.Reading;
import se.lugntrygg.application.port.Assistant;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.ModelReading;
import se.lugntrygg.domain.conversation.Request;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.PlainText;
import se.lugntrygg.domain.text.TextAnalysis;

/// Reads a text by the language model that is configured, and by word lists when there is none, or
/// it stays silent, or what it says cannot be understood. Nothing is kept.
public final class ReadDeeply {
  public static final int MAX_TEXT = 5000;

  private final ReadText read;
  private final Optional<Assistant> assistant;
  private final Spending spending;
  private final Duration patience;

  /// @param assistant asked within `patience`
  public ReadDeeply(
      ReadText read, Optional<Assistant> assistant, Spending spending, Duration patience) {
    this.read = read;
    this.assistant = assistant;
    this.spending = spending;
    this.patience = patience;
  }

  /// A text of [#MAX_TEXT] characters at most.
  ///
  /// @param frugal nothing dear is to be asked
  public record Command(UserId owner, String text, Language assumed, boolean frugal) {
    public Command {
      text = PlainText.within("text", text, MAX_TEXT);
    }

    @Override
    public String toString() {
      return "Command[hidden]";
    }
  }

  /// What the text tells.
  ///
  /// @param analysis absent when there was nothing to read
  /// @param model what read it; empty for the word lists
  /// @param fallback whether a model was wanted and not heard
  public record Outcome(
      Risk risk, Optional<TextAnalysis> analysis, Optional<String> model, boolean fallback) {}

  /// Reads the text.
  public Outcome handle(Command command) {
    Reading reading = read.handle(command.text(), command.assumed());
    boolean wanted =
        assistant.isPresent()
            && reading.analysis().isPresent()
            && !reading.risk().detected()
            && !command.frugal();
    boolean resting = wanted && assistant.get().resting();
    if (!wanted || resting || !spending.allows(command.owner())) {
      // Whose words worry us is helped at once, and what they mean is clear enough.
      return new Outcome(reading.risk(), reading.analysis(), Optional.empty(), resting);
    }
    TextAnalysis byLists = reading.analysis().orElseThrow();
    Assistant.Reply reply =
        assistant
            .get()
            .answer(new Request.Analysis(byLists.language(), command.text()), patience, _ -> {});
    if (reply instanceof Assistant.Answered(String text, String model)) {
      Optional<ModelReading> read = ModelReading.parse(text);
      if (read.isPresent()) {
        TextAnalysis deep =
            new TextAnalysis(
                byLists.language(),
                byLists.languageConfidence(),
                read.get().score(),
                byLists.magnitude(),
                byLists.confidence(),
                read.get().emotions());
        return new Outcome(reading.risk(), Optional.of(deep), Optional.of(model), false);
      }
    }
    return new Outcome(reading.risk(), reading.analysis(), Optional.empty(), true);
  }
}
