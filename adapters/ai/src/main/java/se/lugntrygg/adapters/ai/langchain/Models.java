package se.lugntrygg.adapters.ai.langchain;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.time.Duration;

/// LangChain4j's model for each vendor. None retries, logs or waits by itself: that is decided in
/// one place, see [GuardedAssistant].
final class Models {
  /// About 400 words: a chat answer is far shorter, and a longer one would be cut anyway.
  private static final int MAX_TOKENS = 800;

  /// The libraries refuse to be made without a key; [EndableHttp] does not send this one.
  private static final String NO_KEY = "none";

  private Models() {}

  static StreamingChatModel of(Provider provider, HttpClientBuilder http, Duration timeout) {
    String key = provider.key().orElse(NO_KEY);
    return switch (provider.vendor()) {
      case OPENAI ->
          OpenAiStreamingChatModel.builder()
              .httpClientBuilder(http)
              .timeout(timeout)
              .baseUrl(provider.baseUrl())
              .apiKey(key)
              .modelName(provider.model())
              .maxCompletionTokens(MAX_TOKENS)
              .build();
      case ANTHROPIC ->
          AnthropicStreamingChatModel.builder()
              .httpClientBuilder(http)
              .timeout(timeout)
              .baseUrl(provider.baseUrl())
              .apiKey(key)
              .modelName(provider.model())
              .maxTokens(MAX_TOKENS)
              .build();
      case GEMINI ->
          GoogleAiGeminiStreamingChatModel.builder()
              .httpClientBuilder(http)
              .timeout(timeout)
              .baseUrl(provider.baseUrl())
              .apiKey(key)
              .modelName(provider.model())
              .maxOutputTokens(MAX_TOKENS)
              .build();
      case OLLAMA ->
          OllamaStreamingChatModel.builder()
              .httpClientBuilder(http)
              .timeout(timeout)
              .baseUrl(provider.baseUrl())
              .modelName(provider.model())
              .numPredict(MAX_TOKENS)
              .build();
    };
  }
}
