package se.lugntrygg.bootstrap;

import java.nio.file.Path;
import java.util.List;

/// Starts the server, or does what else it is told to.
public final class Main {
  private static final String HELP =
      """
      Without arguments the server starts. There is one command:
        import   moves everything between the embedded store and Firestore; import --help says more
      Settings come from the environment, see README.md.""";

  private Main() {}

  /// Takes its settings from the environment and `.env`.
  public static void main(String[] arguments) {
    if (arguments.length > 0) {
      System.exit(command(List.of(arguments)));
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

  private static int command(List<String> arguments) {
    return switch (arguments.getFirst()) {
      case "import" -> {
        Logging.configure(new Settings.Logs(Settings.Logs.Format.TEXT, "warn"));
        yield Import.run(
            arguments.subList(1, arguments.size()),
            () -> Environment.ofProcess(Path.of("")),
            System.out,
            System.err);
      }
      case "--help", "-h" -> {
        System.out.println(HELP);
        yield 0;
      }
      default -> {
        System.err.println("There is no command '" + arguments.getFirst() + "'.");
        System.err.println(HELP);
        yield 2;
      }
    };
  }
}
