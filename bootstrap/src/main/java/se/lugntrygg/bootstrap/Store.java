package se.lugntrygg.bootstrap;

import se.lugntrygg.adapters.firestore.FirestoreStore;
import se.lugntrygg.adapters.sqlite.SqliteStore;
import se.lugntrygg.application.port.Accounts;
import se.lugntrygg.application.port.AiUnits;
import se.lugntrygg.application.port.AuditTrail;
import se.lugntrygg.application.port.Billing;
import se.lugntrygg.application.port.Consents;
import se.lugntrygg.application.port.Conversations;
import se.lugntrygg.application.port.ExerciseRuns;
import se.lugntrygg.application.port.Forecasts;
import se.lugntrygg.application.port.Lockouts;
import se.lugntrygg.application.port.MoodEntries;
import se.lugntrygg.application.port.MoodSummaries;
import se.lugntrygg.application.port.Readiness;
import se.lugntrygg.application.port.Replays;
import se.lugntrygg.application.port.RiskFlags;
import se.lugntrygg.application.port.SafetyPlans;
import se.lugntrygg.application.port.Sessions;
import se.lugntrygg.application.port.Stories;

/// All that is kept, wherever it is.
///
/// @param closing of the store, after which no port works
record Store(
    Accounts accounts,
    Consents consents,
    Sessions sessions,
    Lockouts lockouts,
    MoodEntries moodEntries,
    MoodSummaries moodSummaries,
    Forecasts forecasts,
    Stories stories,
    SafetyPlans safetyPlans,
    Conversations conversations,
    ExerciseRuns exerciseRuns,
    RiskFlags riskFlags,
    Replays replays,
    AiUnits aiUnits,
    AuditTrail auditTrail,
    Readiness readiness,
    Billing billing,
    AutoCloseable closing) {

  static Store of(SqliteStore store) {
    return new Store(
        store.accounts(),
        store.consents(),
        store.sessions(),
        store.lockouts(),
        store.moodEntries(),
        store.moodSummaries(),
        store.forecasts(),
        store.stories(),
        store.safetyPlans(),
        store.conversations(),
        store.exerciseRuns(),
        store.riskFlags(),
        store.replays(),
        store.aiUnits(),
        store.auditTrail(),
        store.readiness(),
        Billing.NOTHING,
        store);
  }

  static Store of(FirestoreStore store) {
    return new Store(
        store.accounts(),
        store.consents(),
        store.sessions(),
        store.lockouts(),
        store.moodEntries(),
        store.moodSummaries(),
        store.forecasts(),
        store.stories(),
        store.safetyPlans(),
        store.conversations(),
        store.exerciseRuns(),
        store.riskFlags(),
        store.replays(),
        store.aiUnits(),
        store.auditTrail(),
        store.readiness(),
        store.counts(),
        store);
  }
}
