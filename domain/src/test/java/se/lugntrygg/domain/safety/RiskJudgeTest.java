package se.lugntrygg.domain.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RiskJudgeTest {
  private static final RiskJudge JUDGE = new RiskJudge();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jag vill dö",
        "jag vill do",
        "jag vill doe",
        "ja vill dööööö",
        "jag vill d ö",
        "jag vill d.ö",
        "j a g v i l l d ö",
        "vill inte leva langre",
        "jag orkarinte leva",
        "sj\u00ADälv\u200Bmordstankar igen",
        "jag har sja\u0308lvmordstankar",
        "själv mord, jag tänker på själv mord",
        "jag ｖｉｌｌ ｄö",
        "j\u0430g vill d\u00F6",
        "kan int leva mer, ja vill ta livet av mej",
        "i wnat to die",
        "I don’t want to live",
        "k1ll myself tonight, i want to k1ll myself",
        "I want to 𝓭𝓲𝓮",
        "killmyself",
        "JAG VILL INTE LEVA"
      })
  void sees_a_wish_to_die_however_it_is_spelled(String text) {
    assertThat(JUDGE.judge(text).level()).isEqualTo(RiskLevel.CRISIS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dörren är öppen",
        "självmål i sista minuten",
        "döda vinkeln",
        "självklart kommer jag",
        "jag dör av skratt",
        "inga självmordstankar idag",
        "jag vill inte dö",
        "skriver en uppsats om självmord",
        "skär grönsaker till middagen",
        "I do not want to die",
        "this deadline is killing me",
        "an essay about suicide",
        ""
      })
  void leaves_words_alone_that_only_look_like_it(String text) {
    assertThat(JUDGE.judge(text)).isEqualTo(Risk.NONE);
  }

  @Test
  void reads_both_languages_in_one_line() {
    assertThat(JUDGE.judge("orkar inte längre, i just want to die").level())
        .isEqualTo(RiskLevel.CRISIS);
    assertThat(JUDGE.judge("so done with everything, vill inte leva").level())
        .isEqualTo(RiskLevel.CRISIS);
  }

  @Test
  void takes_a_joke_and_a_retraction_for_a_concern() {
    assertThat(JUDGE.judge("vill dö lol").level()).isEqualTo(RiskLevel.CONCERN);
    assertThat(JUDGE.judge("jag vill dö. nä glöm det").level()).isEqualTo(RiskLevel.CONCERN);
  }

  @Test
  void does_not_take_not_joking_for_a_joke() {
    assertThat(JUDGE.judge("I want to die and I'm not joking").level()).isEqualTo(RiskLevel.CRISIS);
  }

  @Test
  void never_lets_a_joke_weaken_means_or_a_goodbye() {
    assertThat(JUDGE.judge("har skrivit avskedsbrev lol").level()).isEqualTo(RiskLevel.CRISIS);
    assertThat(JUDGE.judge("the noose is ready haha").level()).isEqualTo(RiskLevel.CRISIS);
  }

  @Test
  void worries_for_another_as_for_another() {
    assertThat(JUDGE.judge("min vän vill dö").aboutAnother()).isTrue();
    assertThat(JUDGE.judge("min vän vill dö").level()).isEqualTo(RiskLevel.CONCERN);
    assertThat(JUDGE.judge("My friend said she wants to kill herself").aboutAnother()).isTrue();
  }

  @Test
  void worries_for_the_writer_when_both_are_in_danger() {
    Risk risk = JUDGE.judge("min vän vill dö och jag vill också ta livet av mig");
    assertThat(risk.level()).isEqualTo(RiskLevel.CRISIS);
    assertThat(risk.aboutAnother()).isFalse();
  }

  @Test
  void sees_a_wish_to_follow_the_dead() {
    Risk risk = JUDGE.judge("min vän dog och jag vill följa efter");
    assertThat(risk.level()).isEqualTo(RiskLevel.CRISIS);
    assertThat(risk.aboutAnother()).isFalse();
  }

  @Test
  void takes_what_was_long_ago_for_a_concern_and_last_week_for_a_crisis() {
    assertThat(JUDGE.judge("för tio år sedan försökte jag ta livet av mig").level())
        .isEqualTo(RiskLevel.CONCERN);
    assertThat(JUDGE.judge("förra veckan försökte jag ta livet av mig").level())
        .isEqualTo(RiskLevel.CRISIS);
  }

  @Test
  void does_not_let_an_old_loss_weaken_a_wish_of_today() {
    assertThat(JUDGE.judge("för två år sedan dog min fru och jag vill dö").level())
        .isEqualTo(RiskLevel.CRISIS);
  }

  @Test
  void puts_the_strongest_rule_first() {
    Risk risk = JUDGE.judge("jag orkar inte mer, jag vill dö");
    assertThat(risk.rules().getFirst()).isEqualTo("sv.wish-to-die");
    assertThat(risk.rules()).contains("sv.cannot-go-on");
  }

  @Test
  void keeps_no_word_of_the_text() {
    assertThat(JUDGE.judge("jag vill dö i stugan vid Vänern").toString())
        .doesNotContainIgnoringCase("vänern")
        .doesNotContain("stugan");
  }

  @Test
  void stands_text_that_is_not_valid() {
    assertThatCode(() -> JUDGE.judge("\uD800 jag \uDC00 vill \uD83D")).doesNotThrowAnyException();
    assertThat(JUDGE.judge("\uDC00jag vill dö\uD800").level()).isEqualTo(RiskLevel.CRISIS);
  }

  @Test
  void serves_many_threads_at_once() {
    AtomicInteger crises = new AtomicInteger();
    IntStream.range(0, 1000)
        .parallel()
        .forEach(
            i -> {
              if (JUDGE.judge(i + " jag vill dö " + i).level() == RiskLevel.CRISIS) {
                crises.incrementAndGet();
              }
            });
    assertThat(crises).hasValue(1000);
  }
}
