package se.lugntrygg.application.safety;

import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import se.lugntrygg.application.port.Overloaded;
import se.lugntrygg.application.port.SafetyPlans;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.safety.SafetyPlan;

/// Keeps what a person changes in their safety plan.
public final class KeepSafetyPlan {
  /// Each lost race means that another change of the same plan has won.
  private static final int MAX_RACES = 8;

  private final SafetyPlans plans;
  private final JudgeText judge;
  private final InstantSource clock;

  public KeepSafetyPlan(SafetyPlans plans, JudgeText judge, InstantSource clock) {
    this.plans = plans;
    this.judge = judge;
    this.clock = clock;
  }

  /// Which parts shall change to what; those left out stay.
  public record Command(UserId owner, Map<SafetyPlan.Part, List<String>> parts) {
    @Override
    public String toString() {
      return "Command[hidden]";
    }
  }

  /// The plan as it is now, and the judgement of what the person wrote just now.
  public record Kept(SafetyPlan plan, Risk risk) {}

  /// Keeps the change; it is on disk when this returns.
  ///
  /// @throws se.lugntrygg.domain.InvalidValue naming every part that is too much
  public Kept handle(Command command) {
    String written =
        command.parts().values().stream().flatMap(List::stream).collect(Collectors.joining("\n"));
    Risk risk = judge.handle(written);
    for (int race = 0; race < MAX_RACES; race++) {
      Optional<SafetyPlan> seen = plans.of(command.owner());
      SafetyPlan next =
          seen.orElse(SafetyPlan.EMPTY)
              .with(command.parts(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
      if (plans.keep(command.owner(), seen, next)) {
        return new Kept(next, risk);
      }
    }
    throw new Overloaded("changes of one safety plan", Duration.ofSeconds(1));
  }
}
