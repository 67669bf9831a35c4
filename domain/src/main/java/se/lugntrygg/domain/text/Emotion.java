package se.lugntrygg.domain.text;

/// The eight basic emotions of Plutchik's wheel (R. Plutchik, 1980), and none of them.
public enum Emotion {
  JOY,
  SADNESS,
  ANGER,
  FEAR,
  SURPRISE,
  DISGUST,
  TRUST,
  ANTICIPATION,
  NEUTRAL
}
