package se.lugntrygg.bootstrap;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Has the servers of a test class keep what they keep in Firestore: what is said of the API holds
/// whichever store is behind it. A subclass with nothing in it but this runs every test of its
/// class once more, in the same process and on the one emulator, which is all that takes time.
final class OnFirestore implements BeforeAllCallback, AfterAllCallback, ExecutionCondition {
  private static volatile boolean chosen;

  /// Whether it is so just now.
  static boolean chosen() {
    return chosen;
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return context.getTags().contains("sqlite")
        ? disabled("it is about SQLite")
        : enabled("it holds on any store");
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    chosen = true;
  }

  @Override
  public void afterAll(ExtensionContext context) {
    chosen = false;
  }
}
