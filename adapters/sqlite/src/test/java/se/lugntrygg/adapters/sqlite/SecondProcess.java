package se.lugntrygg.adapters.sqlite;

import java.nio.file.Path;
import se.lugntrygg.application.port.StorageFailure;

/// Another server on the same folder.
final class SecondProcess {
  private SecondProcess() {}

  public static void main(String[] arguments) {
    try (SqliteStore store = OpenStore.in(Path.of(arguments[0]))) {
      System.out.println("opened " + store.readiness().works());
    } catch (StorageFailure e) {
      System.out.println(e.getMessage() + ": " + e.getCause());
    }
  }
}
