package se.lugntrygg.application.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import se.lugntrygg.application.port.AuditTrail;
import se.lugntrygg.application.port.Replays;
import se.lugntrygg.application.port.Sessions;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.LoginAttempts;
import se.lugntrygg.domain.account.PasswordHash;
import se.lugntrygg.domain.account.SessionId;
import se.lugntrygg.domain.conversation.Exchange;
import se.lugntrygg.domain.conversation.ExerciseRun;
import se.lugntrygg.domain.conversation.Replies;
import se.lugntrygg.domain.forecast.KeptForecast;
import se.lugntrygg.domain.mood.DayRun;
import se.lugntrygg.domain.mood.DaySummary;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.safety.RiskWatch;
import se.lugntrygg.domain.safety.SafetyPlan;
import se.lugntrygg.domain.story.Story;

/// One record as a store keeps it, without anything that is the store's own: equal in all stores
/// that keep the same. Keyed hashes and wrapped keys stay as they are, in lower-case hex, so both
/// stores need the same master key.
public sealed interface Kept {
  /// What it is.
  Kind kind();

  /// When nobody asks for it any more; empty for what stays. Stores remove such records in their
  /// own time, so they are neither moved nor compared.
  default Optional<Instant> forgottenAt() {
    return Optional.empty();
  }

  /// A person's account.
  ///
  /// @param days the zone that their days are reckoned in
  /// @param wrappedKey under which everything of theirs is sealed
  /// @param emailPrint under which they are found; empty when they would not be
  record Person(
      Account account,
      PasswordHash password,
      ZoneId days,
      String wrappedKey,
      Optional<String> emailPrint)
      implements Kept {
    @Override
    public Kind kind() {
      return Kind.ACCOUNT;
    }

    @Override
    public String toString() {
      return "Person[%s]".formatted(account.id());
    }
  }

  record Consent(se.lugntrygg.domain.account.Consent consent) implements Kept {
    @Override
    public Kind kind() {
      return Kind.CONSENT;
    }
  }

  record Mood(MoodEntry entry) implements Kept {
    @Override
    public Kind kind() {
      return Kind.MOOD;
    }
  }

  record Day(DaySummary day) implements Kept {
    @Override
    public Kind kind() {
      return Kind.DAY;
    }
  }

  record Run(DayRun run) implements Kept {
    @Override
    public Kind kind() {
      return Kind.RUN;
    }
  }

  /// How a conversation stands.
  ///
  /// @param newest the highest sequence ever given, also when it was erased
  /// @param erasures how often it was erased
  record Conversation(long newest, long erasures, Replies replies) implements Kept {
    @Override
    public Kind kind() {
      return Kind.CONVERSATION;
    }
  }

  record Said(Exchange exchange) implements Kept {
    @Override
    public Kind kind() {
      return Kind.EXCHANGE;
    }
  }

  record Told(Story story) implements Kept {
    @Override
    public Kind kind() {
      return Kind.STORY;
    }
  }

  record Foretold(KeptForecast forecast) implements Kept {
    @Override
    public Kind kind() {
      return Kind.FORECAST;
    }
  }

  record Exercise(ExerciseRun run) implements Kept {
    @Override
    public Kind kind() {
      return Kind.EXERCISE;
    }
  }

  record Plan(SafetyPlan plan) implements Kept {
    @Override
    public Kind kind() {
      return Kind.SAFETY_PLAN;
    }
  }

  record Watch(RiskWatch watch) implements Kept {
    @Override
    public Kind kind() {
      return Kind.RISK_WATCH;
    }

    @Override
    public Optional<Instant> forgottenAt() {
      return Optional.of(
          watch.sightings().stream()
              .map(RiskWatch.Sighting::at)
              .max(Instant::compareTo)
              .orElse(Instant.EPOCH)
              .plus(RiskWatch.MEMORY));
    }
  }

  /// What somebody with an account has spent on a day; of those without, nobody keeps it.
  record Spent(LocalDate day, long units) implements Kept {
    @Override
    public Kind kind() {
      return Kind.AI_UNITS_OF_PERSON;
    }

    @Override
    public Optional<Instant> forgottenAt() {
      return Optional.of(pastAskingFor(day));
    }
  }

  record SpentByAll(LocalDate day, long units) implements Kept {
    @Override
    public Kind kind() {
      return Kind.AI_UNITS;
    }

    @Override
    public Optional<Instant> forgottenAt() {
      return Optional.of(pastAskingFor(day));
    }
  }

  private static Instant pastAskingFor(LocalDate day) {
    // Yesterday is asked for when a clock is set back over midnight.
    return day.plusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  /// A login that is open.
  record Session(se.lugntrygg.domain.account.Session session) implements Kept {
    @Override
    public Kind kind() {
      return Kind.SESSION;
    }

    @Override
    public Optional<Instant> forgottenAt() {
      return Optional.of(session.expiresAt().plus(Sessions.MEMORY));
    }

    @Override
    public String toString() {
      return "Session[%s]".formatted(session.id());
    }
  }

  /// One that has ended, of which nothing else need be known.
  record EndedSession(SessionId id, Instant endedAt) implements Kept {
    @Override
    public Kind kind() {
      return Kind.SESSION;
    }

    @Override
    public Optional<Instant> forgottenAt() {
      return Optional.of(endedAt.plus(Sessions.MEMORY));
    }
  }

  /// Failed tries to log in.
  record Lockout(String emailPrint, LoginAttempts attempts) implements Kept {
    @Override
    public Kind kind() {
      return Kind.LOCKOUT;
    }

    @Override
    public Optional<Instant> forgottenAt() {
      return Optional.of(attempts.lastAt().plus(LoginAttempts.MEMORY));
    }
  }

  /// A claim of [Replays]. One without an answer is free to be taken over wherever it arrives: who
  /// held it does not live.
  ///
  /// @param keyPrint the keyed hash of the key as the client chose it
  /// @param holder an id; empty when nobody knows it
  record Replay(
      String scope,
      String keyPrint,
      String fingerprint,
      UUID effect,
      String holder,
      Instant claimedAt,
      Optional<Replays.Answer> answer)
      implements Kept {
    @Override
    public Kind kind() {
      return Kind.REPLAY;
    }

    @Override
    public Optional<Instant> forgottenAt() {
      return Optional.of(claimedAt.plus(Replays.MEMORY));
    }

    @Override
    public String toString() {
      return "Replay[hidden]";
    }
  }

  /// What happened to the safety of an account.
  ///
  /// @param position among those about the same person, 0 for the newest
  record Event(AuditTrail.Noted noted, long position) implements Kept {
    @Override
    public Kind kind() {
      return Kind.AUDIT;
    }

    @Override
    public Optional<Instant> forgottenAt() {
      return Optional.of(noted.at().plus(AuditTrail.RETENTION));
    }
  }
}
