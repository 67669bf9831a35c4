package se.lugntrygg.adapters.redis;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// A real Redis on a free port of this machine that keeps nothing on disk. It can be killed, made
/// to hang, and started again on its port.
public final class RedisServer implements AutoCloseable {
  public static final String PASSWORD = "slippin";

  private static final Duration STARTING = Duration.ofSeconds(20);

  private final Path program;
  private final int port;
  private Process process;

  private RedisServer(Path program, int port) {
    this.program = program;
    this.port = port;
    this.process = run();
  }

  /// Skips the test loudly where there is no `redis-server`; CI must have one.
  public static RedisServer start() {
    Optional<Path> program =
        Stream.of(System.getenv("PATH").split(":"))
            .map(folder -> Path.of(folder, "redis-server"))
            .filter(Files::isExecutable)
            .findFirst();
    if (program.isEmpty()) {
      String what = "redis-server is not on the PATH: apt-get install redis-server";
      if (System.getenv("CI") != null) {
        fail(what);
      }
      System.err.println("NOT TESTED: " + what);
      Assumptions.abort(what);
    }
    return new RedisServer(program.orElseThrow(), freePort());
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process run() {
    try {
      Process started =
          new ProcessBuilder(
                  program.toString(),
                  "--port",
                  Integer.toString(port),
                  "--bind",
                  "127.0.0.1",
                  "--save",
                  "",
                  "--requirepass",
                  PASSWORD)
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

  RedisAddress address() {
    return address(0);
  }

  RedisAddress address(int database) {
    return RedisAddress.parse(url(database));
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
