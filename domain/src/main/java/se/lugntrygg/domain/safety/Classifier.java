package se.lugntrygg.domain.safety;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/// Reads a text as a whole where the rules read it phrase by phrase: multinomial logistic
/// regression over [Features], which has learnt from the labelled lines of the tests. It knows ways
/// of saying something that no rule foresaw, and from what is said around a phrase that it is
/// harmless.
///
/// A text is read a few parts at a time, so that much talk about other things hides nothing.
final class Classifier {
  /// What it tells apart.
  enum Kind {
    NONE(0),
    WISH(1),
    PLAN(2),
    PASSIVE(3),
    SELF_HARM(4),
    ANOTHER(5),
    TAKEN_BACK(6);

    static final int COUNT = values().length;

    private final int place;

    Kind(int place) {
      this.place = place;
    }

    /// Where it stands among the weights of a feature.
    int place() {
      return place;
    }
  }

  /// What a text was found to be, each of those parts that say so loudest.
  ///
  /// @param danger 0..1: how likely it is a wish or a plan to die
  /// @param risk 0..1: how likely it is anything but [Kind#NONE]
  /// @param selfHarm 0..1: the same where [Kind#SELF_HARM] is the likeliest of them
  /// @param kind what it is likeliest, other than [Kind#NONE], where the risk is greatest
  /// @param places how many places it was looked for in, each a few parts long; 1 for a short text
  record Reading(double danger, double risk, double selfHarm, Kind kind, double places) {}

  /// So many parts in a row are looked at together, and any fewer.
  private static final int PARTS_TOGETHER = 4;

  /// Finds nothing in anything.
  static final Classifier UNTAUGHT = of(new int[0], new float[0], new float[Kind.COUNT]);

  static final String FILE = "classifier.bin";

  /// What is beyond it is cut off, so that the others are told apart finely enough.
  private static final float LARGEST_WEIGHT = 4;

  private static final double LOG_OF_RISKS = Math.log(Kind.COUNT - 1);
  private static final double ROUNDING = 1e-9;

  private static final List<Kind> RISKS =
      Stream.of(Kind.values()).filter(kind -> kind != Kind.NONE).toList();

  /// The sums of the kinds, and how many features they are of.
  private static final int ROW = Kind.COUNT + 1;

  private static final int FILTER_BITS = 1 << 20;
  private static final int FILTER_SHIFT = Integer.SIZE - 20;
  private static final int MIXER = 0x9E3779B9;

  private final int[] keys;
  private final byte[] weights;
  private final float[] biases;
  private final float step;

  /// By hash, probed in a row: the key, or 0. A key of 0 is not looked for.
  private final int[] slots;

  /// By slot: the place of its key among [#keys].
  private final int[] places;

  /// A bit for each hash that a key has. Most features of a text are unknown, and this is small
  /// enough to stay near the processor.
  private final long[] filter = new long[FILTER_BITS / Long.SIZE];

  /// @param keys the features it has learnt something about, all different
  /// @param weights by key, then kind, in steps
  /// @param step what one step is worth
  private Classifier(int[] keys, byte[] weights, float[] biases, float step) {
    this.keys = keys;
    this.weights = weights;
    this.biases = biases;
    this.step = step;
    slots = new int[Integer.highestOneBit(Math.max(keys.length, 1)) * 4];
    places = new int[slots.length];
    for (int i = 0; i < keys.length; i++) {
      int slot = slot(keys[i]);
      slots[slot] = keys[i];
      places[slot] = i;
      int bit = (keys[i] * MIXER) >>> FILTER_SHIFT;
      filter[bit >> 6] |= 1L << bit;
    }
  }

  /// One of weights that have been learnt, by key, then kind.
  static Classifier of(int[] keys, float[] weights, float[] biases) {
    float step = LARGEST_WEIGHT / Byte.MAX_VALUE;
    byte[] steps = new byte[weights.length];
    for (int i = 0; i < weights.length; i++) {
      steps[i] = (byte) Math.round(Math.clamp(weights[i], -LARGEST_WEIGHT, LARGEST_WEIGHT) / step);
    }
    return new Classifier(keys.clone(), steps, biases.clone(), step);
  }

  /// The one that lies beside this class.
  static Classifier standard() {
    try (InputStream bytes = Classifier.class.getResourceAsStream(FILE)) {
      if (bytes == null) {
        throw new IllegalStateException("no " + FILE + " on the class path");
      }
      DataInputStream data = new DataInputStream(new BufferedInputStream(bytes, 1 << 16));
      data.readLong(); // where it comes from, for the tests
      int[] keys = new int[data.readInt()];
      float step = data.readFloat();
      float[] biases = new float[Kind.COUNT];
      for (int kind = 0; kind < Kind.COUNT; kind++) {
        biases[kind] = data.readFloat();
      }
      for (int i = 0; i < keys.length; i++) {
        keys[i] = data.readInt();
      }
      byte[] weights = data.readNBytes(keys.length * Kind.COUNT);
      if (weights.length != keys.length * Kind.COUNT || data.read() >= 0) {
        throw new IllegalStateException(FILE + " is not as long as it says");
      }
      return new Classifier(keys, weights, biases, step);
    } catch (IOException cause) {
      throw new UncheckedIOException("read " + FILE, cause);
    }
  }

  /// Writes it as [#standard] reads it.
  ///
  /// @param source a sum of what it has learnt from, which stands first
  void write(DataOutputStream data, long source) throws IOException {
    data.writeLong(source);
    data.writeInt(keys.length);
    data.writeFloat(step);
    for (float bias : biases) {
      data.writeFloat(bias);
    }
    for (int key : keys) {
      data.writeInt(key);
    }
    data.write(weights);
  }

  private int slot(int key) {
    int mask = slots.length - 1;
    int mixed = key * MIXER;
    int slot = (mixed ^ mixed >>> 15) & mask;
    while (slots[slot] != 0 && slots[slot] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  /// Adds the weights of those that are known.
  ///
  /// @param sums by kind, from a place on; after them, how many were known
  private void add(Features.Numbers numbers, int from, int to, int[] sums, int at) {
    for (int i = from; i < to; i++) {
      int key = numbers.hash(i);
      int bit = (key * MIXER) >>> FILTER_SHIFT;
      if ((filter[bit >> 6] >>> bit & 1) == 0) {
        continue;
      }
      int slot = slot(key);
      if (slots[slot] != 0) {
        int times = numbers.weight(i);
        int row = places[slot] * Kind.COUNT;
        for (int kind = 0; kind < Kind.COUNT; kind++) {
          sums[at + kind] += times * weights[row + kind];
        }
        sums[at + Kind.COUNT] += times;
      }
    }
  }

  /// By part: the sums of the weights of its features by kind, then how many it knows.
  private int[] sums(Features features) {
    int[] bySpelling = new int[features.spellings() * ROW];
    for (int spelling = 0; spelling < features.spellings(); spelling++) {
      int to = features.madeTo(spelling);
      add(features.made(), features.madeFrom(spelling), to, bySpelling, spelling * ROW);
    }
    int[] sums = new int[features.parts() * ROW];
    for (int part = 0; part < features.parts(); part++) {
      int row = part * ROW;
      for (int word = features.spokenFrom(part); word < features.spokenTo(part); word++) {
        int own = features.spelling(word) * ROW;
        for (int i = 0; i < ROW; i++) {
          sums[row + i] += bySpelling[own + i];
        }
      }
      int to = features.togetherTo(part);
      add(features.together(), features.togetherFrom(part), to, sums, row);
    }
    return sums;
  }

  /// What a text is; nothing it has never seen speaks for anything.
  Reading read(Features features) {
    int parts = features.parts();
    int[] sums = sums(features);
    Loudest loudest = new Loudest();
    for (int first = 0; first < parts; first++) {
      int[] sum = new int[ROW];
      for (int last = first; last < Math.min(first + PARTS_TOGETHER, parts); last++) {
        for (int i = 0; i < ROW; i++) {
          sum[i] += sums[last * ROW + i];
        }
        loudest.hear(sum);
      }
    }
    return loudest.reading(Math.max(1, (double) parts / PARTS_TOGETHER));
  }

  /// What has been heard loudest so far.
  private final class Loudest {
    private double danger;
    private double risk;
    private double selfHarm;
    private Kind likeliest = Kind.WISH;

    /// The natural logarithm of the odds of what is passed over.
    private double quiet = Double.NEGATIVE_INFINITY;

    private double quietSelfHarm = Double.NEGATIVE_INFINITY;
    private final double[] shares = new double[Kind.COUNT];

    /// Weighs the sums of some parts. A long text has more features, not louder ones.
    void hear(int[] sum) {
      int count = sum[Kind.COUNT];
      double scale = count == 0 ? 0 : step / Math.sqrt(count);
      for (int kind = 0; kind < Kind.COUNT; kind++) {
        shares[kind] = biases[kind] + sum[kind] * scale;
      }
      Kind kind = RISKS.getFirst();
      for (Kind other : RISKS) {
        kind = shares[other.place] > shares[kind.place] ? other : kind;
      }
      // all the risks together are no likelier than if each were as likely as the likeliest
      double most = shares[kind.place] - shares[Kind.NONE.place] + LOG_OF_RISKS;
      if (most < quiet && (kind != Kind.SELF_HARM || most < quietSelfHarm)) {
        return;
      }
      share(Math.max(shares[kind.place], shares[Kind.NONE.place]));
      double all = 1 - shares[Kind.NONE.place];
      if (all > risk) {
        risk = all;
        likeliest = kind;
      }
      if (kind == Kind.SELF_HARM && all > selfHarm) {
        selfHarm = all;
        quietSelfHarm = odds(selfHarm);
      }
      double wishOrPlan = shares[Kind.WISH.place] + shares[Kind.PLAN.place];
      if (wishOrPlan > danger) {
        danger = wishOrPlan;
        quiet = odds(danger);
      }
    }

    private void share(double largest) {
      double all = 0;
      for (int kind = 0; kind < Kind.COUNT; kind++) {
        shares[kind] = Math.exp(shares[kind] - largest);
        all += shares[kind];
      }
      for (int kind = 0; kind < Kind.COUNT; kind++) {
        shares[kind] /= all;
      }
    }

    private static double odds(double share) {
      return Math.log(share / (1 - share)) - ROUNDING;
    }

    Reading reading(double places) {
      return new Reading(danger, risk, selfHarm, likeliest, places);
    }
  }
}
