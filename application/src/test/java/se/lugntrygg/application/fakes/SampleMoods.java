package se.lugntrygg.application.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.mood.MoodEntryId;
import se.lugntrygg.domain.mood.MoodScore;
import se.lugntrygg.domain.mood.MoodWords;
import se.lugntrygg.domain.mood.Rating;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.safety.RiskLevel;
import se.lugntrygg.domain.text.Emotion;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.SentimentScore;
import se.lugntrygg.domain.text.TextAnalysis;

/// Mood entries for tests.
public final class SampleMoods {
  private static final List<String> TAGS = List.of("jobb", "sömn", "familj 👪", "träning");

  private SampleMoods() {}

  /// A new id.
  public static MoodEntryId id() {
    return new MoodEntryId(UUID.randomUUID());
  }

  /// A new entry of somebody who rated themselves.
  public static MoodEntry rated(UserId owner, Instant feltAt, int score) {
    return new MoodEntry(
        id(),
        owner,
        new MoodWords(Optional.of("lugn"), Optional.empty(), Optional.empty(), List.of()),
        Optional.of(new Rating(new MoodScore(score), Rating.Source.SELF)),
        Optional.empty(),
        Risk.NONE,
        feltAt,
        feltAt,
        feltAt,
        0);
  }

  /// A new entry in which everything is by chance, also whether it is there.
  public static MoodEntry any(Random chance, UserId owner, Instant feltAt) {
    return with(chance, id(), owner, feltAt, feltAt.plusMillis(chance.nextInt(5000)), 0);
  }

  /// The entry amended by chance.
  public static MoodEntry amended(Random chance, MoodEntry before) {
    MoodEntry other =
        with(chance, before.id(), before.owner(), before.feltAt(), before.createdAt(), 0);
    return before.amended(
        other.words(),
        other.rating(),
        other.analysis(),
        other.risk(),
        before.updatedAt().plusSeconds(60));
  }

  private static MoodEntry with(
      Random chance, MoodEntryId id, UserId owner, Instant feltAt, Instant now, int revision) {
    boolean read = chance.nextBoolean();
    Optional<TextAnalysis> analysis = read ? Optional.of(analysis(chance)) : Optional.empty();
    Optional<MoodScore> own =
        chance.nextInt(3) > 0
            ? Optional.of(new MoodScore(1 + chance.nextInt(10)))
            : Optional.empty();
    List<String> tags = new ArrayList<>(TAGS);
    tags.removeIf(_ -> chance.nextInt(3) > 0);
    return new MoodEntry(
        id,
        owner,
        new MoodWords(
            chance.nextBoolean() ? Optional.of("orolig") : Optional.empty(),
            Optional.of("En rad till, \"citat\" och 🌧 nr " + chance.nextInt(1000)),
            chance.nextBoolean() ? Optional.of("Att minnas:\nåäö\\") : Optional.empty(),
            tags),
        Rating.of(own, analysis),
        analysis,
        chance.nextInt(4) == 0
            ? new Risk(RiskLevel.CONCERN, List.of("sv-passive-1"), chance.nextBoolean())
            : Risk.NONE,
        feltAt,
        now,
        now,
        revision);
  }

  private static TextAnalysis analysis(Random chance) {
    return new TextAnalysis(
        chance.nextBoolean() ? Language.SV : Language.EN,
        chance.nextDouble(),
        new SentimentScore(chance.nextInt(2001) - 1000),
        chance.nextDouble() * 10,
        chance.nextDouble(),
        chance.nextBoolean() ? List.of(Emotion.NEUTRAL) : List.of(Emotion.FEAR, Emotion.JOY));
  }
}
