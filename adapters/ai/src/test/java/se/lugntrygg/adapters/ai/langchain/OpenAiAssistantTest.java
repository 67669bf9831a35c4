package se.lugntrygg.adapters.ai.langchain;

final class OpenAiAssistantTest extends VendorContract {
  OpenAiAssistantTest() {
    super(Provider.Vendor.OPENAI);
  }
}
