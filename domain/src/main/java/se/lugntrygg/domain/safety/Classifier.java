package se.lugntrygg.domain.safety;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

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

  private final int[] keys;
  private final byte[] weights;
  private final float[] biases;
  private final float step;

  /// By hash, probed in a row: one more than the place among [#keys], or 0.
  private final int[] slots;

  /// @param keys the features it has learnt something about, all different
  /// @param weights by key, then kind, in steps
  /// @param step what one step is worth
  private Classifier(int[] keys, byte[] weights, float[] biases, float step) {
    this.keys = keys;
    this.weights = weights;
    this.biases = biases;
    this.step = step;
    slots = new int[Integer.highestOneBit(Math.max(keys.length, 1)) * 4];
    for (int i = 0; i < keys.length; i++) {
      slots[slot(keys[i])] = i + 1;
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
    int mixed = key * 0x9E3779B9;
    int slot = (mixed ^ mixed >>> 15) & mask;
    while (slots[slot] != 0 && keys[slots[slot] - 1] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  /// What a text is; nothing it has never seen speaks for anything.
  Reading read(Features features) {
    int parts = features.parts();
    int[] sums = new int[parts * Kind.COUNT];
    int[] known = new int[parts];
    for (int part = 0; part < parts; part++) {
      for (int at = features.from(part); at < features.to(part); at++) {
        int found = slots[slot(features.hash(at))];
        if (found > 0) {
          int times = features.weight(at);
          known[part] += times;
          int row = (found - 1) * Kind.COUNT;
          for (int kind = 0; kind < Kind.COUNT; kind++) {
            sums[part * Kind.COUNT + kind] += times * weights[row + kind];
          }
        }
      }
    }
    double danger = 0;
    double most = 0;
    double selfHarm = 0;
    Kind likeliest = Kind.WISH;
    double[] shares = new double[Kind.COUNT];
    for (int first = 0; first < parts; first++) {
      int[] sum = new int[Kind.COUNT];
      int count = 0;
      for (int last = first; last < Math.min(first + PARTS_TOGETHER, parts); last++) {
        for (int kind = 0; kind < Kind.COUNT; kind++) {
          sum[kind] += sums[last * Kind.COUNT + kind];
        }
        count += known[last];
        weigh(sum, count, shares);
        danger = Math.max(danger, shares[Kind.WISH.place] + shares[Kind.PLAN.place]);
        double risk = 1 - shares[Kind.NONE.place];
        Kind kind = likeliestRisk(shares);
        if (risk > most) {
          most = risk;
          likeliest = kind;
        }
        if (kind == Kind.SELF_HARM) {
          selfHarm = Math.max(selfHarm, risk);
        }
      }
    }
    return new Reading(
        danger, most, selfHarm, likeliest, Math.max(1, (double) parts / PARTS_TOGETHER));
  }

  /// The shares of the kinds. A long text has more features, not louder ones.
  private void weigh(int[] sum, int count, double[] shares) {
    double scale = count == 0 ? 0 : step / Math.sqrt(count);
    double largest = Double.NEGATIVE_INFINITY;
    for (int kind = 0; kind < Kind.COUNT; kind++) {
      shares[kind] = biases[kind] + sum[kind] * scale;
      largest = Math.max(largest, shares[kind]);
    }
    double all = 0;
    for (int kind = 0; kind < Kind.COUNT; kind++) {
      shares[kind] = Math.exp(shares[kind] - largest);
      all += shares[kind];
    }
    for (int kind = 0; kind < Kind.COUNT; kind++) {
      shares[kind] /= all;
    }
  }

  private static Kind likeliestRisk(double[] shares) {
    Kind likeliest = Kind.WISH;
    for (Kind kind : Kind.values()) {
      if (kind != Kind.NONE && shares[kind.place] > shares[likeliest.place]) {
        likeliest = kind;
      }
    }
    return likeliest;
  }
}
