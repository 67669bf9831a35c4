package se.lugntrygg.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RepliesTest {
  @Test
  void hold_what_was_replied_and_nothing_else() {
    Replies replies = Replies.NONE.and("Jag hör dig.").and("Vad hände?");

    assertThat(replies.hold("Jag hör dig.")).isTrue();
    assertThat(replies.hold("Vad hände?")).isTrue();
    assertThat(replies.hold("Jag hör dig. Vad hände?")).isFalse();
    assertThat(replies.hold("")).isFalse();
    assertThat(Replies.NONE.hold("Vad hände?")).isFalse();
  }

  @Test
  void forget_the_oldest_beyond_their_size() {
    Replies replies = Replies.NONE;
    for (int i = 0; i <= Replies.MAX; i++) {
      replies = replies.and("svar " + i);
    }

    assertThat(replies.hold("svar 0")).isFalse();
    assertThat(replies.hold("svar 1")).isTrue();
    assertThat(replies.hold("svar " + Replies.MAX)).isTrue();
    assertThat(replies.bytes()).hasSize(Replies.MAX * Long.BYTES);
  }

  @Test
  void are_the_same_after_they_were_written_down() {
    Replies replies = Replies.NONE.and("ett").and("två");

    assertThat(Replies.of(replies.bytes())).isEqualTo(replies);
    assertThat(Replies.of(new byte[0])).isEqualTo(Replies.NONE);
    assertThat(replies).isNotEqualTo(Replies.NONE.and("två").and("ett"));
    assertThatThrownBy(() -> Replies.of(new byte[7])).isInstanceOf(IllegalArgumentException.class);
  }
}
