package se.lugntrygg.adapters.firestore;

import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.FirestoreOptions;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;
import org.testcontainers.gcloud.FirestoreEmulatorContainer;
import org.testcontainers.utility.DockerImageName;

/// Google's Firestore emulator, one for all tests of a run: the one that `FIRESTORE_EMULATOR_HOST`
/// names; else the jar of the gcloud component, started here; else a container, where Docker
/// answers.
public final class Emulator {
  private static final String JAR =
      "platform/cloud-firestore-emulator/cloud-firestore-emulator.jar";
  private static final Duration START = Duration.ofSeconds(40);

  private static final String NONE =
      """

      ======================================================================
       NO FIRESTORE EMULATOR: THE FIRESTORE STORE IS NOT TESTED AT ALL.
       Do one of these:
       - apt-get install google-cloud-cli-firestore-emulator
         (or: gcloud components install cloud-firestore-emulator)
       - set FIRESTORE_EMULATOR_HOST to a running one, as in 127.0.0.1:8080
       - start Docker
      ======================================================================
      """;

  /// Where one is to be had.
  sealed interface Choice {
    /// One that runs already.
    record Named(String host) implements Choice {}

    /// The component of gcloud, to be started.
    record Component(Path jar) implements Choice {}

    /// A container, to be started.
    record Container() implements Choice {}

    /// Nowhere.
    record Nowhere() implements Choice {}
  }

  /// What a machine has; the later is looked for only when the earlier is not there.
  ///
  /// @param readable whether there is a file to be read
  /// @param gcloud where gcloud says that it is installed, which takes it seconds
  /// @param docker whether an engine answers
  record Machine(
      Map<String, String> environment,
      Path home,
      Predicate<Path> readable,
      Supplier<Optional<Path>> gcloud,
      BooleanSupplier docker) {
    static Machine ours() {
      return new Machine(
          System.getenv(),
          Path.of(System.getProperty("user.home")),
          Files::isReadable,
          Emulator::sdkRoot,
          Emulator::dockerAnswers);
    }

    Choice choice() {
      return Optional.ofNullable(environment.get("FIRESTORE_EMULATOR_HOST"))
          .filter(named -> !named.isBlank())
          .<Choice>map(Choice.Named::new)
          .or(() -> jar().map(Choice.Component::new))
          .orElseGet(() -> docker.getAsBoolean() ? new Choice.Container() : new Choice.Nowhere());
    }

    Optional<Path> jar() {
      Stream<Path> usual =
          Stream.of(
                  "/usr/lib/google-cloud-sdk",
                  "/usr/share/google-cloud-sdk",
                  "/opt/google-cloud-sdk",
                  "/opt/homebrew/share/google-cloud-sdk",
                  "/usr/local/share/google-cloud-sdk",
                  "/snap/google-cloud-cli/current")
              .map(Path::of);
      return in(Stream.concat(usual, Stream.of(home.resolve("google-cloud-sdk"))))
          .or(() -> in(gcloud.get().stream()));
    }

    private Optional<Path> in(Stream<Path> roots) {
      return roots.map(root -> root.resolve(JAR)).filter(readable).findFirst();
    }
  }

  /// Found or started once; empty when there is none.
  private static final class Only {
    private static final Optional<String> HOST = find(Machine.ours().choice());
  }

  private Emulator() {}

  /// Its host and port. Without one the tests are skipped, and in CI they fail.
  public static String host() {
    return Only.HOST.orElseThrow(() -> missing(System.getenv("CI")));
  }

  /// What ends a test for which there is no emulator.
  ///
  /// @param ci the setting by which CI is known
  static RuntimeException missing(@Nullable String ci) {
    if (ci != null && !ci.isBlank() && !ci.equalsIgnoreCase("false")) {
      throw new AssertionError(NONE);
    }
    return new TestAbortedException(NONE);
  }

  private static Optional<String> find(Choice choice) {
    return switch (choice) {
      case Choice.Named(String host) -> Optional.of(host);
      case Choice.Component(Path jar) -> Optional.of(started(jar));
      case Choice.Container() -> Optional.of(contained());
      case Choice.Nowhere() -> {
        System.err.println(NONE);
        yield Optional.empty();
      }
    };
  }

  private static Optional<Path> sdkRoot() {
    try {
      Process asked =
          new ProcessBuilder("gcloud", "info", "--format=value(installation.sdk_root)")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!asked.waitFor(20, TimeUnit.SECONDS)) {
        asked.destroyForcibly();
        return Optional.empty();
      }
      String root = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return root.isBlank() ? Optional.empty() : Optional.of(Path.of(root.strip()));
    } catch (IOException _) {
      return Optional.empty(); // there is no gcloud
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String started(Path jar) {
    try {
      // A port that was free may be taken before the emulator comes to it.
      for (int tries = 0; tries < 3; tries++) {
        int port = freePort();
        Process process = start(jar, port);
        if (answers(port, process)) {
          Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
          return "127.0.0.1:" + port;
        }
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("the emulator does not start, see target/firestore-emulator.log");
  }

  /// Starts the emulator, which ends when the pipe to its standard input does.
  static Process start(Path jar, int port) throws IOException {
    Path log = Files.createDirectories(Path.of("target")).resolve("firestore-emulator.log");
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "-cp",
            jar + File.pathSeparator + ourClasses(),
            EmulatorProcess.class.getName(),
            "start",
            "--host=127.0.0.1",
            "--port=" + port,
            "--database-mode=firestore-native")
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private static Path ourClasses() {
    try {
      return Path.of(
          EmulatorProcess.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /// A port that nobody listens on just now, and that the system gives to no caller: who dials a
  /// port where nobody is may else be given the same one, and then is connected with itself.
  public static int freePort() throws IOException {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (BindException _) {
        // taken
      }
    }
  }

  private static boolean answers(int port, Process process)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
      // A document that is not there: its first answer takes seconds on a busy machine.
      String nobody = "/v1/projects/warm/databases/(default)/documents/emails/nobody";
      HttpRequest look =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + nobody))
              .header("Authorization", "Bearer owner")
              .timeout(Duration.ofSeconds(10))
              .build();
      while (process.isAlive() && System.nanoTime() < end) {
        try {
          if (http.send(look, HttpResponse.BodyHandlers.ofString()).statusCode() == 404) {
            return true;
          }
        } catch (IOException _) {
          // not yet
        }
        Thread.sleep(50);
      }
      return false;
    }
  }

  private static String contained() {
    // Testcontainers removes it when this process has gone.
    @SuppressWarnings("resource")
    FirestoreEmulatorContainer container =
        new FirestoreEmulatorContainer(
            DockerImageName.parse("gcr.io/google.com/cloudsdktool/google-cloud-cli:emulators"));
    container.start();
    return container.getEmulatorEndpoint();
  }

  /// Asks the engine itself, for two seconds at most: Testcontainers would look for one in many
  /// places, and long.
  private static boolean dockerAnswers() {
    String named = System.getenv("DOCKER_HOST");
    URI engine =
        URI.create(named == null || named.isBlank() ? "unix:///var/run/docker.sock" : named);
    try {
      if ("unix".equals(engine.getScheme())) {
        return answers(Path.of(engine.getPath()));
      }
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(engine.getHost(), engine.getPort()), 2000);
        return true;
      }
    } catch (IOException | RuntimeException _) {
      return false;
    }
  }

  private static boolean answers(Path socket) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      channel.configureBlocking(false);
      channel.write(
          ByteBuffer.wrap("GET /_ping HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
      ByteBuffer answer = ByteBuffer.allocate(64);
      long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
      while (answer.position() < 12 && System.nanoTime() < end) {
        if (channel.read(answer) < 0) {
          break;
        }
        Thread.onSpinWait();
      }
      return new String(answer.array(), StandardCharsets.US_ASCII).contains(" 200");
    }
  }

  /// One of a test's own on the port, which answers when this returns and ends when the process is
  /// destroyed. Everything in it is gone then.
  public static Process own(int port) {
    Path jar = anyJar();
    try {
      Process process = start(jar, port);
      if (!answers(port, process)) {
        process.destroyForcibly();
        throw new AssertionError("the emulator does not start, see target/firestore-emulator.log");
      }
      warm("127.0.0.1:" + port);
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// The first call of another kind takes seconds as well.
  private static void warm(String host) {
    FirestoreOptions.Builder options = FirestoreOptions.newBuilder().setProjectId("warm");
    Firestore client =
        options
            .setEmulatorHost(host)
            .setCredentials(new FirestoreOptions.EmulatorCredentials())
            .build()
            .getService();
    try {
      var _ = client.document("emails/nobody").get().get(START.toSeconds(), TimeUnit.SECONDS);
      client.close();
    } catch (Exception e) {
      throw new AssertionError("the emulator does not answer", e);
    }
  }

  /// The jar, without which a test of the emulator's own coming and going is skipped; when there is
  /// no emulator at all, as without any.
  static Path anyJar() {
    return Machine.ours()
        .jar()
        .orElseThrow(
            () ->
                Machine.ours().choice() instanceof Choice.Nowhere
                    ? missing(System.getenv("CI"))
                    : new TestAbortedException("no emulator's jar, so none that can be stopped"));
  }
}
