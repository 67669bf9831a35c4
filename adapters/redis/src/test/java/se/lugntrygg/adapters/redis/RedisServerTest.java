package se.lugntrygg.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/// Which Redis the tests use, and what they do without one.
class RedisServerTest {
  private static <T> Optional<T> notAsked() {
    throw new AssertionError("asked");
  }

  @Test
  void is_the_one_that_is_named_or_the_installed_one_or_a_container() {
    assertThat(
            RedisServer.find(
                "redis://named:1", RedisServerTest::notAsked, RedisServerTest::notAsked))
        .contains("redis://named:1");
    for (String unset : new String[] {null, "", " "}) {
      assertThat(RedisServer.find(unset, Optional::empty, () -> Optional.of("redis://contained:2")))
          .contains("redis://contained:2");
    }
    assertThat(RedisServer.find(null, Optional::empty, Optional::empty)).isEmpty();
  }

  @Test
  void is_found_on_the_path(@TempDir Path folder) throws Exception {
    Path program = folder.resolve("redis-server");
    Files.createFile(
        program,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    assertThat(RedisServer.installed("/nowhere:" + folder)).contains(program);
  }

  @Test
  void without_one_tests_are_skipped_and_fail_where_CI_says_so() {
    for (String no : new String[] {null, "", "false"}) {
      assertThatThrownBy(() -> RedisServer.missing(no)).isInstanceOf(TestAbortedException.class);
    }
    for (String yes : new String[] {"true", "1"}) {
      assertThatThrownBy(() -> RedisServer.missing(yes))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("NO REDIS");
    }
  }
}
