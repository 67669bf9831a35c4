package se.lugntrygg.application.port;

/// All that is kept, wherever it is. Once it is closed none of its ports works.
public interface Store extends AutoCloseable {
  /// Everybody's accounts.
  Accounts accounts();

  /// What they agreed to.
  Consents consents();

  /// Their open logins.
  Sessions sessions();

  /// Failed tries to log in.
  Lockouts lockouts();

  /// Their mood entries.
  MoodEntries moodEntries();

  /// What the entries add up to.
  MoodSummaries moodSummaries();

  /// What was foretold to them.
  Forecasts forecasts();

  /// The stories they were told.
  Stories stories();

  /// Their plans for when it gets dark.
  SafetyPlans safetyPlans();

  /// What they and the assistant have said to each other.
  Conversations conversations();

  /// The exercises they have begun.
  ExerciseRuns exerciseRuns();

  /// What worried us in their texts lately.
  RiskFlags riskFlags();

  /// Answers given before.
  Replays replays();

  /// What was spent on language models elsewhere.
  AiUnits aiUnits();

  /// What happened to the safety of accounts.
  AuditTrail auditTrail();

  /// All of it, for moving it into another store or out of one.
  Archive archive();

  /// Whether it answers.
  Readiness readiness();

  /// What is charged for its use.
  Billing billing();

  /// Ends what is begun.
  @Override
  void close();
}
