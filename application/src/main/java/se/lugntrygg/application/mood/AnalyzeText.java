package se.lugntrygg.application.mood;

import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.PlainText;

/// Reads a text without keeping it.
public final class AnalyzeText {
  public static final int MAX_TEXT = 5000;

  private final ReadText read;

  public AnalyzeText(ReadText read) {
    this.read = read;
  }

  /// A text of [#MAX_TEXT] characters at most.
  public record Command(String text, Language assumed) {
    public Command {
      text = PlainText.within("text", text, MAX_TEXT);
    }

    @Override
    public String toString() {
      return "Command[hidden]";
    }
  }

  /// What the text tells.
  public Reading handle(Command command) {
    return read.handle(command.text(), command.assumed());
  }
}
