package se.lugntrygg.adapters.http.conversation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import se.lugntrygg.adapters.http.Exchange;
import se.lugntrygg.adapters.http.Fields;
import se.lugntrygg.adapters.http.Product;
import se.lugntrygg.adapters.http.Refusal;
import se.lugntrygg.adapters.http.Reply;
import se.lugntrygg.adapters.http.Route;
import se.lugntrygg.adapters.http.Timestamps;
import se.lugntrygg.application.conversation.StartExercise;
import se.lugntrygg.application.port.Limit;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.conversation.Exercise;
import se.lugntrygg.domain.conversation.ExerciseRun;
import se.lugntrygg.domain.conversation.ExerciseRunId;

/// Guided exercises: beginning one, and saying that it is done.
public final class ExerciseRoutes {
  private final Product product;

  private ExerciseRoutes(Product product) {
    this.product = product;
  }

  /// The routes of exercises.
  public static List<Route> of(Product product) {
    ExerciseRoutes routes = new ExerciseRoutes(product);
    return List.of(
        Route.of(
            "POST", "/api/chatbot/exercise", Limit.WRITE, routes::start, Route.Trait.REPEATABLE),
        Route.of(
            "POST",
            "/api/chatbot/exercise/{user_id}/{exercise_id}/complete",
            Limit.WRITE,
            routes::complete,
            Route.Trait.REPEATABLE));
  }

  record Started(
      ExerciseJson exercise,
      String exerciseId,
      String exerciseType,
      int duration,
      String startedAt) {}

  private Reply start(Exchange exchange) {
    Fields fields = exchange.fields();
    OptionalInt minutes = fields.whole("duration");
    StartExercise.Started started =
        product
            .startExercise()
            .handle(
                new StartExercise.Command(
                    exchange.caller(),
                    new ExerciseRunId(exchange.effect()),
                    Exercise.Kind.parse("exercise_type", fields.needed("exercise_type")),
                    minutes.isPresent() ? Optional.of(minutes.getAsInt()) : Optional.empty(),
                    exchange.language()));
    ExerciseRun run = started.run();
    return Reply.ok(
        new Started(
            ExerciseJson.of(started.exercise()),
            run.id().toString(),
            run.kind().key(),
            run.minutes(),
            Timestamps.text(run.startedAt())));
  }

  record Completed(
      String exerciseId, String exerciseType, int duration, String startedAt, String completedAt) {}

  private Reply complete(Exchange exchange) {
    return product
        .completeExercise()
        .handle(exchange.self("user_id"), id(exchange))
        .map(
            run ->
                Reply.ok(
                    new Completed(
                        run.id().toString(),
                        run.kind().key(),
                        run.minutes(),
                        Timestamps.text(run.startedAt()),
                        Timestamps.text(run.completedAt().orElseThrow()))))
        .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND));
  }

  private static ExerciseRunId id(Exchange exchange) {
    try {
      return ExerciseRunId.parse("exercise_id", exchange.path("exercise_id"));
    } catch (InvalidValue _) {
      // What cannot be an id is nobody's exercise.
      throw new Refusal(Refusal.Kind.NOT_FOUND);
    }
  }
}
