package se.lugntrygg.domain.safety;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How long a judgement takes, its 99th percentile above all, of usual texts and of texts made to
/// be slow.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class JudgeBenchmark {
  /// Which of the texts of [JudgeTexts].
  @Param({
    "lines",
    "neutral",
    "unknown words",
    "inte",
    "vill",
    "jag vill inte",
    "want to",
    "one word",
    "a letter at a time",
    "marks",
    "slips",
    "emoji"
  })
  public String kind = "lines";

  /// In characters.
  @Param("2000")
  public int length;

  private final RiskJudge judge = new RiskJudge();
  private String text = "";

  /// As JMH makes it.
  public JudgeBenchmark() {}

  /// Makes the text.
  @Setup
  public void write() {
    text = JudgeTexts.of(length).getOrDefault(kind, "");
  }

  /// One judgement.
  @Benchmark
  public Risk judge() {
    return judge.judge(text);
  }
}
