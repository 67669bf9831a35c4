package se.lugntrygg.adapters.http.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.ExchangeId;

@Timeout(10)
final class LiveAnswersTest {
  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
  private static final UserId ASA = new UserId(UUID.randomUUID());
  private static final ExchangeId ID = new ExchangeId(UUID.randomUUID());

  private Instant now = NOON;
  private final LiveAnswers answers = new LiveAnswers(() -> now, work -> work);

  private LiveAnswer written(String word, boolean complete) {
    return answers.of(
        ASA,
        ID,
        answer -> {
          answer.add("", word.getBytes(StandardCharsets.UTF_8));
          answer.end(complete, now);
        });
  }

  private static String heard(LiveAnswer answer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    answer.send(0, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void an_answer_is_written_once_and_heard_by_everybody_who_asks() throws IOException {
    LiveAnswer first = written("one", true);
    assertThat(heard(first)).contains("data: one", "data: [DONE]");
    assertThat(written("two", true)).isSameAs(first);
  }

  @Test
  void an_answer_that_broke_off_is_begun_anew() throws IOException {
    assertThat(heard(written("one", false))).contains("data: one");
    assertThat(heard(written("two", true))).contains("data: two").doesNotContain("one");
  }

  @Test
  void an_answer_is_found_for_ten_minutes_by_its_owner() throws IOException {
    LiveAnswer answer = written("one", true);
    assertThat(heard(answer)).isNotEmpty();
    assertThat(answers.find(new UserId(UUID.randomUUID()), ID)).isEmpty();
    now = NOON.plus(Duration.ofMinutes(10));
    assertThat(answers.find(ASA, ID)).contains(answer);
    now = now.plusMillis(1);
    assertThat(answers.find(ASA, ID)).isEmpty();
  }

  @Test
  void who_may_not_wait_any_longer_stops_listening() {
    LiveAnswer silent = new LiveAnswer(ID, NOON);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> silent.send(0, new ByteArrayOutputStream()))
        .isInstanceOf(InterruptedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void whoever_waits_for_the_whole_is_told_when_it_broke_off() {
    LiveAnswer answer = new LiveAnswer(ID, NOON);
    StringBuilder told = new StringBuilder();
    answer.whenWhole(_ -> told.append("whole "), () -> told.append("broken "));
    answer.end(false, NOON);
    answer.whenWhole(_ -> told.append("whole "), () -> told.append("broken "));
    assertThat(told.toString()).isEqualTo("broken broken ");
  }

  @Test
  void an_answer_counts_as_under_way_until_it_is_written() {
    StringBuilder work = new StringBuilder();
    LiveAnswers counting =
        new LiveAnswers(
            () -> now,
            writing -> {
              work.append("begun ");
              return writing;
            });
    var _ = counting.of(ASA, ID, answer -> answer.end(true, now));
    assertThat(work.toString()).isEqualTo("begun ");
  }
}
