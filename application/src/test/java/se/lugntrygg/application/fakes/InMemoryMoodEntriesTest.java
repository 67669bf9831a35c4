package se.lugntrygg.application.fakes;

import java.time.ZoneId;
import java.util.UUID;
import se.lugntrygg.application.contracts.MoodEntriesContract;
import se.lugntrygg.application.port.MoodEntries;
import se.lugntrygg.application.port.MoodSummaries;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.PasswordHash;
import se.lugntrygg.domain.account.UserId;

class InMemoryMoodEntriesTest implements MoodEntriesContract {
  private final InMemoryAccounts accounts = new InMemoryAccounts();
  private final InMemoryMoodEntries entries = new InMemoryMoodEntries(accounts);

  @Override
  public MoodEntries entries() {
    return entries;
  }

  @Override
  public MoodSummaries summaries() {
    return entries;
  }

  @Override
  public UserId somebody(ZoneId home) {
    Account account = SamplePeople.person(UUID.randomUUID() + "@example.se", home);
    accounts.open(account, new PasswordHash("hash"));
    return account.id();
  }
}
