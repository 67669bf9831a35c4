package se.lugntrygg.application.fakes;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import se.lugntrygg.application.port.Accounts;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.Email;
import se.lugntrygg.domain.account.PasswordHash;
import se.lugntrygg.domain.account.UserId;

/// Accounts in a map, one call at a time.
public final class InMemoryAccounts implements Accounts {
  private final Map<UserId, Kept> kept = new HashMap<>();

  private record Kept(Account account, PasswordHash hash, ZoneId firstZone) {}

  @Override
  public synchronized boolean open(Account account, PasswordHash hash) {
    if (kept.containsKey(account.id())) {
      return true;
    }
    if (findByEmail(account.email()).isPresent()) {
      return false;
    }
    kept.put(account.id(), new Kept(account, hash, account.profile().homeZone()));
    return true;
  }

  private Optional<Kept> of(UserId id) {
    return Optional.ofNullable(kept.get(id));
  }

  @Override
  public synchronized Optional<Account> find(UserId id) {
    return of(id).map(Kept::account);
  }

  @Override
  public synchronized Optional<Credentials> findByEmail(Email email) {
    return kept.values().stream()
        .filter(each -> each.account().email().equals(email))
        .map(each -> new Credentials(each.account(), each.hash()))
        .findFirst();
  }

  @Override
  public synchronized Optional<PasswordHash> passwordOf(UserId id) {
    return of(id).map(Kept::hash);
  }

  @Override
  public synchronized boolean changeProfile(Account seen, Account next) {
    Optional<Kept> now =
        of(seen.id()).filter(each -> each.account().profile().equals(seen.profile()));
    now.ifPresent(
        each ->
            kept.put(
                seen.id(),
                new Kept(each.account().with(next.profile()), each.hash(), each.firstZone())));
    return now.isPresent();
  }

  @Override
  public synchronized boolean changePassword(UserId id, PasswordHash seen, PasswordHash next) {
    Optional<Kept> now = of(id).filter(each -> each.hash().equals(seen));
    now.ifPresent(each -> kept.put(id, new Kept(each.account(), next, each.firstZone())));
    return now.isPresent();
  }

  /// The home zone of the profile that the account was opened with.
  synchronized Optional<ZoneId> firstZone(UserId id) {
    return of(id).map(Kept::firstZone);
  }
}
