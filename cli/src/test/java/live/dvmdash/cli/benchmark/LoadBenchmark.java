package live.dvmdash.cli.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import live.dvmdash.archive.ElementReader;
import live.dvmdash.event.ElementBatch;
import live.dvmdash.event.Event;
import live.dvmdash.event.EventReader;
import live.dvmdash.event.MalformedEvent;
import live.dvmdash.event.Signatures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The CPU of a verified load, as a process of its own from start to end, against the CPU of
 * verifying the same signatures and nothing else.
 */
@ExtendWith(Figures.OfTheRun.class)
final class LoadBenchmark {

  private static final int EVENTS = Integer.getInteger("benchmark.events", 1_000_000);
  @TempDir private Path directory;

  @Test
  void verifiedLoadAgainstItsSignatures(Figures figures) throws Exception {
    Installation.prepareIntake(directory);
    Path archive = directory.resolve("archive.json");
    Installation.writeMonth(archive, YearMonth.of(2025, 2), EVENTS);
    Path lake = directory.resolve("lake");
    Spent load =
        Spent.by(
            new ProcessBuilder(
                    Installation.command("load", "--lake", lake.toString(), archive.toString()))
                .inheritIO());
    Verification alone = verify(archive);
    System.out.printf(
        Locale.ROOT,
        "%,d signatures: verifying alone %.1f s CPU (%,.0f/s); the load %.1f s CPU, %.1f s wall:"
            + " peak %,d MiB: ratio %.2f; the lake %,d bytes%n",
        alone.events(),
        alone.seconds(),
        alone.events() / alone.seconds(),
        load.cpu(),
        load.wall(),
        load.peakKib() / 1024,
        load.cpu() / alone.seconds(),
        sizeOf(lake.resolve("events").toRealPath()));
    String work = "verified load of %,d events".formatted(EVENTS);
    figures.cpu(work, "verifying their signatures", load.cpu() / alone.seconds(), 1.4);
    figures.bytes("peak memory of that", "512 MiB", load.peakMib() / 512, 1);
  }

  private record Verification(int events, double seconds) {}

  private static Verification verify(Path archive) throws IOException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    Signatures signatures = Signatures.fastest();
    EventReader events = new EventReader();
    int verified = 0;
    long nanos = 0;
    try (ElementReader elements = new ElementReader(Files.newInputStream(archive))) {
      for (ElementBatch batch = elements.next(); batch != null; batch = elements.next()) {
        List<Event> read = read(events, batch);
        long before = threads.getCurrentThreadCpuTime();
        for (Event event : read) {
          verified += signatures.verify(event) ? 1 : 0;
        }
        nanos += threads.getCurrentThreadCpuTime() - before;
      }
    }
    return new Verification(verified, nanos / 1e9);
  }

  private static List<Event> read(EventReader reader, ElementBatch batch) {
    List<Event> read = new ArrayList<>(batch.count());
    for (int i = 0; i < batch.count(); i++) {
      try {
        read.add(reader.read(batch.json(), batch.offsets()[i], batch.lengths()[i]));
      } catch (MalformedEvent e) {
        // the load refuses it as well, before it comes to signatures
      }
    }
    return read;
  }

  private static long sizeOf(Path tree) throws IOException {
    try (var files = Files.walk(tree)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
