package se.lugntrygg.application.stored;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.Origin;
import se.lugntrygg.domain.mood.Trend;
import se.lugntrygg.domain.story.Basis;
import se.lugntrygg.domain.story.Shape;
import se.lugntrygg.domain.story.StoryId;
import se.lugntrygg.domain.story.Tale;
import se.lugntrygg.domain.story.Told;
import se.lugntrygg.domain.text.Language;

/// What is sealed of a story.
public record StoredStory(
    Language language,
    String title,
    String text,
    long weekEnd,
    long moods,
    @Nullable Double average,
    Trend trend,
    Shape shape,
    @Nullable Long best,
    @Nullable Long hardest,
    int days,
    int ratedDays,
    int streak,
    boolean gentle,
    Origin.Speaker speaker,
    String model,
    boolean standIn,
    double confidence,
    long at) {
  /// All of it that is private.
  public static StoredStory of(Told told) {
    Basis basis = told.basis();
    return new StoredStory(
        told.language(),
        told.tale().title(),
        told.tale().text(),
        basis.weekEnd().toEpochDay(),
        basis.moods(),
        basis.average().isPresent() ? basis.average().getAsDouble() : null,
        basis.trend(),
        basis.shape(),
        basis.best().map(LocalDate::toEpochDay).orElse(null),
        basis.hardest().map(LocalDate::toEpochDay).orElse(null),
        basis.days(),
        basis.ratedDays(),
        basis.streak(),
        basis.gentle(),
        told.origin().speaker(),
        told.origin().model(),
        told.origin().standIn(),
        told.confidence(),
        told.at().toEpochMilli());
  }

  /// The thing itself, with what is kept in the clear beside it.
  public Told told(StoryId id, UserId owner) {
    return new Told(
        id,
        owner,
        language,
        new Tale(title, text),
        new Basis(
            LocalDate.ofEpochDay(weekEnd),
            moods,
            average == null ? OptionalDouble.empty() : OptionalDouble.of(average),
            trend,
            shape,
            Optional.ofNullable(best).map(LocalDate::ofEpochDay),
            Optional.ofNullable(hardest).map(LocalDate::ofEpochDay),
            days,
            ratedDays,
            streak,
            gentle),
        new Origin(speaker, model, standIn),
        confidence,
        Instant.ofEpochMilli(at));
  }

  @Override
  public String toString() {
    return "StoredStory[hidden]";
  }
}
