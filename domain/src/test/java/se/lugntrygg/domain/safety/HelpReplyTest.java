package se.lugntrygg.domain.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lugntrygg.domain.safety.HelpReply.Given;
import se.lugntrygg.domain.safety.HelpReply.Kind;
import se.lugntrygg.domain.text.Language;

final class HelpReplyTest {
  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
  private static final Resources RESOURCES = Resources.standard();
  private static final Risk CONCERN = new Risk(RiskLevel.CONCERN, List.of("sv.not-wake"), false);
  private static final Risk CRISIS = new Risk(RiskLevel.CRISIS, List.of("sv.plan"), false);
  private static final Risk OTHER = new Risk(RiskLevel.CONCERN, List.of("sv.another"), true);

  /// Each point that every whole card must make, as words of which one must be there.
  private static final Map<Language, Map<String, String>> EVERY_CARD =
      Map.of(
          Language.SV,
          Map.of(
              "acknowledges",
                  "tack för att|det är bra att|jag hör|jag förstår|är viktigt|det märks",
              "asks about suicide", "(ta ditt liv|ta sitt liv)[^.]*\\?",
              "the line, by name and number", "mind självmordslinjen.*90101",
              "free", "gratis",
              "day and night", "dygnet runt|när som helst på dygnet",
              "a professional", "läkare|psykolog|psykiatrisk",
              "a trusted person", "litar på",
              "the emergency number", "ring[^.]* 112",
              "not a person", "datorprogram",
              "goes on", "kvar|fortsätt|skriv gärna|berätta gärna|tänka tillsammans"),
          Language.EN,
          Map.of(
              "acknowledges", "thank you|glad that you|i hear|i understand|i can tell|it is good",
              "asks about suicide", "ending your life[^.]*\\?|end their life[^.]*\\?",
              "the line, by name and number", "mind självmordslinjen.*90101",
              "free", "\\bfree\\b",
              "day and night", "day and night",
              "a professional", "doctor|psychologist|psychiatric",
              "a trusted person", "trust",
              "the emergency number", "call 112",
              "not a person", "computer program",
              "goes on",
                  "still here|keep writing|am here|go on with this|tell me more|write more|think it through here"));

  private static final Map<Language, Map<String, String>> CRISIS_CARD =
      Map.of(
          Language.SV,
          Map.of(
              "112 now", "ring 112 nu|ring då 112 nu|ring i så fall 112 nu",
              "do not stay alone", "inte ensam|inte vara ensam|personen ensam|vara ensam",
              "distance to means", "avstånd|långt ifrån"),
          Language.EN,
          Map.of(
              "112 now", "call 112 now",
              "do not stay alone",
                  "not stay alone|don't stay alone|don't be alone|leave them alone|not be alone|be alone",
              "distance to means", "distance|far away from"));

  /// Words that no card may hold, in either language.
  private static final Pattern BANNED =
      Pattern.compile(
          "begå|lyckat|misslyckat|commit|successful|failed"
              + "|tablett|piller|medicin\\b|rep\\b|kniv|rakblad|hoppa|bro\\b|tåg|vapen|gift\\b|pills|knife|rope|bridge"
              + "|weapon|poison|overdos|överdos"
              + "|diagnos|depression|psykos|sjuk\\b|störning|disorder|bipolar|psychosis|mentally ill"
              + "|har larmat|har ringt|har kontaktat|är på väg|kommer att ringa dig|have called|has been notified|on the way"
              + "|stannar mellan oss|between us|lova mig|promise me|kontrakt|contract\\b|tystnadslöfte"
              + "|hej då|farväl|goodbye|ta hand om dig|take care"
              + "|bara en fas|just a phase|ryck upp|cheer up|andra har det värre|self-?ish|självisk|feg\\b|coward"
              + "|overkligt fånig|attention|uppmärksamhet|lugna ner dig|calm down"
              + "|\\{|\\}");

  private static List<String> cards(Kind kind, boolean whole, Language language) {
    return HelpCards.in(language).filled(kind, whole, language, RESOURCES);
  }

  private static boolean crisis(Kind kind) {
    return kind == Kind.CRISIS || kind == Kind.CRISIS_OF_ANOTHER;
  }

  private static void says(String card, Map<String, String> points) {
    assertThat(points).isNotEmpty();
    String spoken = card.toLowerCase(Locale.ROOT);
    points.forEach(
        (point, words) ->
            assertThat(Pattern.compile(words, Pattern.DOTALL).matcher(spoken).find())
                .as("%s: %s", point, card)
                .isTrue());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_whole_card_makes_every_point(Language language) {
    for (Kind kind : Kind.values()) {
      List<String> cards = cards(kind, true, language);
      assertThat(cards).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates();
      for (String card : cards) {
        says(card, EVERY_CARD.getOrDefault(language, Map.of()));
        if (crisis(kind)) {
          says(card, CRISIS_CARD.getOrDefault(language, Map.of()));
        }
        assertThat(card).as("names the line for the young").contains("Bris").contains("116 111");
        assertThat(card).as("ends by asking").endsWith("?");
        assertThat(card.length()).as(card).isLessThan(1700);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_line_still_names_help_and_goes_on(Language language) {
    for (Kind kind : Kind.values()) {
      List<String> lines = cards(kind, false, language);
      assertThat(lines).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates();
      for (String line : lines) {
        assertThat(line).doesNotContain("\n").contains("112").contains("90101").endsWith("?");
        assertThat(line).containsPattern(language == Language.SV ? "dygnet" : "day and night");
        if (crisis(kind)) {
          assertThat(line).containsPattern("112 (nu|now)");
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void no_card_holds_a_banned_word(Language language) {
    for (Kind kind : Kind.values()) {
      for (boolean whole : new boolean[] {true, false}) {
        for (String card : cards(kind, whole, language)) {
          var banned = BANNED.matcher(card.toLowerCase(Locale.ROOT));
          assertThat(banned.find()).as(() -> banned.group() + " in: " + card).isFalse();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void no_card_claims_that_it_can_call_anybody(Language language) {
    for (Kind kind : Kind.values()) {
      for (String card : cards(kind, true, language)) {
        assertThat(card)
            .doesNotContainPattern(
                language == Language.SV
                    ? "(?i)jag (ringer|har|larmar|kontaktar|ska)\\b"
                    : "(?i)\\bI (have|will|am going to|call)\\b(?! ask)");
      }
    }
  }

  private static HelpReply.Next next(Risk risk, Given before, Instant now) {
    return HelpReply.next(risk, Language.SV, RESOURCES, before, now).orElseThrow();
  }

  @Test
  void says_nothing_where_there_is_nothing_to_worry_about() {
    assertThat(HelpReply.next(Risk.NONE, Language.SV, RESOURCES, Given.NOTHING, NOW)).isEmpty();
  }

  @Test
  void gives_the_whole_card_once_in_half_an_hour() {
    var first = next(CONCERN, Given.NOTHING, NOW);
    assertThat(first.reply().whole()).isTrue();
    var second = next(CONCERN, first.given(), NOW.plus(Duration.ofMinutes(29)));
    assertThat(second.reply().whole()).isFalse();
    var third = next(CONCERN, second.given(), NOW.plus(Duration.ofMinutes(30)));
    assertThat(third.reply().whole()).isTrue();
  }

  @Test
  void gives_the_whole_card_again_when_things_get_worse_and_not_when_they_get_better() {
    var concern = next(CONCERN, Given.NOTHING, NOW);
    var crisis = next(CRISIS, concern.given(), NOW.plusSeconds(60));
    assertThat(crisis.reply().whole()).isTrue();
    assertThat(crisis.reply().kind()).isEqualTo(Kind.CRISIS);
    var better = next(CONCERN, crisis.given(), NOW.plusSeconds(120));
    assertThat(better.reply().whole()).isFalse();
    assertThat(better.reply().kind()).isEqualTo(Kind.CONCERN);
    assertThat(next(CRISIS, better.given(), NOW.plusSeconds(180)).reply().whole()).isFalse();
  }

  @Test
  void gives_the_whole_card_to_who_worried_for_another_and_now_for_themself() {
    var other = next(OTHER, Given.NOTHING, NOW);
    assertThat(other.reply().kind()).isEqualTo(Kind.WORRY_FOR_ANOTHER);
    assertThat(next(CONCERN, other.given(), NOW.plusSeconds(60)).reply().whole()).isTrue();
  }

  @Test
  void gives_the_whole_card_rather_than_none_when_the_clock_was_set_back() {
    var first = next(CRISIS, Given.NOTHING, NOW);
    assertThat(next(CRISIS, first.given(), NOW.minusSeconds(3600)).reply().whole()).isTrue();
  }

  @Test
  void never_says_the_same_twice_in_a_row() {
    Given given = Given.NOTHING;
    List<String> said = new ArrayList<>();
    Set<String> different = new HashSet<>();
    for (int i = 0; i < 24; i++) {
      var reply = next(i % 3 == 0 ? CRISIS : CONCERN, given, NOW.plusSeconds(600L * i));
      given = reply.given();
      said.add(reply.reply().text());
      different.add(reply.reply().text());
    }
    for (int i = 1; i < said.size(); i++) {
      assertThat(said.get(i)).isNotEqualTo(said.get(i - 1));
    }
    assertThat(different).hasSizeGreaterThan(5);
  }

  @Test
  void says_the_same_to_the_same_history() {
    assertThat(next(CRISIS, Given.NOTHING, NOW)).isEqualTo(next(CRISIS, Given.NOTHING, NOW));
  }

  @Test
  void counts_on_after_more_answers_than_a_number_holds() {
    Given many = new Given(Optional.empty(), Map.of(Kind.CRISIS, Integer.MAX_VALUE));
    assertThat(next(CRISIS, many, NOW).given().times()).containsEntry(Kind.CRISIS, 0);
  }

  @Test
  void hides_its_words_from_logs() {
    assertThat(next(CRISIS, Given.NOTHING, NOW).toString()).doesNotContain("112");
  }
}
