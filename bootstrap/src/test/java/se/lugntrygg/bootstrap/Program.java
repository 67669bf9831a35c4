package se.lugntrygg.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The real program, in a process of its own that can be killed.
final class Program implements AutoCloseable {
  private static final Pattern LISTENING =
      Pattern.compile("listening on http://127\\.0\\.0\\.1:([0-9]+)");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Process process;
  private final Path output;
  private final long startedNanos = System.nanoTime();
  private int port;

  private Program(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /// Starts it on the folder and waits until it listens.
  static Program start(Path folder, String... settings) {
    Program program = begin(folder, settings);
    while (program.process.isAlive() && program.sinceStart().compareTo(PATIENCE) < 0) {
      Matcher matcher = LISTENING.matcher(program.output());
      if (matcher.find()) {
        program.port = Integer.parseInt(matcher.group(1));
        return program;
      }
      pause(10);
    }
    String said = program.output();
    program.kill();
    throw new AssertionError("it does not listen: " + said);
  }

  /// Starts it, for whatever it comes to.
  static Program begin(Path folder, String... settings) {
    return begin(List.of(), folder, settings);
  }

  /// Starts one of its commands.
  static Program begin(List<String> arguments, Path folder, String... settings) {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName());
    try {
      Path output = Files.createTempFile("output", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(Stream.concat(command.stream(), arguments.stream()).toList())
              .directory(Files.createTempDirectory("nothing-here").toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      Map<String, String> environment = builder.environment();
      environment.clear();
      environment.put("PORT", "0");
      environment.put("DATA_DIR", folder.toString());
      environment.put("RATE_LIMITS", Server.NO_LIMITS);
      for (int i = 0; i < settings.length; i += 2) {
        environment.put(settings[i], settings[i + 1]);
      }
      return new Program(builder.start(), output);
    } catch (IOException e) {
      throw new UncheckedIOException("could not start the program", e);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  Duration sinceStart() {
    return Duration.ofNanos(System.nanoTime() - startedNanos);
  }

  int port() {
    return port;
  }

  /// Everything it has printed.
  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// SIGKILL: it gets no chance to do anything.
  void kill() {
    process.destroyForcibly();
    var _ = ended();
  }

  /// SIGTERM.
  void terminate() {
    process.destroy();
  }

  /// The exit code, once it has ended.
  int ended() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("it does not end: " + output());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    kill();
    try {
      Files.deleteIfExists(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
