package se.lugntrygg.domain.safety;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/// Teaches a [Classifier] from labelled lines: stochastic gradient descent on the logarithmic loss
/// with the steps of AdaGrad (Duchi, Hazan and Singer, 2011), half of the features left out by
/// chance at each look so that none is relied on alone (dropout: Srivastava and others, 2014), and
/// the mean of the weights over the later rounds (Polyak and Juditsky, 1992). The same lines give
/// the same weights.
///
/// `java … se.lugntrygg.domain.safety.ClassifierTraining FILE` writes what all lines teach that are
/// not held out.
final class ClassifierTraining {
  private static final int KINDS = Classifier.Kind.COUNT;
  private static final int ROUNDS = 16;
  private static final int ROUNDS_IN_MEAN = ROUNDS / 2;

  /// So many times all is learnt anew, in another order; what counts is the mean.
  private static final int LEARNERS = 3;

  private static final double STEP = 0.5;
  private static final double BIAS_STEP = 0.01;
  private static final double SMALL = 1e-6;

  /// Features of fewer lines are not learnt.
  private static final int FEWEST_LINES = 2;

  /// Lines are learnt as they are, and badly written.
  private static final List<Distortion> DISTORTIONS = List.of(Distortion.TYPO, Distortion.SLANG);

  /// A text's first two words, and all of it.
  private static final Pattern BEGINNING = Pattern.compile("(?s)^(\\S+ \\S+) .*");

  private static final Pattern SENTENCES = Pattern.compile("(?<=[.!?]) ");

  private ClassifierTraining() {}

  public static void main(String[] args) {
    try {
      Files.write(Path.of(args[0]), bytes());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static byte[] bytes() {
    RiskJudge judge = new RiskJudge(Classifier.UNTAUGHT);
    List<Lesson> lessons =
        LabelledLine.read(LabelledLine.TAUGHT).stream()
            .map(line -> Lesson.of(judge, line))
            .toList();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream data = new DataOutputStream(bytes)) {
      train(lessons).write(data, source());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return bytes.toByteArray();
  }

  /// Which lines and concepts it has learnt from.
  static long source() {
    CRC32 sum = new CRC32();
    LabelledLine.TAUGHT.forEach(set -> sum.update(LabelledLine.bytes(set)));
    try (InputStream concepts =
        Objects.requireNonNull(Concepts.class.getResourceAsStream("concepts.txt"))) {
      sum.update(concepts.readAllBytes());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return sum.getValue();
  }

  /// A line as it is learnt.
  ///
  /// @param looks the features of the line, then of what else is made of it
  record Lesson(int kind, List<int[]> looks) {
    static Lesson of(RiskJudge judge, LabelledLine line) {
      Random chance = new Random(line.text().hashCode());
      List<String> texts = new ArrayList<>(List.of(line.text()));
      DISTORTIONS.forEach(distortion -> texts.add(distortion.of(line.text(), chance)));
      Classifier.Kind kind = learntAs(line.kind());
      if (kind == Classifier.Kind.NONE) {
        // what is harmless is so sentence by sentence, and in its beginning
        texts.addAll(List.of(SENTENCES.split(line.text(), -1)));
        texts.add(BEGINNING.matcher(line.text()).replaceFirst("$1"));
      }
      return new Lesson(
          kind.place(), texts.stream().map(text -> hashes(judge.features(text))).toList());
    }

    private static int[] hashes(Features features) {
      return IntStream.range(0, features.parts())
          .flatMap(part -> IntStream.concat(words(features, part), together(features, part)))
          .toArray();
    }

    private static IntStream words(Features features, int part) {
      return IntStream.range(features.spokenFrom(part), features.spokenTo(part))
          .map(features::spelling)
          .flatMap(
              spelling ->
                  hashes(features.made(), features.madeFrom(spelling), features.madeTo(spelling)));
    }

    private static IntStream together(Features features, int part) {
      return hashes(features.together(), features.togetherFrom(part), features.togetherTo(part));
    }

    private static IntStream hashes(Features.Numbers numbers, int from, int to) {
      return IntStream.range(from, to)
          .flatMap(i -> IntStream.generate(() -> numbers.hash(i)).limit(numbers.weight(i)));
    }
  }

  static Classifier.Kind learntAs(LabelledLine.Kind kind) {
    return switch (kind) {
      case EXPLICIT -> Classifier.Kind.WISH;
      case PREPARATION -> Classifier.Kind.PLAN;
      case PASSIVE -> Classifier.Kind.PASSIVE;
      case SELF_HARM -> Classifier.Kind.SELF_HARM;
      case ABOUT_ANOTHER -> Classifier.Kind.ANOTHER;
      case RETRACTED -> Classifier.Kind.TAKEN_BACK;
      default -> Classifier.Kind.NONE;
    };
  }

  static Classifier train(List<Lesson> lessons) {
    Map<Integer, Integer> places = new HashMap<>();
    int[] keys = worthLearning(lessons);
    for (int i = 0; i < keys.length; i++) {
      places.put(keys[i], i);
    }
    List<Lesson> looks = new ArrayList<>();
    for (Lesson lesson : lessons) {
      for (int[] look : lesson.looks) {
        int[] known = IntStream.of(look).filter(places::containsKey).map(places::get).toArray();
        if (known.length > 0) {
          looks.add(new Lesson(lesson.kind, List.of(known)));
        }
      }
    }
    Learner learner = new Learner(keys.length);
    for (int seed = 0; seed < LEARNERS; seed++) {
      learner.learn(looks, seed);
    }
    return learner.classifier(keys);
  }

  private static int[] worthLearning(List<Lesson> lessons) {
    Map<Integer, Integer> lines = new HashMap<>();
    for (Lesson lesson : lessons) {
      IntStream.of(lesson.looks.getFirst())
          .distinct()
          .forEach(hash -> lines.merge(hash, 1, Integer::sum));
    }
    return lines.entrySet().stream()
        .filter(entry -> entry.getValue() >= FEWEST_LINES)
        .mapToInt(Map.Entry::getKey)
        .sorted()
        .toArray();
  }

  /// What is learnt while it is being learnt.
  private static final class Learner {
    private final float[] weights;
    private final float[] squares;
    private final double[] weightSums;
    private final float[] biases = new float[KINDS];
    private final double[] biasSums = new double[KINDS];
    private final double[] shares = new double[KINDS];
    private int[] kept = new int[1024];
    private int keptCount;
    private int remembered;

    Learner(int keys) {
      weights = new float[keys * KINDS];
      squares = new float[keys * KINDS];
      weightSums = new double[keys * KINDS];
    }

    void learn(List<Lesson> looks, int seed) {
      Arrays.fill(weights, 0);
      Arrays.fill(squares, 0);
      Arrays.fill(biases, 0);
      Random chance = new Random(seed);
      List<Lesson> order = new ArrayList<>(looks);
      for (int round = 0; round < ROUNDS; round++) {
        Collections.shuffle(order, chance);
        for (Lesson look : order) {
          keepHalf(look.looks.getFirst(), chance.nextLong());
          if (keptCount > 0) {
            correct(look.kind);
          }
        }
        if (round >= ROUNDS - ROUNDS_IN_MEAN) {
          remember();
        }
      }
    }

    private void remember() {
      for (int i = 0; i < weights.length; i++) {
        weightSums[i] += weights[i];
      }
      for (int kind = 0; kind < KINDS; kind++) {
        biasSums[kind] += biases[kind];
      }
      remembered++;
    }

    Classifier classifier(int[] keys) {
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (float) (weightSums[i] / remembered);
      }
      for (int kind = 0; kind < KINDS; kind++) {
        biases[kind] = (float) (biasSums[kind] / remembered);
      }
      return Classifier.of(keys, weights, biases);
    }

    private void keepHalf(int[] look, long seed) {
      if (kept.length < look.length) {
        kept = new int[look.length * 2];
      }
      keptCount = 0;
      long chance = seed;
      for (int feature : look) {
        chance = chance * 6364136223846793005L + 1442695040888963407L;
        if (chance < 0) {
          kept[keptCount++] = feature;
        }
      }
    }

    private void correct(int right) {
      double scale = 1 / Math.sqrt(keptCount);
      predict(scale);
      for (int kind = 0; kind < KINDS; kind++) {
        double error = shares[kind] - (kind == right ? 1 : 0);
        biases[kind] -= (float) (BIAS_STEP * error);
        double gradient = error * scale;
        for (int i = 0; i < keptCount; i++) {
          int at = kept[i] * KINDS + kind;
          squares[at] += (float) (gradient * gradient);
          weights[at] -= (float) (STEP * gradient / (Math.sqrt(squares[at]) + SMALL));
        }
      }
    }

    private void predict(double scale) {
      double all = 0;
      for (int kind = 0; kind < KINDS; kind++) {
        double sum = 0;
        for (int i = 0; i < keptCount; i++) {
          sum += weights[kept[i] * KINDS + kind];
        }
        // the strict one is the same on every machine
        shares[kind] = StrictMath.exp(biases[kind] + sum * scale);
        all += shares[kind];
      }
      for (int kind = 0; kind < KINDS; kind++) {
        shares[kind] /= all;
      }
    }
  }
}
