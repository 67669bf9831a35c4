package se.lugntrygg.adapters.ai.langchain;

final class GeminiAssistantTest extends VendorContract {
  GeminiAssistantTest() {
    super(Provider.Vendor.GEMINI);
  }
}
