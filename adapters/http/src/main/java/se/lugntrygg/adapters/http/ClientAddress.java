package se.lugntrygg.adapters.http;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds out from which address a request really comes.
final class ClientAddress {
  private final List<Cidr> trusted;

  ClientAddress(List<Cidr> trusted) {
    this.trusted = trusted;
  }

  /// The socket's address, unless that is a proxy we trust: then the right-most entry that is not
  /// one of them. What stands left of it anybody can have written.
  String of(String socket, @Nullable String forwardedFor) {
    if (forwardedFor == null || trusted.isEmpty() || !isTrusted(Cidr.address(socket))) {
      return socket;
    }
    String[] hops = forwardedFor.split(",", -1);
    String nearest = socket;
    for (int i = hops.length - 1; i >= 0; i--) {
      Optional<InetAddress> hop = Cidr.address(hops[i]);
      if (hop.isEmpty()) {
        return nearest;
      }
      nearest = hop.get().getHostAddress();
      if (!isTrusted(hop)) {
        return nearest;
      }
    }
    return nearest;
  }

  /// Whether a proxy we trust says that the client came over TLS.
  boolean secure(String socket, @Nullable String forwardedProto) {
    return "https".equalsIgnoreCase(forwardedProto)
        && !trusted.isEmpty()
        && isTrusted(Cidr.address(socket));
  }

  private boolean isTrusted(Optional<InetAddress> address) {
    return address.isPresent() && trusted.stream().anyMatch(range -> range.holds(address.get()));
  }
}
