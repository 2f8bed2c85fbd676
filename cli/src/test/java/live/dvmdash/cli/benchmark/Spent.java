package live.dvmdash.cli.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a process took from its start to its end.
 *
 * @param wall seconds that passed
 * @param cpu seconds of processor time, of all its threads and of the processes it waited for
 * @param peakKib the most memory it held, KiB; 0 when it ended before anyone looked
 */
record Spent(double wall, double cpu, long peakKib) {

  private static final long POLL_MILLIS = 5;
  private static final double TICKS_A_SECOND = 100;

  /** Runs a program with its output thrown away; it has to end with 0. */
  static Spent by(String... command) throws IOException, InterruptedException {
    return by(
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD));
  }

  /** Runs a program, which has to end with 0. */
  static Spent by(ProcessBuilder builder) throws IOException, InterruptedException {
    double before = cpuOfChildren();
    long start = System.nanoTime();
    Process process = builder.start();
    long peak = 0;
    while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, peakKib(process.pid()));
    }
    double wall = (System.nanoTime() - start) / 1e9;
    if (process.exitValue() != 0) {
      throw new IllegalStateException(process.exitValue() + " from " + builder.command());
    }
    return new Spent(wall, cpuOfChildren() - before, peak);
  }

  /** The most memory it held, MiB. */
  double peakMib() {
    return peakKib / 1024.0;
  }

  /** Both together, one after the other. */
  Spent and(Spent other) {
    return new Spent(wall + other.wall, cpu + other.cpu, Math.max(peakKib, other.peakKib));
  }

  /** The one in the middle by wall time, with the processor time in the middle. */
  static Spent median(List<Spent> runs) {
    double[] cpu = runs.stream().mapToDouble(Spent::cpu).sorted().toArray();
    double[] wall = runs.stream().mapToDouble(Spent::wall).sorted().toArray();
    long peak = runs.stream().map(Spent::peakKib).max(Comparator.naturalOrder()).orElse(0L);
    return new Spent(wall[wall.length / 2], cpu[cpu.length / 2], peak);
  }

  /** The processor time of this process so far, of all its threads. */
  static long cpuNanosOfThisProcess() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** The time of the children that this process has waited for, as Linux counts it. */
  private static double cpuOfChildren() throws IOException {
    String line = Files.readString(Path.of("/proc/self/stat"));
    List<String> fields =
        Arrays.asList(line.substring(line.lastIndexOf(')') + 2).strip().split(" "));
    return (Long.parseLong(fields.get(13)) + Long.parseLong(fields.get(14))) / TICKS_A_SECOND;
  }

  /** The most memory that a process has held so far, as Linux says it; 0 when it has ended. */
  private static long peakKib(long pid) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
    } catch (IOException e) {
      // it ended between two looks
    }
    return 0;
  }
}
