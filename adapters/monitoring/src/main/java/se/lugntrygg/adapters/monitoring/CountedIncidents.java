package se.lugntrygg.adapters.monitoring;

import se.lugntrygg.application.port.Incidents;

/// Incidents that are counted before they are told.
public final class CountedIncidents implements Incidents {
  private final Incidents incidents;
  private final MicrometerMeters meters;

  public CountedIncidents(Incidents incidents, MicrometerMeters meters) {
    this.incidents = incidents;
    this.meters = meters;
  }

  @Override
  public void report(Throwable error, String requestId, String route) {
    meters.reported();
    incidents.report(error, requestId, route);
  }
}
