package se.lugntrygg.adapters.redis;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/// A real Redis. Most tests share one, [#url]: what `REDIS_URL` names; else an installed
/// `redis-server`, started here on a free port; else a container, where Docker answers. Those that
/// kill it, make it hang or start it in another way need [one of their own][#own], and so an
/// installed `redis-server`.
public final class RedisServer implements AutoCloseable {
  public static final String PASSWORD = "slippin";

  private static final Duration STARTING = Duration.ofSeconds(20);
  private static final int PORT = 6379;

  private static final String NONE =
      """

      ======================================================================
       NO REDIS: WHAT INSTANCES SHARE IS NOT TESTED.
       Do one of these:
       - apt-get install redis-server
       - set REDIS_URL to a running one, as in redis://127.0.0.1:6379/9
         (some tests need an installed redis-server all the same)
       - start Docker (likewise)
      ======================================================================
      """;

  /// Found or started once; empty when there is none.
  private static final class Only {
    private static final Optional<String> URL =
        find(
            System.getenv("REDIS_URL"),
            () -> installed(System.getenv("PATH")),
            RedisServer::contained);
  }

  private final List<String> command;
  private final int port;
  private Process process;

  private RedisServer(Path program, int port, List<String> options) {
    this.command = new ArrayList<>(List.of(program.toString(), "--bind", "127.0.0.1"));
    this.command.addAll(List.of("--save", "", "--requirepass", PASSWORD));
    this.command.addAll(options);
    this.port = port;
    this.process = run();
  }

  /// The one that is shared, and may be so with others: who uses it keeps to keys that nobody else
  /// has. Without one the tests are skipped, and in CI they fail.
  public static String url() {
    return Only.URL.orElseThrow(() -> missing(System.getenv("CI")));
  }

  /// One on a free port of this machine that keeps nothing on disk. It can be killed, made to hang,
  /// and started again on its port.
  public static RedisServer own() {
    int port = freePort();
    return own(port, "--port", Integer.toString(port));
  }

  /// One with options, which listens on the port.
  static RedisServer own(int port, String... options) {
    Path program = installed(System.getenv("PATH")).orElseThrow(() -> missing(System.getenv("CI")));
    return new RedisServer(program, port, Arrays.asList(options));
  }

  static Optional<String> find(
      @Nullable String named,
      Supplier<Optional<Path>> installed,
      Supplier<Optional<String>> contained) {
    return Optional.ofNullable(named)
        .filter(url -> !url.isBlank())
        .or(() -> installed.get().map(RedisServer::started))
        .or(contained);
  }

  /// What a test ends with that has no Redis: a failure where somebody counts on it, else skipped.
  static RuntimeException missing(@Nullable String ci) {
    System.err.println(NONE);
    if (ci != null && !ci.isBlank() && !ci.equalsIgnoreCase("false")) {
      throw new AssertionError(NONE);
    }
    return Assumptions.abort(NONE);
  }

  static Optional<Path> installed(String path) {
    return Stream.concat(Stream.of(path.split(File.pathSeparator)), Stream.of("/usr/bin"))
        .map(folder -> Path.of(folder, "redis-server"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static String started(Path program) {
    int port = freePort();
    RedisServer server = new RedisServer(program, port, List.of("--port", Integer.toString(port)));
    Runtime.getRuntime().addShutdownHook(new Thread(server::kill));
    return server.url(0);
  }

  private static Optional<String> contained() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      return Optional.empty();
    }
    // Testcontainers removes it when this process has gone.
    @SuppressWarnings("resource")
    GenericContainer<?> container =
        new GenericContainer<>(DockerImageName.parse("redis:7-alpine")).withExposedPorts(PORT);
    container.start();
    return Optional.of(
        "redis://" + container.getHost() + ":" + container.getMappedPort(PORT) + "/0");
  }

  /// A port that nobody listens on just now.
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process run() {
    try {
      Process started =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      long end = System.nanoTime() + STARTING.toNanos();
      while (!listens()) {
        if (!started.isAlive() || System.nanoTime() > end) {
          started.destroyForcibly();
          throw new AssertionError("redis-server did not start on port " + port);
        }
        Thread.sleep(20);
      }
      return started;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  public String url(int database) {
    return "redis://:" + PASSWORD + "@127.0.0.1:" + port + "/" + database;
  }

  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  public void startAgain() {
    process = run();
  }

  /// It takes connections and answers nothing until it [#goesOn].
  void hang() {
    signal("-STOP");
  }

  void goesOn() {
    signal("-CONT");
  }

  private void signal(String signal) {
    try {
      int code = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
      if (code != 0) {
        throw new AssertionError("kill " + signal + " gave " + code);
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
