package se.lugntrygg.application.safety;

import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.text.PlainText;

/// Tells how worrying a text is, without keeping it.
public final class AssessRisk {
  public static final int MAX_TEXT = 5000;

  private final JudgeText judge;

  public AssessRisk(JudgeText judge) {
    this.judge = judge;
  }

  /// A text of [#MAX_TEXT] characters at most.
  public record Command(String text) {
    public Command {
      text = PlainText.within("text", text, MAX_TEXT);
    }

    @Override
    public String toString() {
      return "Command[hidden]";
    }
  }

  /// The judgement.
  public Risk handle(Command command) {
    return judge.handle(command.text());
  }
}
