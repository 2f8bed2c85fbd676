package live.dvmdash.cli.benchmark;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The CPU of the steps in {@link InnerLoops}, each against that of verifying one signature. */
@ExtendWith(Figures.OfTheRun.class)
final class InnerLoopBenchmark {

  private static final List<Step> STEPS =
      List.of(
          new Step("read", "reading an event from JSON"),
          new Step("hash", "hashing the id of an event"),
          new Step("derive", "its derived columns, but for the signature in a receipt"),
          new Step("readInvoice", "reading an invoice"),
          new Step("write", "writing an event to Parquet and to the index"));

  private record Step(String method, String work) {}

  @Test
  void eachStepAgainstOneSignature(Figures figures) throws Exception {
    Map<String, Double> nanos = run();
    double signature = requireNonNull(nanos.get("verify"));
    System.out.printf(Locale.ROOT, "verifying a signature %.1f µs CPU%n", signature / 1e3);
    for (Step step : STEPS) {
      double each = requireNonNull(nanos.get(step.method()));
      System.out.printf(Locale.ROOT, "%s %.2f µs CPU%n", step.work(), each / 1e3);
      figures.cpu(step.work(), "verifying a signature", each / signature);
    }
  }

  private static Map<String, Double> run() throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include(InnerLoops.class.getName())
            .addProfiler(CpuProfiler.class)
            .jvmArgs("-Xmx1g", "--enable-native-access=ALL-UNNAMED")
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .build();
    Map<String, Double> nanos = new HashMap<>();
    for (RunResult result : new Runner(options).run()) {
      nanos.put(
          result.getPrimaryResult().getLabel(),
          requireNonNull(result.getSecondaryResults().get(CpuProfiler.LABEL)).getScore());
    }
    return nanos;
  }
}
