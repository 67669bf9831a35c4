package se.lugntrygg.adapters.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.lugntrygg.application.archive.Kind;
import se.lugntrygg.application.port.Archive;
import se.lugntrygg.application.port.AuditTrail;
import se.lugntrygg.domain.account.Email;
import se.lugntrygg.domain.account.Profile;
import se.lugntrygg.domain.account.UserId;

/// What only this store can tell of its archive; that it gives everything back is told where there
/// are two stores.
class SqliteArchiveTest {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00.123Z");

  @RegisterExtension final OpenStore store = new OpenStore();

  @Test
  void knows_what_lies_in_every_table_and_has_a_table_for_every_kind() {
    List<String> tables =
        store
            .get()
            .database()
            .read(
                "list tables",
                rows ->
                    rows.all(
                        row -> row.getString(1),
                        "SELECT name FROM sqlite_master WHERE type = 'table'"));

    assertThat(SqliteArchive.TABLES).containsOnlyKeys(tables.toArray(String[]::new));
    assertThat(SqliteArchive.TABLES.values().stream().flatMap(Collection::stream))
        .containsExactlyInAnyOrder(Kind.values());
    assertThat(
            SqliteArchive.TABLES.entrySet().stream()
                .filter(table -> table.getValue().equals(Set.of())))
        .as("the database's own")
        .extracting(table -> table.getKey())
        .containsExactlyInAnyOrder("store_key", "arrival");
  }

  @Test
  void is_empty_until_somebody_or_something_is_in_it() {
    Archive archive = store.get().archive();
    archive.note(new Archive.Arrival("elsewhere", NOW, Optional.empty()));
    assertThat(archive.isEmpty()).isTrue();

    store.get().lockouts().attempt(new Email("asa@example.se"), NOW);
    assertThat(archive.isEmpty()).isFalse();
    archive.fill(Kind.LOCKOUT).close();
    assertThat(archive.isEmpty()).isTrue();

    UserId asa = store.somebody(Profile.DEFAULT_ZONE);
    assertThat(archive.isEmpty()).isFalse();
    archive.fill(asa).close();
    assertThat(archive.isEmpty()).isTrue();
  }

  @Test
  void remembers_an_import_over_a_restart() {
    Archive.Arrival begun = new Archive.Arrival("elsewhere", NOW, Optional.empty());
    store.get().archive().note(begun);
    store.reopen();
    assertThat(store.get().archive().arrival()).contains(begun);

    Archive.Arrival ended = new Archive.Arrival("elsewhere", NOW, Optional.of(NOW.plusSeconds(9)));
    store.get().archive().note(ended);
    store.reopen();
    assertThat(store.get().archive().arrival()).contains(ended);
  }

  @Test
  void takes_events_in_behind_which_those_noted_here_come() {
    store.get().auditTrail().note(AuditTrail.Event.LOGGED_IN, Optional.empty(), NOW);
    store.get().auditTrail().note(AuditTrail.Event.LOGGED_OUT, Optional.empty(), NOW);
    var kept = new java.util.ArrayList<se.lugntrygg.application.archive.Kept>();
    store.get().archive().read(Kind.AUDIT, kept::add);

    try (Archive.Filling filling = store.get().archive().fill(Kind.AUDIT)) {
      kept.forEach(filling::add);
    }
    store.get().auditTrail().note(AuditTrail.Event.LOGIN_REFUSED, Optional.empty(), NOW);

    assertThat(store.get().auditTrail().about(Optional.empty(), 10))
        .extracting(AuditTrail.Noted::event)
        .containsExactly(
            AuditTrail.Event.LOGIN_REFUSED,
            AuditTrail.Event.LOGGED_OUT,
            AuditTrail.Event.LOGGED_IN);
  }

  @Test
  void is_told_apart_from_the_archive_of_another_database() {
    String identity = store.get().archive().identity();
    store.reopen();
    assertThat(store.get().archive().identity()).isEqualTo(identity);
    assertThat(new OpenStore().get().archive().identity()).isNotEqualTo(identity);
  }
}
