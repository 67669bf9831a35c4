package se.lugntrygg.domain.conversation;

import se.lugntrygg.domain.Flaw;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.text.PlainText;

/// What a person writes to the assistant. Never blank.
public record Message(String text) {
  public static final int MAX_TEXT = 2000;

  public Message {
    text = PlainText.within("message", text.strip(), MAX_TEXT);
    if (text.isEmpty()) {
      throw new InvalidValue("message", new Flaw.Missing());
    }
  }

  @Override
  public String toString() {
    return "Message[%d characters]".formatted(text.length());
  }
}
