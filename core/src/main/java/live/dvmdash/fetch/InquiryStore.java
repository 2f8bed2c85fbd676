package live.dvmdash.fetch;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import live.dvmdash.event.Event;
import live.dvmdash.lake.Compaction;
import live.dvmdash.lake.Ingest;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.LakeWriter;
import live.dvmdash.lake.SightingsWriter;
import live.dvmdash.lake.SourceIntake;

/**
 * The writing end of an inquiry, on one thread. It keeps no checkpoints and no record of relays, so
 * it needs no lock beside that of each commit, and a fetch may go on meanwhile.
 */
final class InquiryStore implements AutoCloseable {

  private static final String WHO = "trace";

  private final Lake lake;
  private final Fetch.Means means;
  private final LakeWriter writer;
  private final Ingest ingest;
  private final SightingsWriter sightings;
  private final Map<Informant, SourceIntake> intakes = new HashMap<>();

  InquiryStore(Lake lake, Fetch.Means means) {
    this.lake = lake;
    this.means = means;
    this.writer = new LakeWriter(lake, WHO, means.patience());
    this.ingest = new Ingest(lake, writer, means.signatures(), false, means.threads());
    this.sightings = lake.sightings().writer();
  }

  /** Takes events to check. */
  void take(Told.Events events) throws IOException {
    ingest.submit(intake(events.from()), events.batch());
  }

  private SourceIntake intake(Informant from) {
    return intakes.computeIfAbsent(
        from, relay -> ingest.begin(relay.url().text(), event -> saw(event, relay)));
  }

  private boolean saw(Event event, Informant from) {
    sightings.saw(event, from.url().text());
    return true;
  }

  /**
   * Makes all that was taken part of the lake.
   *
   * @return whether the lake has more events than before
   */
  boolean commit() throws IOException {
    long before = added();
    ingest.commit();
    sightings.commit();
    for (SourceIntake intake : intakes.values()) {
      intake.finish();
    }
    return added() > before;
  }

  /** How many events are in the lake that were not before. */
  long added() {
    return writer.added().values().stream().mapToLong(Long::longValue).sum();
  }

  /** Merges the small files that commits have left, where there are too many. */
  void merge() throws IOException {
    new Compaction(lake, WHO, means.patience(), means.signatures())
        .smallFiles(writer.added().keySet());
    lake.sightings().merge(sightings.committed());
  }

  /** Removes temporary files; what was not committed is not stored. */
  @Override
  public void close() throws IOException {
    try (sightings;
        writer;
        ingest) {
      intakes.clear();
    }
  }
}
