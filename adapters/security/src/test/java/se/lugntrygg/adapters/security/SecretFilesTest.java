package se.lugntrygg.adapters.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path folder;

  SecretFilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private SecretFiles.Found found() {
    return SecretFiles.readOrMake(folder, "some.key", BYTES, RANDOM);
  }

  private Path file() {
    return folder.resolve("some.key");
  }

  @Test
  void makes_a_secret_once_and_reads_it_ever_after() {
    SecretFiles.Found first = found();
    assertThat(first.generated()).isTrue();
    assertThat(first.secret()).hasSize(BYTES);
    SecretFiles.Found second = found();
    assertThat(second.generated()).isFalse();
    assertThat(second.secret()).isEqualTo(first.secret());
    assertThat(SecretFiles.readOrMake(folder, "other.key", BYTES, RANDOM).secret())
        .isNotEqualTo(first.secret());
  }

  @Test
  void only_we_may_read_it() throws Exception {
    var _ = found();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    try (var files = Files.list(folder)) {
      for (Path each : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
            .as(each.toString())
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void makes_the_folder_too() {
    Path deep = folder.resolve("not/there/yet");
    assertThat(SecretFiles.readOrMake(deep, "some.key", BYTES, RANDOM).generated()).isTrue();
  }

  @Test
  void refuses_what_is_no_secret_and_leaves_it_as_it_is() throws Exception {
    byte[][] junk = {
      {},
      "\n".getBytes(UTF_8),
      "short".getBytes(UTF_8),
      "not base64 at all, is it? åäö".getBytes(UTF_8),
      {(byte) 0xff, (byte) 0xfe, 0},
      Base64.getEncoder().encode(new byte[BYTES - 1])
    };
    for (byte[] content : junk) {
      Files.write(file(), content);
      assertThatThrownBy(this::found)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("some.key")
          .message()
          .doesNotContain("short.");
      assertThat(Files.readAllBytes(file())).isEqualTo(content);
    }
  }

  @Test
  void a_start_that_was_cut_short_does_not_hinder_the_next() throws Exception {
    Files.writeString(folder.resolve("some.key.new"), "half of a sec");
    assertThat(found().generated()).isTrue();
    assertThat(found().secret()).hasSize(BYTES);
  }

  @Test
  void threads_that_start_at_once_make_one_secret() throws Exception {
    for (int round = 0; round < 10; round++) {
      Path own = folder.resolve("round" + round);
      CountDownLatch start = new CountDownLatch(1);
      try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<SecretFiles.Found>> all = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
          all.add(
              executor.submit(
                  () -> {
                    start.await();
                    return SecretFiles.readOrMake(own, "some.key", BYTES, RANDOM);
                  }));
        }
        start.countDown();
        Set<String> secrets = new HashSet<>();
        int generated = 0;
        for (Future<SecretFiles.Found> one : all) {
          secrets.add(Base64.getEncoder().encodeToString(one.get().secret()));
          generated += one.get().generated() ? 1 : 0;
        }
        assertThat(secrets).hasSize(1);
        assertThat(generated).isEqualTo(1);
      }
    }
  }

  @Test
  void processes_that_start_at_once_make_one_secret() throws Exception {
    long start = System.currentTimeMillis() + 2_500;
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xshare:auto",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  place(SecretFiles.class) + ":" + place(SecretFilesTest.class),
                  Starter.class.getName(),
                  folder.toString(),
                  Long.toString(start))
              .redirectErrorStream(true)
              .start());
    }
    List<String> lines = new ArrayList<>();
    for (Process process : processes) {
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor()).as(output).isZero();
      lines.addAll(output.lines().toList());
    }
    assertThat(lines).hasSize(3 * Starter.ROUNDS);
    for (int round = 0; round < Starter.ROUNDS; round++) {
      String prefix = round + " ";
      List<String> own = lines.stream().filter(line -> line.startsWith(prefix)).toList();
      assertThat(own).hasSize(3);
      assertThat(own).filteredOn(line -> line.contains(" true ")).hasSize(1);
      assertThat(own.stream().map(line -> line.substring(line.lastIndexOf(' '))).distinct())
          .hasSize(1);
    }
  }

  private static String place(Class<?> type) throws Exception {
    URI uri = type.getProtectionDomain().getCodeSource().getLocation().toURI();
    return Path.of(uri).toString();
  }

  /// Another process: waits for a moment, then asks for one secret after the other.
  static final class Starter {
    static final int ROUNDS = 50;

    private Starter() {}

    public static void main(String[] arguments) {
      Path folder = Path.of(arguments[0]);
      long start = Long.parseLong(arguments[1]);
      SecureRandom random = new SecureRandom();
      while (System.currentTimeMillis() < start) {
        Thread.onSpinWait();
      }
      for (int round = 0; round < ROUNDS; round++) {
        SecretFiles.Found found =
            SecretFiles.readOrMake(folder.resolve("p" + round), "some.key", BYTES, random);
        System.out.printf(
            "%d %s %s%n",
            round, found.generated(), Base64.getEncoder().encodeToString(found.secret()));
      }
    }
  }
}
