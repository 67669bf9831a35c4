package se.lugntrygg.adapters.ai.langchain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import se.lugntrygg.application.port.Assistant;

/// Opens the way to language models elsewhere.
public final class Providers implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(3);

  private final List<EndableHttp> clients = new ArrayList<>();
  private final Duration timeout;

  /// @param timeout how long one provider may take for the first piece, and for each further one;
  ///   whoever asks has a deadline of their own for the whole
  public Providers(Duration timeout) {
    this.timeout = timeout;
  }

  /// An assistant that asks this provider.
  public Assistant assistant(Provider provider) {
    EndableHttp http =
        new EndableHttp(
            CONNECT.compareTo(timeout) < 0 ? CONNECT : timeout, timeout, provider.key().isEmpty());
    clients.add(http);
    return new GuardedAssistant(
        provider.name(),
        new LangChainAssistant(provider, Models.of(provider, http, timeout), timeout, timeout));
  }

  /// Nobody asks any more.
  @Override
  public void close() {
    clients.forEach(EndableHttp::close);
  }
}
