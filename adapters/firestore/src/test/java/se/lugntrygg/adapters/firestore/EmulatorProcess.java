package se.lugntrygg.adapters.firestore;

import java.io.IOException;

/// Runs the emulator in a process of its own, which ends when its standard input does: so it never
/// outlives the tests, however they end.
final class EmulatorProcess {
  private EmulatorProcess() {}

  public static void main(String[] arguments) throws ReflectiveOperationException {
    Thread.ofPlatform().daemon().name("orphan-watch").start(EmulatorProcess::endWithParent);
    Class.forName("com.google.cloud.datastore.emulator.firestore.CloudFirestore")
        .getMethod("main", String[].class)
        .invoke(null, (Object) arguments);
  }

  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever said; only the end counts.
      }
    } catch (IOException _) {
      // The end as well.
    }
    Runtime.getRuntime().halt(0);
  }
}
