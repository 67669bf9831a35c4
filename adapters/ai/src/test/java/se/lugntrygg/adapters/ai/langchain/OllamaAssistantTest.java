package se.lugntrygg.adapters.ai.langchain;

final class OllamaAssistantTest extends VendorContract {
  OllamaAssistantTest() {
    super(Provider.Vendor.OLLAMA);
  }
}
