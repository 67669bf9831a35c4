package se.lugntrygg.domain.conversation;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Which replies a conversation holds, so that nobody is answered with the same words twice. A
/// print stands for each: they cannot be read again. Of a longer conversation the newest [#MAX].
public final class Replies {
  /// Years of talking now and then, in 8 KiB.
  public static final int MAX = 1024;

  /// Nothing was replied yet.
  public static final Replies NONE = new Replies(new long[0]);

  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private final long[] prints;

  private Replies(long[] prints) {
    this.prints = prints;
  }

  /// As [#bytes] wrote them.
  public static Replies of(byte[] bytes) {
    if (bytes.length % Long.BYTES != 0 || bytes.length > MAX * Long.BYTES) {
      throw new IllegalArgumentException("no prints: %d bytes".formatted(bytes.length));
    }
    long[] prints = new long[bytes.length / Long.BYTES];
    ByteBuffer.wrap(bytes).asLongBuffer().get(prints);
    return new Replies(prints);
  }

  /// For keeping.
  public byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(prints.length * Long.BYTES);
    bytes.asLongBuffer().put(prints);
    return bytes.array();
  }

  /// With one reply more.
  public Replies and(String reply) {
    int kept = Math.min(prints.length, MAX - 1);
    long[] more = Arrays.copyOfRange(prints, prints.length - kept, prints.length + 1);
    more[kept] = print(reply);
    return new Replies(more);
  }

  /// Whether just this was replied before.
  public boolean hold(String reply) {
    long print = print(reply);
    return Arrays.stream(prints).anyMatch(each -> each == print);
  }

  /// FNV-1a: two replies of one conversation never share it by chance.
  private static long print(String reply) {
    long print = OFFSET;
    for (int i = 0; i < reply.length(); i++) {
      print = (print ^ reply.charAt(i)) * PRIME;
    }
    return print;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Replies replies && Arrays.equals(prints, replies.prints);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(prints);
  }

  @Override
  public String toString() {
    return "Replies[%d]".formatted(prints.length);
  }
}
