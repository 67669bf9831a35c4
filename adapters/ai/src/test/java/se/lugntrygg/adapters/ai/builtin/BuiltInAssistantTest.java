package se.lugntrygg.adapters.ai.builtin;

import se.lugntrygg.application.contracts.AssistantContract;
import se.lugntrygg.application.port.Assistant;

class BuiltInAssistantTest implements AssistantContract {
  private final BuiltInAssistant builtIn = new BuiltInAssistant();

  @Override
  public Assistant assistant() {
    return builtIn;
  }
}
