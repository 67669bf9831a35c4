package se.lugntrygg.domain.account;

import se.lugntrygg.domain.Flaw;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.text.PlainText;

/// What a person wants to be called.
public record PersonName(String value) {
  public static final int MAX_LENGTH = 100;

  public PersonName {
    value = PlainText.within("name", value.strip(), MAX_LENGTH);
    if (value.isEmpty()) {
      throw new InvalidValue("name", new Flaw.Missing());
    }
  }

  @Override
  public String toString() {
    return "PersonName[hidden]";
  }
}
