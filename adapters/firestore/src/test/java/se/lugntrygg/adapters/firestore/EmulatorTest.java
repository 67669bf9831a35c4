package se.lugntrygg.adapters.firestore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EmulatorTest {
  @Test
  void ends_when_whoever_started_it_is_gone() throws Exception {
    Process emulator = Emulator.start(Emulator.anyJar(), Emulator.freePort());
    try {
      assertThat(emulator.isAlive()).isTrue();

      // As the system does for a process that was killed.
      emulator.getOutputStream().close();

      assertThat(emulator.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(emulator.exitValue()).isZero();
    } finally {
      emulator.destroyForcibly();
    }
  }

  @Test
  void is_needed_where_CI_says_so() {
    assertThat(Emulator.inCi("true")).isTrue();
    assertThat(Emulator.inCi("1")).isTrue();
    assertThat(Emulator.inCi(null)).isFalse();
    assertThat(Emulator.inCi(" ")).isFalse();
    assertThat(Emulator.inCi("false")).isFalse();
  }
}
