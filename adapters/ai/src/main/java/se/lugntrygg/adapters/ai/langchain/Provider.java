package se.lugntrygg.adapters.ai.langchain;

import java.util.Optional;

/// A language model elsewhere and how to reach it.
///
/// @param name as settings, meters and logs call it
/// @param model as its maker calls it
/// @param key empty where none is needed; none is sent then
/// @param baseUrl as the vendor writes it; OpenAI's and Anthropic's end in `/v1`, Gemini's in
///   `/v1beta`
public record Provider(
    Vendor vendor, String name, String model, Optional<String> key, String baseUrl) {
  /// Whose protocol it speaks. Many servers speak OpenAI's.
  public enum Vendor {
    OPENAI,
    ANTHROPIC,
    GEMINI,
    OLLAMA
  }

  /// The key stays hidden.
  @Override
  public String toString() {
    return "Provider[%s, %s]".formatted(name, model);
  }
}
