package se.lugntrygg.adapters.ratelimit;

import java.util.Arrays;

/// A part of one limit's buckets, in one array: for each caller the hash, then for each rate the
/// moment at which the bucket will be full again. Not safe for several threads.
final class Buckets {
  private static final int SMALL = 16;

  private final int width;
  private final int maxSlots;
  private int slots = SMALL;
  private int used;
  private long[] cells;

  /// @param rates how many moments each caller has
  /// @param maxCallers how many are held at least before any is forgotten
  Buckets(int rates, int maxCallers) {
    this.width = 1 + rates;
    // A third more than is used, so that searches stay short, and some more since a hash deals out
    // callers unevenly.
    this.maxSlots = Math.max(2 * SMALL, maxCallers / 2 * 3);
    this.cells = new long[slots * width];
  }

  /// Where the caller is, negative when not there.
  int find(long print) {
    for (int slot = home(print); ; slot = slot + 1 == slots ? 0 : slot + 1) {
      long there = cells[slot * width];
      if (there == print) {
        return slot;
      }
      if (there == 0) {
        return -1 - slot;
      }
    }
  }

  /// Where the caller is, with full buckets when new; moves others.
  int findOrMake(long print, long now) {
    int at = find(print);
    if (at >= 0) {
      return at;
    }
    if ((used + 1) * 4 > slots * 3) {
      tidy(now);
      at = find(print);
    }
    int slot = -1 - at;
    cells[slot * width] = print;
    Arrays.fill(cells, slot * width + 1, (slot + 1) * width, now);
    used++;
    return slot;
  }

  long fullAt(int at, int rate) {
    return cells[at * width + 1 + rate];
  }

  void set(int at, int rate, long fullAt) {
    cells[at * width + 1 + rate] = fullAt;
  }

  /// The high bits choose the slot; the low ones have chosen the part.
  private int home(long print) {
    return (int) Math.unsignedMultiplyHigh(print, slots);
  }

  /// Forgets full buckets, which forgives nothing; then grows, or when that is not allowed forgets
  /// those that will be full soonest.
  private void tidy(long now) {
    long[] waits = new long[used];
    int live = 0;
    for (int slot = 0; slot < slots; slot++) {
      long wait = cells[slot * width] == 0 ? 0 : wait(cells, slot * width, now);
      if (wait > 0) {
        waits[live++] = wait;
      }
    }
    long[] before = cells;
    int slotsBefore = slots;
    if (live > slots / 2) {
      slots = slots * 3 >= maxSlots ? maxSlots : slots * 2;
    }
    int keep = Math.min(live, slots * 5 / 8);
    Arrays.sort(waits, 0, live);
    long shortest = keep == 0 ? Long.MAX_VALUE : waits[live - keep];
    int ties = 0;
    for (int i = live - keep; i < live && waits[i] == shortest; i++) {
      ties++;
    }
    cells = new long[slots * width];
    used = 0;
    for (int slot = 0; slot < slotsBefore; slot++) {
      int from = slot * width;
      long wait = before[from] == 0 ? 0 : wait(before, from, now);
      if (wait > shortest || (wait == shortest && ties-- > 0)) {
        int to = -1 - find(before[from]);
        System.arraycopy(before, from, cells, to * width, width);
        used++;
      }
    }
  }

  /// How long until the last of a caller's buckets is full.
  private long wait(long[] all, int from, long now) {
    long longest = 0;
    for (int rate = 1; rate < width; rate++) {
      longest = Math.max(longest, all[from + rate] - now);
    }
    return longest;
  }
}
