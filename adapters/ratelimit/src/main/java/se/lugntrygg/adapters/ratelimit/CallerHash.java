package se.lugntrygg.adapters.ratelimit;

/// SipHash-1-3 of a caller's name under a secret key: nobody can choose an address that shares a
/// bucket with another's. Never 0.
///
/// @param one half of the key
/// @param other half of the key
record CallerHash(long one, long other) {
  private static final int PER_WORD = Long.BYTES / Character.BYTES;

  long of(String caller) {
    State state = new State(one, other);
    long word = 0;
    for (int i = 0; i < caller.length(); i++) {
      word |= (long) caller.charAt(i) << (Character.SIZE * (i % PER_WORD));
      if (i % PER_WORD == PER_WORD - 1) {
        state.add(word);
        word = 0;
      }
    }
    // The length stands apart from the last letters, so that no two names are the same words.
    state.add(word);
    state.add(caller.length());
    long hash = state.end();
    return hash == 0 ? 1 : hash;
  }

  private static final class State {
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    State(long one, long other) {
      v0 = one ^ 0x736f6d6570736575L;
      v1 = other ^ 0x646f72616e646f6dL;
      v2 = one ^ 0x6c7967656e657261L;
      v3 = other ^ 0x7465646279746573L;
    }

    void add(long word) {
      v3 ^= word;
      round();
      v0 ^= word;
    }

    long end() {
      v2 ^= 0xff;
      round();
      round();
      round();
      return v0 ^ v1 ^ v2 ^ v3;
    }

    private void round() {
      v0 += v1;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v3;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 += v3;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 += v1;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v2 = Long.rotateLeft(v2, 32);
    }
  }
}
