package live.dvmdash.cli.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import live.dvmdash.archive.ElementReader;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.ElementBatch;
import live.dvmdash.event.Event;
import live.dvmdash.event.EventId;
import live.dvmdash.event.MalformedEvent;
import live.dvmdash.event.Signatures;
import live.dvmdash.sample.ArchiveGenerator;
import live.dvmdash.sample.GeneratorOptions;

/** The events that the generator of sample data makes, without what it makes wrong on purpose. */
public final class GeneratedEvents {

  /** The month that they are from. */
  public static final YearMonth MONTH = YearMonth.of(2025, 2);

  private static final Signatures SIGNATURES = Signatures.fastest();

  private GeneratedEvents() {}

  /** The valid events, each once, among about so many elements; always the same. */
  public static List<Event> among(int elements) throws IOException, InterruptedException {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    int threads = Runtime.getRuntime().availableProcessors();
    new ArchiveGenerator(new GeneratorOptions(5, elements, MONTH, threads)).writeTo(archive);
    Map<Bytes32, Event> valid = new LinkedHashMap<>();
    try (ElementReader reader =
        new ElementReader(new ByteArrayInputStream(archive.toByteArray()))) {
      for (ElementBatch batch = reader.next(); batch != null; batch = reader.next()) {
        for (int i = 0; i < batch.count(); i++) {
          add(batch, i, valid);
        }
      }
    }
    return new ArrayList<>(valid.values());
  }

  private static void add(ElementBatch batch, int i, Map<Bytes32, Event> to) {
    try {
      Event event = batch.event(i);
      if (EventId.matches(event) && SIGNATURES.verify(event)) {
        to.put(event.id(), event);
      }
    } catch (MalformedEvent e) {
      // one of those that are wrong on purpose
    }
  }
}
