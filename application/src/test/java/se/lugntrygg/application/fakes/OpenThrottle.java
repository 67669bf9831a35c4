package se.lugntrygg.application.fakes;

import java.time.Duration;
import java.util.List;
import se.lugntrygg.application.port.Limit;
import se.lugntrygg.application.port.Throttle;

/// Lets everything pass.
public final class OpenThrottle implements Throttle {
  @Override
  public Decision take(Limit limit, String caller) {
    return new Decision(true, List.of(), Duration.ZERO);
  }

  @Override
  public List<Standing> standings(Limit limit, String caller) {
    return List.of();
  }
}
