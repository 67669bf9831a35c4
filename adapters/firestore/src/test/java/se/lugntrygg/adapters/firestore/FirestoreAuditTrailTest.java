package se.lugntrygg.adapters.firestore;

import org.junit.jupiter.api.extension.RegisterExtension;
import se.lugntrygg.application.contracts.AuditTrailContract;
import se.lugntrygg.application.port.AuditTrail;

class FirestoreAuditTrailTest implements AuditTrailContract {
  @RegisterExtension final OpenStore store = new OpenStore();

  @Override
  public AuditTrail trail() {
    return store.get().auditTrail();
  }
}
