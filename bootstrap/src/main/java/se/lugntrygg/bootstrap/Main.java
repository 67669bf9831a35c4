package se.lugntrygg.bootstrap;

import java.nio.file.Path;

/// Starts the server.
public final class Main {
  private Main() {}

  /// Takes its settings from the environment and `.env`.
  public static void main(String[] arguments) {
    if (arguments.length > 0) {
      System.err.println(
          "There are no arguments; settings come from the environment, see README.md.");
      System.exit(2);
    }
    try {
      Settings settings = Settings.from(Environment.ofProcess(Path.of("")));
      Logging.configure(settings.logs());
      App app = App.start(settings);
      Runtime.getRuntime().addShutdownHook(new Thread(app::close, "stop"));
    } catch (SettingsRefused refused) {
      System.err.println("The settings cannot be used:");
      String.valueOf(refused.getMessage()).lines().forEach(line -> System.err.println("  " + line));
      System.exit(2);
    } catch (RuntimeException e) {
      System.err.println("Could not start: " + e.getMessage());
      for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
        System.err.println("  because: " + cause.getMessage());
      }
      System.exit(1);
    }
  }
}
