package se.lugntrygg.application.conversation;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import se.lugntrygg.application.port.Conversations;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.Patterns;

/// Looks for what recurs in what a person has said lately.
public final class FindPatterns {
  /// About a week of daily talks.
  private static final int LATELY = 50;

  private final Conversations conversations;
  private final InstantSource clock;

  public FindPatterns(Conversations conversations, InstantSource clock) {
    this.conversations = conversations;
    this.clock = clock;
  }

  /// What was found, and when.
  public record Found(Patterns patterns, Instant at) {}

  /// The patterns, by days in the zone.
  public Found handle(UserId owner, ZoneId zone) {
    return new Found(
        Patterns.of(conversations.newest(owner, OptionalLong.empty(), LATELY).reversed(), zone),
        clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }
}
