package live.dvmdash.cli.benchmark;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import live.dvmdash.cli.testing.GeneratedEvents;
import live.dvmdash.event.Bolt11;
import live.dvmdash.event.Derivation;
import live.dvmdash.event.DerivedEvent;
import live.dvmdash.event.Event;
import live.dvmdash.event.EventId;
import live.dvmdash.event.EventReader;
import live.dvmdash.event.EventWriter;
import live.dvmdash.event.Facts;
import live.dvmdash.event.MalformedEvent;
import live.dvmdash.event.Signatures;
import live.dvmdash.lake.EventFiles;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What is done to each event of a load, step by step, on generated events of all kinds. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(InnerLoops.EVENTS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class InnerLoops {

  /** A group of rows of a Parquet file. */
  static final int EVENTS = 16_384;

  private final EventReader reader = new EventReader();
  private final Signatures signatures = Signatures.fastest();

  /** Receipts hold a signature of their own, which is no work of the derivation. */
  private final Derivation derivation = new Derivation((id, pubkey, sig) -> true);

  private List<Event> events = List.of();
  private List<byte[]> jsons = List.of();
  private List<DerivedEvent> rows = List.of();
  private List<String> invoices = List.of();
  private Path file = Path.of("");

  /** Makes the events, and what each step needs of the ones before. */
  @Setup
  public void generate() throws IOException, InterruptedException {
    events = GeneratedEvents.among(EVENTS * 11 / 10).subList(0, EVENTS);
    jsons = new ArrayList<>();
    for (Event event : events) {
      StringWriter json = new StringWriter();
      new EventWriter(json).write(event);
      jsons.add(json.toString().strip().getBytes(StandardCharsets.UTF_8));
    }
    rows = events.stream().map(derivation::of).toList();
    List<String> different = rows.stream().flatMap(row -> invoices(row.facts())).toList();
    invoices = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      invoices.add(different.get(i % different.size()));
    }
    file = Files.createTempDirectory("inner-loops").resolve("part-1.parquet");
  }

  private static Stream<String> invoices(Facts facts) {
    return switch (facts) {
      case Facts.Answer answer -> answer.invoices().stream().map(Bolt11::text);
      case Facts.Receipt receipt -> Stream.ofNullable(receipt.bolt11());
      default -> Stream.empty();
    };
  }

  /** Verifies the signature of each event. */
  @Benchmark
  public void verify(Blackhole to) {
    for (Event event : events) {
      to.consume(signatures.verify(event));
    }
  }

  /** Reads each event from its JSON. */
  @Benchmark
  public void read(Blackhole to) throws MalformedEvent {
    for (byte[] json : jsons) {
      to.consume(reader.read(json));
    }
  }

  /** Computes the id of each event. */
  @Benchmark
  public void hash(Blackhole to) {
    for (Event event : events) {
      to.consume(EventId.matches(event));
    }
  }

  /** Takes each event apart. */
  @Benchmark
  public void derive(Blackhole to) {
    for (Event event : events) {
      to.consume(derivation.of(event));
    }
  }

  /** Reads as many invoices. */
  @Benchmark
  public void readInvoice(Blackhole to) {
    for (String invoice : invoices) {
      to.consume(Bolt11.parse(invoice));
    }
  }

  /** Writes all to a Parquet file with its index. */
  @Benchmark
  public void write() throws IOException {
    EventFiles.write(file, rows);
    removeFiles();
  }

  /** Removes the folder of the files. */
  @TearDown
  public void remove() throws IOException {
    removeFiles();
    Files.delete(folder());
  }

  private void removeFiles() throws IOException {
    try (var written = Files.newDirectoryStream(folder())) {
      for (Path each : written) {
        Files.delete(each);
      }
    }
  }

  private Path folder() {
    return Objects.requireNonNull(file.getParent());
  }
}
