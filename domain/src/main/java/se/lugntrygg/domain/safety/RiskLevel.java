package se.lugntrygg.domain.safety;

/// How worried a text should make us, from least to most.
public enum RiskLevel {
  NONE,
  /// Passive ideation, self-harm, hopelessness, worry for another; also a crisis taken back or
  /// joked about.
  CONCERN,
  /// Active ideation, plan, means, goodbye, a recent attempt.
  CRISIS
}
