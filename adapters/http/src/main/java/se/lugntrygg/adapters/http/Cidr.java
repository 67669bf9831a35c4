package se.lugntrygg.adapters.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/// A range of addresses, as in `10.0.0.0/8` or `::1`.
public final class Cidr {
  /// Only what is already an address: a name would be looked up.
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:.]{2,45}");

  private final byte[] network;
  private final int bits;

  private Cidr(byte[] network, int bits) {
    this.network = network;
    this.bits = bits;
  }

  /// Reads a range; a plain address is a range of one.
  ///
  /// @throws IllegalArgumentException when it is none
  public static Cidr parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    byte[] network =
        address(address)
            .orElseThrow(() -> new IllegalArgumentException("not an address range: " + text))
            .getAddress();
    int most = network.length * Byte.SIZE;
    try {
      int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
      if (bits >= 0 && bits <= most) {
        return new Cidr(network, bits);
      }
    } catch (NumberFormatException _) {
      // falls through to the one complaint
    }
    throw new IllegalArgumentException("not an address range: " + text);
  }

  /// The address a text stands for, if it is a literal one.
  static Optional<InetAddress> address(String text) {
    String bare = text.strip();
    if (!ADDRESS.matcher(bare).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(bare));
    } catch (UnknownHostException _) {
      return Optional.empty();
    }
  }

  /// Whether the address lies in the range.
  boolean holds(InetAddress address) {
    byte[] other = address.getAddress();
    if (other.length != network.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((network[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
