package se.lugntrygg.application.fakes;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import se.lugntrygg.application.port.Incidents;

/// Keeps what it is told.
public final class CollectedIncidents implements Incidents {
  private final List<Told> told = new CopyOnWriteArrayList<>();

  /// One incident.
  public record Told(Throwable error, String requestId, String route) {}

  @Override
  public void report(Throwable error, String requestId, String route) {
    told.add(new Told(error, requestId, route));
  }

  /// All of them, oldest first.
  public List<Told> told() {
    return List.copyOf(told);
  }
}
