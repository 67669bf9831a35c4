package se.lugntrygg.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How the program starts, and how it stops.
final class ProgramTest {
  private static final int CALLERS = 8;

  @Test
  void says_at_start_where_it_listens_what_it_uses_and_what_it_lacks(@TempDir Path folder) {
    try (Program program = Program.start(folder)) {
      assertThat(program.output())
          .contains("listening on http://127.0.0.1:" + program.port())
          .contains("data lies in " + folder)
          .contains("adapters: SQLite")
          .contains("JWT_SECRET_KEY is not set")
          .contains("ENCRYPTION_KEY is not set")
          .contains("SENTRY_DSN is not set");
    }
  }

  @Test
  void says_what_to_do_where_firestore_is_chosen_and_there_are_no_credentials(
      @TempDir Path folder) {
    try (Program program =
        Program.begin(
            folder,
            "PERSISTENCE",
            "firestore",
            "GOOGLE_CLOUD_PROJECT",
            "lugn-trygg",
            "JWT_SECRET_KEY",
            Server.KEY,
            "ENCRYPTION_KEY",
            Server.KEY,
            // Those of whoever runs this test are none of ours.
            "CLOUDSDK_CONFIG",
            folder.toString(),
            "NO_GCE_CHECK",
            "true")) {
      assertThat(program.ended()).isEqualTo(1);
      assertThat(program.output())
          .contains("Could not start: could not open the Firestore of lugn-trygg")
          .contains("set GOOGLE_APPLICATION_CREDENTIALS to a file");
    }
  }

  @Test
  void complains_about_all_settings_at_once_and_repeats_no_secret(@TempDir Path folder) {
    try (Program program =
        Program.begin(
            folder,
            "PORT",
            "seventy",
            "REQUEST_TIMEOUT",
            "soon",
            "JWT_SECRET_KEY",
            "short-secret",
            "CORS_ALLOWED_ORIGINS",
            "app.example.org",
            "TRUSTED_PROXIES",
            "everybody",
            "RATE_LIMITS",
            "mood.log=many",
            "LOG_LEVEL",
            "loud",
            "JWT_EXPIRY",
            "3")) {
      assertThat(program.ended()).isEqualTo(2);
      assertThat(program.output())
          .startsWith("The settings cannot be used:")
          .contains("PORT: ")
          .contains("REQUEST_TIMEOUT: ")
          .contains("JWT_SECRET_KEY: ")
          .contains("CORS_ALLOWED_ORIGINS: ")
          .contains("TRUSTED_PROXIES: ")
          .contains("RATE_LIMITS: ")
          .contains("LOG_LEVEL: ")
          .contains("JWT_EXPIRY: there is no such setting")
          .doesNotContain("short-secret")
          .doesNotContain("Exception");
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void says_in_one_sentence_that_its_port_is_taken(@TempDir Path folder, @TempDir Path other) {
    try (Program first = Program.start(folder);
        Program second = Program.begin(other, "PORT", Integer.toString(first.port()))) {
      assertThat(second.ended()).isEqualTo(1);
      assertThat(second.output())
          .contains("Could not start: cannot listen on 127.0.0.1:" + first.port())
          .doesNotContain("because: ")
          .doesNotContain("Exception")
          .doesNotContain("\tat ");
      new Client(first.port()).get("/api/health/ready").send().expect(200);
    }
  }

  @Test
  void shares_its_folder_with_nobody(@TempDir Path folder) {
    try (Program first = Program.start(folder);
        Program second = Program.begin(folder)) {
      assertThat(second.ended()).isEqualTo(1);
      assertThat(second.output())
          .contains("Could not start: ")
          .contains("another server is using this folder")
          .doesNotContain("\tat ");
      new Client(first.port()).person("anna");
    }
  }

  @Test
  void reads_a_file_of_settings_and_says_which_line_it_cannot_read(@TempDir Path folder)
      throws Exception {
    Environment environment =
        new Environment(
            Map.of("PORT", "1"), Environment.read(List.of("# a", "PORT=2", "HOST = '0.0.0.0'")));
    assertThat(environment.text("PORT")).as("the process goes before the file").contains("1");
    assertThat(environment.text("HOST")).contains("0.0.0.0");
    Files.writeString(folder.resolve(".env"), "PORT=1\nnonsense\n");
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Environment.ofProcess(folder)))
        .hasMessageContaining("line 2");
  }

  @Test
  void stops_without_failing_anybody(@TempDir Path folder) throws Exception {
    try (Program program = Program.start(folder, "DRAIN_TIMEOUT", "10s")) {
      Client.Person anna = new Client(program.port()).person("anna");
      Queue<String> failures = new ConcurrentLinkedQueue<>();
      AtomicInteger answered = new AtomicInteger();
      AtomicInteger logged = new AtomicInteger();
      List<Thread> callers = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        int number = i;
        callers.add(
            Thread.ofVirtual()
                .start(() -> call(program.port(), anna, number, answered, logged, failures)));
      }
      Thread.sleep(1000);
      int before = answered.get();
      long start = System.nanoTime();
      program.terminate();
      List<Integer> seen = new ArrayList<>();
      while (true) {
        try {
          // A new connection each time, as a load balancer's probe.
          seen.add(new Client(program.port()).get("/api/health/ready").send().status());
        } catch (UncheckedIOException _) {
          break;
        }
      }
      int exit = program.ended();
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      for (Thread caller : callers) {
        caller.join();
      }
      System.out.printf(
          "stopped in %d ms, %d answered before and %d after, %d failures%n",
          took.toMillis(), before, answered.get() - before, failures.size());
      assertThat(failures).isEmpty();
      assertThat(before).isPositive();
      assertThat(answered.get()).as("answered while stopping").isGreaterThan(before);
      assertThat(seen).contains(503);
      assertThat(seen.getLast()).isEqualTo(503);
      assertThat(exit).isEqualTo(143);
      assertThat(took).isLessThan(Duration.ofSeconds(20));
      try (Program again = Program.start(folder)) {
        long kept =
            new Client(again.port())
                .get("/api/mood/statistics?period=7d")
                .as(anna)
                .send()
                .expect(200)
                .json()
                .get("count")
                .asLong();
        assertThat(kept).as("who got no answer was not served").isEqualTo(logged.get());
      }
    }
  }

  /// Writes and reads until nobody opens any more; everything else that goes wrong is a failure. A
  /// connection that was opened just as the door closed, and was never taken in, gets no byte: that
  /// is how TCP says that nobody opens.
  private static void call(
      int port,
      Client.Person anna,
      int number,
      AtomicInteger answered,
      AtomicInteger logged,
      Queue<String> failures) {
    Client client = new Client(port);
    for (int i = 0; ; i++) {
      try {
        Client.Answer answer =
            (i + number) % 2 == 0
                ? client.post("/api/mood/log", Map.of("mood", "glad")).as(anna).send()
                : client.get("/api/mood/streaks").as(anna).send();
        if (answer.status() >= 400) {
          failures.add(answer.status() + " " + answer.text());
        }
        answered.incrementAndGet();
        logged.addAndGet(answer.status() == 201 ? 1 : 0);
      } catch (UncheckedIOException e) {
        String said = String.valueOf(e.getCause());
        boolean untaken = said.contains("received no bytes") || said.contains("Connection reset");
        if (!(e.getCause() instanceof ConnectException) && !(untaken && closed(port))) {
          failures.add(said);
        }
        return;
      } catch (AssertionError e) {
        failures.add(String.valueOf(e.getMessage()));
        return;
      }
    }
  }

  private static boolean closed(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return !socket.isConnected();
    } catch (IOException _) {
      return true;
    }
  }
}
