package se.lugntrygg.domain.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.lugntrygg.domain.text.Language;

final class ResourcesTest {
  private static final Resources STANDARD = Resources.standard();
  private static final String OWN =
      """
      # our own
      [se-112]
      kind: emergency
      country: SE
      phone: 112
      hours: always
      languages: sv, en
      audience: everyone
      free: yes
      name.sv: Nödnumret
      name.en: Emergency
      text.sv: Ring.
      text.en: Call.
      last-verified: 2026-11-01

      [se-line]
      kind: crisis-line
      country: SE
      phone: 020-123 45
      hours: always
      languages: sv
      audience: everyone
      free: yes
      name.sv: Linjen
      name.en: The line
      text.sv: Ring.
      text.en: Call.
      """;

  private static List<String> ids(String country) {
    return STANDARD.in(country).stream().map(Resource::id).toList();
  }

  @Test
  void sweden_has_its_own_first_and_the_world_last() {
    assertThat(ids("SE"))
        .containsExactly(
            "se-112",
            "se-mind",
            "se-bris",
            "se-1177",
            "se-medmanniska",
            "se-prast",
            "international");
    assertThat(ids(" se ")).isEqualTo(ids("SE"));
  }

  @Test
  void other_countries_have_their_line_and_unknown_ones_the_directory() {
    assertThat(ids("US")).containsExactly("us-988", "international");
    assertThat(ids("gb")).containsExactly("uk-116123", "international");
    assertThat(ids("UK")).containsExactly("uk-116123", "international");
    assertThat(ids("FR")).containsExactly("international");
    assertThat(ids("no such country")).containsExactly("international");
    assertThat(STANDARD.in("FR").getFirst().url()).contains("https://findahelpline.com");
  }

  @Test
  void numbers_are_those_that_were_agreed() {
    assertThat(STANDARD.phones())
        .containsExactly(
            "112", "90101", "116 111", "1177", "08-702 16 80", "112", "988", "116 123");
    assertThat(STANDARD.line().id()).isEqualTo("se-mind");
    assertThat(STANDARD.youngLine().orElseThrow().id()).isEqualTo("se-bris");
    assertThat(STANDARD.emergency().phone()).contains("112");
  }

  @Test
  void hours_are_told_in_words() {
    Resource night = STANDARD.in("SE").get(4);
    assertThat(night.hours().text(Language.SV)).isEqualTo("Varje dag 21:00–06:00");
    assertThat(night.hours().text(Language.EN)).isEqualTo("Every day 21:00–06:00");
    assertThat(STANDARD.line().hours().text(Language.SV)).isEqualTo("Dygnet runt");
  }

  @Test
  void what_to_do_at_once_names_the_number_of_the_country_or_those_of_many() {
    assertThat(STANDARD.immediate("SE", Language.SV)).startsWith("Ring 112 nu");
    assertThat(STANDARD.immediate("SE", Language.EN)).startsWith("Call 112 now");
    assertThat(STANDARD.immediate("US", Language.EN)).contains("911").contains("112");
  }

  @Test
  void nothing_is_called_verified_that_nobody_looked_at() {
    LocalDate today = LocalDate.parse("2026-11-24");
    assertThat(STANDARD.unverified(today)).hasSize(9);
    Resources own = Resources.parse(OWN);
    assertThat(own.unverified(today)).containsExactly("se-line");
    assertThat(own.unverified(LocalDate.parse("2026-11-01").plusDays(180)))
        .containsExactly("se-line");
    assertThat(own.unverified(LocalDate.parse("2026-11-01").plusDays(181)))
        .containsExactly("se-112", "se-line");
  }

  @Test
  void replies_name_the_operators_own_line() {
    Resources own = Resources.parse(OWN);
    for (Language language : Language.values()) {
      for (HelpReply.Kind kind : HelpReply.Kind.values()) {
        for (String card : HelpCards.in(language).filled(kind, true, language, own)) {
          assertThat(card)
              .contains(language == Language.SV ? "Linjen" : "The line")
              .contains("020-123 45")
              .doesNotContain("Bris")
              .doesNotContain("{");
        }
      }
    }
  }

  @Test
  void the_version_follows_the_content() {
    assertThat(Resources.parse(OWN).version())
        .isEqualTo(Resources.parse(OWN).version())
        .isNotEqualTo(Resources.parse(OWN.replace("020-123 45", "020-123 46")).version());
  }

  @Test
  void everything_wrong_is_said_at_once_and_by_place() {
    String wrong =
        OWN.replace("kind: emergency", "kind: police")
            .replace("free: yes\nname.sv: Linjen", "free: perhaps\nname.sv: Linjen")
            .replace("2026-11-01", "soon")
            .replace("[se-line]", "[se-line]\ncolour: blue");
    assertThatThrownBy(() -> Resources.parse(wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("se-112: kind must be one of emergency, crisis-line")
        .hasMessageContaining("se-112: last-verified must be a day")
        .hasMessageContaining("se-line: free must be yes or no")
        .hasMessageContaining("is not a known name");
  }

  @Test
  void a_list_without_a_number_to_call_at_any_hour_is_refused() {
    assertThatThrownBy(() -> Resources.parse(OWN.replace("country: SE\nphone: 112", "phone: 112")))
        .hasMessageContaining("SE has no emergency number");
    for (String less :
        List.of(
            OWN.replace(
                "phone: 020-123 45\nhours: always", "phone: 020-123 45\nhours: 21:00-06:00"),
            OWN.replace("sv\naudience: everyone", "sv\naudience: under-18"),
            OWN.replace("free: yes\nname.sv: Linjen", "free: no\nname.sv: Linjen"))) {
      assertThat(less).isNotEqualTo(OWN);
      assertThatThrownBy(() -> Resources.parse(less))
          .hasMessageContaining("SE has no crisis line that is free");
    }
  }

  @Test
  void odd_lists_are_refused_rather_than_guessed_at() {
    for (String odd :
        List.of(
            "",
            "phone: 112",
            OWN + OWN,
            OWN.replace("phone: 112", "phone: call us"),
            OWN.replace("phone: 112\n", ""),
            OWN.replace("hours: always", "hours: mostly"),
            OWN.replace("languages: sv, en", "languages: swedish"),
            OWN.replace("country: SE", "country: Sweden"),
            OWN.replace("text.sv: Ring.\n", ""),
            OWN.replace("phone: 112\n", "phone: 112\nurl: http://example.org\n"))) {
      assertThatThrownBy(() -> Resources.parse(odd))
          .as(odd)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
