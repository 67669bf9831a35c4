package se.lugntrygg.adapters.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.port.Limit;
import se.lugntrygg.application.port.Throttle.Rate;

class LimitSettingsTest {
  @Test
  void every_limit_has_its_default_when_nothing_is_written() {
    var rates = LimitSettings.parse("  ");
    assertThat(rates).containsOnlyKeys(Limit.values());
    assertThat(rates.get(Limit.GLOBAL))
        .isEqualTo(
            List.of(
                new Rate(300, Duration.ofMinutes(1)),
                new Rate(1000, Duration.ofHours(1)),
                new Rate(5000, Duration.ofDays(1))));
    assertThat(rates.get(Limit.AUTH_REGISTER)).isEqualTo(List.of(new Rate(3, Duration.ofHours(1))));
  }

  @Test
  void what_is_written_holds_and_the_rest_stays() {
    var rates = LimitSettings.parse(" ai.chat = 5/s ; 60/m , read=1/d");
    assertThat(rates.get(Limit.AI_CHAT))
        .isEqualTo(
            List.of(new Rate(5, Duration.ofSeconds(1)), new Rate(60, Duration.ofMinutes(1))));
    assertThat(rates.get(Limit.READ)).isEqualTo(List.of(new Rate(1, Duration.ofDays(1))));
    assertThat(rates.get(Limit.WRITE)).isEqualTo(List.of(new Rate(100, Duration.ofHours(1))));
  }

  @Test
  void all_complaints_come_together() {
    assertThatThrownBy(
            () -> LimitSettings.parse("moon=1/h,read,write=0/h,ai.chat=5/w;x,read=1/h,read=2/h"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no limit named 'moon'")
        .hasMessageContaining("'read' has no rate")
        .hasMessageContaining("'0/h' is not a rate")
        .hasMessageContaining("'5/w' is not a rate")
        .hasMessageContaining("'x' is not a rate")
        .hasMessageContaining("'read' is written twice");
  }

  @Test
  void empty_parts_and_empty_rates_are_complaints() {
    assertThatThrownBy(() -> LimitSettings.parse("read=1/h,,write=2/h"))
        .hasMessageContaining("there is no limit named ''");
    assertThatThrownBy(() -> LimitSettings.parse("read=")).hasMessageContaining("is not a rate");
    assertThatThrownBy(() -> LimitSettings.parse("read=-5/h"))
        .hasMessageContaining("'-5/h' is not a rate");
    assertThatThrownBy(() -> LimitSettings.parse("read=9999999999/h"))
        .hasMessageContaining("is not a rate");
  }
}
