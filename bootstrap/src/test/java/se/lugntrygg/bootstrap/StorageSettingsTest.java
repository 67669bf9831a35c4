package se.lugntrygg.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where data lies, as the environment says.
final class StorageSettingsTest {
  private static final Map<String, String> FIRESTORE =
      Map.of(
          "PERSISTENCE", "firestore",
          "GOOGLE_CLOUD_PROJECT", "lugn-trygg",
          "JWT_SECRET_KEY", "a-key-for-tests-of-more-than-32-bytes",
          "ENCRYPTION_KEY", "a-key-for-tests-of-more-than-32-bytes");

  private static Settings.Storage storage(Map<String, String> given, String... more) {
    Map<String, String> all = new HashMap<>(given);
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return Settings.from(new Environment(all, Map.of())).storage();
  }

  @Test
  void is_a_folder_when_nothing_is_said() {
    assertThat(storage(Map.of()))
        .isEqualTo(new Settings.Storage.Sqlite(Path.of("./data")))
        .isEqualTo(storage(Map.of(), "FIRESTORE_EMULATOR_HOST", "for something else"));
  }

  @Test
  void is_the_first_database_of_a_project_unless_another_is_named() {
    assertThat(storage(FIRESTORE))
        .isEqualTo(
            new Settings.Storage.Firestore(
                "lugn-trygg", Optional.empty(), Optional.empty(), Optional.empty()));
    assertThat(
            storage(
                FIRESTORE,
                "FIRESTORE_DATABASE",
                "sverige",
                "FIRESTORE_EMULATOR_HOST",
                "[::1]:8080",
                "GOOGLE_APPLICATION_CREDENTIALS",
                "not needed for an emulator"))
        .isEqualTo(
            new Settings.Storage.Firestore(
                "lugn-trygg", Optional.of("sverige"), Optional.of("[::1]:8080"), Optional.empty()));
  }

  @Test
  void needs_a_project_and_secrets_that_all_machines_share_and_says_how_to_make_them() {
    assertThatThrownBy(() -> storage(Map.of("PERSISTENCE", "firestore")))
        .isInstanceOf(SettingsRefused.class)
        .hasMessageContaining("GOOGLE_CLOUD_PROJECT: must be set")
        .hasMessageContaining("JWT_SECRET_KEY: must be set")
        .hasMessageContaining("ENCRYPTION_KEY: must be set")
        .hasMessageContaining("openssl rand -base64 48");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://127.0.0.1:8080", "127.0.0.1", "127.0.0.1:0", "localhost:65536", ":8080"})
  void names_an_emulator_that_nobody_can_call(String host) {
    assertThatThrownBy(() -> storage(FIRESTORE, "FIRESTORE_EMULATOR_HOST", host))
        .hasMessageContaining("FIRESTORE_EMULATOR_HOST: '" + host + "' is not a host and a port");
  }

  @Test
  void names_what_else_cannot_be_used() {
    assertThatThrownBy(
            () ->
                storage(
                    FIRESTORE,
                    "GOOGLE_CLOUD_PROJECT",
                    "Lugn & Trygg",
                    "FIRESTORE_DATABASE",
                    "a/b",
                    "GOOGLE_APPLICATION_CREDENTIALS",
                    "/nowhere/key.json"))
        .hasMessageContaining("GOOGLE_CLOUD_PROJECT: 'Lugn & Trygg' is not the id of a project")
        .hasMessageContaining("FIRESTORE_DATABASE: 'a/b'")
        .hasMessageContaining("GOOGLE_APPLICATION_CREDENTIALS: '/nowhere/key.json' cannot be read");
    assertThatThrownBy(() -> storage(Map.of("PERSISTENCE", "firebase")))
        .hasMessageContaining("sqlite, firestore, memory");
  }

  @Test
  void takes_all_of_it_from_a_file() {
    assertThatCode(() -> Settings.from(new Environment(Map.of(), FIRESTORE)))
        .doesNotThrowAnyException();
  }
}
