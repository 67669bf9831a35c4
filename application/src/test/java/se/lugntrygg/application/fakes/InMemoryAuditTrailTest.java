package se.lugntrygg.application.fakes;

import se.lugntrygg.application.contracts.AuditTrailContract;
import se.lugntrygg.application.port.AuditTrail;

class InMemoryAuditTrailTest implements AuditTrailContract {
  private final AuditTrail trail = new InMemoryAuditTrail();

  @Override
  public AuditTrail trail() {
    return trail;
  }
}
