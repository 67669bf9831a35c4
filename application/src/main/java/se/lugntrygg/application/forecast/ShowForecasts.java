package se.lugntrygg.application.forecast;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import se.lugntrygg.application.port.Forecasts;
import se.lugntrygg.domain.Flaw;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.forecast.KeptForecast;

/// Shows what was foretold to a person, page by page, newest first.
public final class ShowForecasts {
  public static final int MAX_LIMIT = 200;

  private final Forecasts forecasts;
  private final Predicate<UserId> vulnerable;

  /// @param vulnerable as in [ForetellMood]: what was foretold before is gentle then, too
  public ShowForecasts(Forecasts forecasts, Predicate<UserId> vulnerable) {
    this.forecasts = forecasts;
    this.vulnerable = vulnerable;
  }

  /// Which page.
  ///
  /// @param limit 1 to [#MAX_LIMIT]
  public record Command(UserId owner, Optional<Forecasts.Position> after, int limit) {
    public Command {
      if (limit < 1 || limit > MAX_LIMIT) {
        throw new InvalidValue("limit", new Flaw.OutOfRange(1, MAX_LIMIT));
      }
    }
  }

  /// One page and where the next begins, if there is more.
  public record Page(List<KeptForecast> forecasts, Optional<Forecasts.Position> next) {}

  /// The page.
  public Page handle(Command command) {
    List<KeptForecast> found =
        forecasts.newest(command.owner(), command.after(), command.limit() + 1);
    boolean more = found.size() > command.limit();
    List<KeptForecast> page = more ? found.subList(0, command.limit()) : found;
    Optional<Forecasts.Position> next =
        more ? Optional.of(Forecasts.Position.after(page.getLast())) : Optional.empty();
    boolean gentle = vulnerable.test(command.owner());
    return new Page(
        page.stream()
            .map(
                kept ->
                    gentle
                        ? new KeptForecast(
                            kept.id(), kept.owner(), kept.madeAt(), kept.forecast().gently())
                        : kept)
            .toList(),
        next);
  }
}
