package se.lugntrygg.adapters.firestore;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
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

  /// Found or started once; empty when there is none.
  private static final class Only {
    private static final Optional<String> HOST = find();
  }

  private Emulator() {}

  /// Its host and port. Without one the tests are skipped, and in CI they fail.
  public static String host() {
    if (Only.HOST.isEmpty()) {
      if (inCi(System.getenv("CI"))) {
        throw new AssertionError(NONE);
      }
      Assumptions.abort(NONE);
    }
    return Only.HOST.orElseThrow();
  }

  static boolean inCi(@Nullable String setting) {
    return setting != null && !setting.isBlank() && !setting.equalsIgnoreCase("false");
  }

  private static Optional<String> find() {
    Optional<String> host =
        Optional.ofNullable(System.getenv("FIRESTORE_EMULATOR_HOST"))
            .filter(named -> !named.isBlank())
            .or(() -> jar().map(Emulator::started))
            .or(Emulator::contained);
    if (host.isEmpty()) {
      System.err.println(NONE);
    }
    return host;
  }

  private static Optional<Path> jar() {
    String home = System.getProperty("user.home");
    Stream<Path> usual =
        Stream.of(
                "/usr/lib/google-cloud-sdk",
                "/usr/share/google-cloud-sdk",
                "/opt/google-cloud-sdk",
                "/opt/homebrew/share/google-cloud-sdk",
                "/usr/local/share/google-cloud-sdk",
                "/snap/google-cloud-cli/current",
                home + "/google-cloud-sdk")
            .map(Path::of);
    // gcloud knows for sure, but takes seconds to say it.
    return in(usual).or(() -> in(sdkRoot().stream()));
  }

  private static Optional<Path> in(Stream<Path> roots) {
    return roots.map(root -> root.resolve(JAR)).filter(Files::isReadable).findFirst();
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

  /// A port that nobody listens on just now.
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
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

  private static Optional<String> contained() {
    if (!dockerAnswers()) {
      return Optional.empty();
    }
    // Testcontainers removes it when this process has gone.
    @SuppressWarnings("resource")
    FirestoreEmulatorContainer container =
        new FirestoreEmulatorContainer(
            DockerImageName.parse("gcr.io/google.com/cloudsdktool/google-cloud-cli:emulators"));
    container.start();
    return Optional.of(container.getEmulatorEndpoint());
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
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static Path anyJar() {
    return jar().orElseThrow(() -> new org.opentest4j.TestAbortedException("no emulator's jar"));
  }
}
