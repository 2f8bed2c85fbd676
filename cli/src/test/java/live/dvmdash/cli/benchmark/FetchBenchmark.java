package live.dvmdash.cli.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import live.dvmdash.cli.testing.GeneratedEvents;
import live.dvmdash.event.Event;
import live.dvmdash.event.EventWriter;
import live.dvmdash.event.Kind;
import live.dvmdash.event.Signatures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The CPU of a fetch from ten relays, as a process of its own from start to end, against the CPU of
 * verifying the signature of each different event once and nothing else. Of a relay's events four
 * fifths are the same on all relays, and one fifth is on no other.
 */
@ExtendWith(Figures.OfTheRun.class)
final class FetchBenchmark {

  private static final int RELAYS = 10;
  private static final int EVENTS = Integer.getInteger("benchmark.events", 20_000);
  private static final int SHARED = EVENTS / 5 * 4;
  private static final int OWN = EVENTS / 5;

  private static final List<String> MONTH =
      List.of("--since", "2025-01-31", "--until", "2025-03-02");

  @TempDir private Path directory;

  @Test
  void fetchAgainstTheSignatures(Figures figures) throws Exception {
    Installation.prepareIntake(directory);
    List<Event> events = generate();
    Path file = directory.resolve("events.jsonl");
    try (Writer out = Files.newBufferedWriter(file)) {
      EventWriter writer = new EventWriter(out);
      for (Event event : events) {
        writer.write(event);
      }
    }
    Spent start = fetch(file, "empty", 0, 0);
    Spent all = fetch(file, "full", SHARED, OWN);
    double alone = verify(events);
    System.out.printf(
        Locale.ROOT,
        "%,d different events of %,d: verifying alone %.2f s CPU (%,.0f/s); the fetch %.2f s CPU,"
            + " %.1f s wall, %,d MiB: ratio %.2f; of that a fetch of nothing %.2f s CPU, %d MiB%n",
        events.size(),
        RELAYS * (SHARED + OWN),
        alone,
        events.size() / alone,
        all.cpu(),
        all.wall(),
        all.peakKib() / 1024,
        all.cpu() / alone,
        start.cpu(),
        start.peakKib() / 1024);
    String fetch = "fetch from %d relays".formatted(RELAYS);
    figures.cpu(fetch, "verifying the different events", all.cpu() / alone, 1.4);
    figures.bytes("peak memory of that", "512 MiB", all.peakMib() / 512, 1);
  }

  /** Different valid events of jobs in no order of time. */
  private List<Event> generate() throws IOException, InterruptedException {
    int wanted = SHARED + RELAYS * OWN;
    List<Event> events = GeneratedEvents.among(wanted * 3 / 2);
    events.removeIf(event -> !isOfJobs(event.kind()));
    Collections.shuffle(events, new Random(1));
    return events.subList(0, wanted);
  }

  private static boolean isOfJobs(int kind) {
    return Kind.isRequest(kind) || Kind.isAnswer(kind);
  }

  private Spent fetch(Path file, String lake, int shared, int own) throws Exception {
    List<String> farm = new ArrayList<>();
    farm.add(Installation.java());
    farm.addAll(List.of("-Xmx3g", "-cp", System.getProperty("java.class.path")));
    farm.addAll(List.of(RelayFarm.class.getName(), file.toString()));
    farm.addAll(List.of("" + RELAYS, "" + shared, "" + own));
    Process relays =
        new ProcessBuilder(farm).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      List<String> command =
          Installation.command("fetch", "--lake", directory.resolve(lake).toString());
      command.addAll(MONTH);
      BufferedReader urls = relays.inputReader(StandardCharsets.UTF_8);
      for (int i = 0; i < RELAYS; i++) {
        command.addAll(List.of("--relay", String.valueOf(urls.readLine())));
      }
      return Spent.by(new ProcessBuilder(command).inheritIO());
    } finally {
      relays.destroy();
    }
  }

  private static double verify(List<Event> events) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    Signatures signatures = Signatures.fastest();
    long before = threads.getCurrentThreadCpuTime();
    for (Event event : events) {
      if (!signatures.verify(event)) {
        throw new IllegalStateException("an event that was valid before is not: " + event.id());
      }
    }
    return (threads.getCurrentThreadCpuTime() - before) / 1e9;
  }
}
