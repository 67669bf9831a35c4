package se.lugntrygg.adapters.ai.langchain;

final class AnthropicAssistantTest extends VendorContract {
  AnthropicAssistantTest() {
    super(Provider.Vendor.ANTHROPIC);
  }
}
