package se.lugntrygg.adapters.http.conversation;

import java.util.List;
import se.lugntrygg.domain.conversation.Exercise;

/// An exercise, as clients know it.
public record ExerciseJson(
    String exerciseType,
    String title,
    String description,
    int durationMinutes,
    List<String> steps,
    List<String> tips,
    List<String> benefits,
    String instructions) {
  static ExerciseJson of(Exercise exercise) {
    return new ExerciseJson(
        exercise.kind().key(),
        exercise.title(),
        exercise.description(),
        exercise.minutes(),
        exercise.steps(),
        exercise.tips(),
        exercise.benefits(),
        exercise.instructions());
  }
}
