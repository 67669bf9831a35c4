package se.lugntrygg.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lugntrygg.adapters.ai.langchain.Provider;

/// What may be set about language models, and what is said of what may not.
final class AiSettingsTest {
  private static Settings.Ai read(String... settings) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      values.put(settings[i], settings[i + 1]);
    }
    return Settings.from(new Environment(values, Map.of())).ai();
  }

  private static String refusal(String... settings) {
    Throwable refused = catchThrowable(() -> read(settings));
    assertThat(refused).isInstanceOf(SettingsRefused.class);
    return String.valueOf(refused.getMessage());
  }

  @Test
  void asks_nobody_when_nothing_is_set() {
    Settings.Ai ai = read();

    assertThat(ai.providers()).isEmpty();
    assertThat(ai.timeout()).isEqualTo(ai.turn()).isEqualTo(Duration.ofSeconds(20));
    assertThat(ai.budget().forAll()).isEqualTo(20_000);
    assertThat(ai.budget().forOne()).isEqualTo(200);
  }

  @Test
  void asks_those_named_in_their_order_and_gives_each_a_turn() {
    Settings.Ai ai =
        read("AI_PROVIDERS", " Ollama, openai ,builtin", "OPENAI_API_KEY", "k", "AI_TIMEOUT", "3s");

    assertThat(ai.providers()).extracting(Provider::name).containsExactly("ollama", "openai");
    assertThat(ai.turn()).isEqualTo(Duration.ofMillis(1500));
    assertThat(ai.toString()).doesNotContain("k]");
  }

  @ParameterizedTest
  @CsvSource({"openai, OPENAI", "anthropic, ANTHROPIC", "gemini, GEMINI"})
  void wants_a_key_for_a_vendors_own_servers_and_none_for_ours(String name, String prefix) {
    assertThat(refusal("AI_PROVIDERS", name))
        .contains(prefix + "_API_KEY: must be set, since AI_PROVIDERS names " + name)
        .contains(prefix + "_BASE_URL");
    String theirs =
        read("AI_PROVIDERS", name, prefix + "_API_KEY", "k").providers().getFirst().baseUrl();
    assertThat(refusal("AI_PROVIDERS", name, prefix + "_BASE_URL", theirs + "/"))
        .contains(prefix + "_API_KEY");

    Provider ours =
        read("AI_PROVIDERS", name, prefix + "_BASE_URL", "http://127.0.0.1:8000/v1/")
            .providers()
            .getFirst();

    assertThat(ours.key()).isEmpty();
    assertThat(ours.baseUrl()).isEqualTo("http://127.0.0.1:8000/v1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "AI_PROVIDERS|opnai|'opnai' is none of openai, anthropic, gemini, ollama, builtin",
        "AI_PROVIDERS|openai;ollama|'openai;ollama' is none of",
        "AI_PROVIDERS|ollama,ollama|names ollama twice",
        "AI_PROVIDERS|builtin,ollama|nobody is asked after builtin",
        "AI_PROVIDER|openai|there is no such setting",
        "AI_TIMEOUT|20|must be a duration such as",
        "AI_TIMEOUT|0s|must be from 100ms to 2m",
        "AI_TIMEOUT|1h|must be from 100ms to 2m",
        "AI_DAILY_UNITS|-1|must be a whole number from 0",
        "AI_DAILY_UNITS_PER_USER|many|must be a whole number from 0",
        "OPENAI_BASE_URL|localhost:8000|must be a URL such as",
        "OPENAI_BASE_URL|http://me:secret@localhost/v1|must be a URL such as",
        "OPENAI_BASE_URL|http://localhost/v1?key=secret|must be a URL such as",
        "OPENAI_BASE_URL|http://localhost/v1/chat/completions|must end before /chat/completions",
        "ANTHROPIC_BASE_URL|http://localhost/v1/messages|must end before /messages",
        "OPENAI_API_KEY|secret key|holds a character that no key has"
      })
  void says_what_is_wrong_and_repeats_no_secret(String name, String value, String said) {
    assertThat(refusal(name, value))
        .startsWith(name + ": ")
        .contains(said)
        .doesNotContain("secret");
  }
}
