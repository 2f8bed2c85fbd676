package live.dvmdash.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import live.dvmdash.event.Derivation;
import live.dvmdash.event.DerivedEvent;
import live.dvmdash.event.Event;
import org.apache.parquet.column.ParquetProperties;

/**
 * Writes one file of events, rows as they come, which should be in the order of time; and beside it
 * its index.
 */
final class EventFileWriter implements AutoCloseable {

  /** What file names of the lake begin and end with; readers glob {@code part-*.parquet}. */
  static final String PREFIX = "part-";

  static final String SUFFIX = ".parquet";

  /** The most events of a file that merging makes. */
  static final long MAX_ROWS = 1_000_000;

  private final RowFileWriter<DerivedEvent> rows;
  private final IndexWriter index = new IndexWriter();
  private final Path path;

  EventFileWriter(Path path) throws IOException {
    this(path, Packing.QUICK);
  }

  private EventFileWriter(Path path, Packing packing) throws IOException {
    this.path = path;
    rows = new RowFileWriter<>(path, new EventLayout(), packing, EventFileWriter::tune);
  }

  /**
   * Merges files that are in the order of time into as few as possible, each event once.
   *
   * @return the new files, in the workspace
   */
  static List<Path> merge(Workspace workspace, List<Path> files, Derivation derivation)
      throws IOException {
    List<Path> merged = new ArrayList<>();
    try (MergedEvents events = MergedEvents.of(files)) {
      Event next = events.read();
      while (next != null) {
        Path file = workspace.newEventFile();
        try (EventFileWriter writer = new EventFileWriter(file, Packing.SMALL)) {
          while (next != null && writer.rows() < MAX_ROWS) {
            writer.write(derivation.of(next));
            next = events.readOther(next);
          }
        }
        merged.add(file);
      }
    }
    return merged;
  }

  private static void tune(ParquetProperties.Builder settings) {
    settings
        .withValuesWriterFactory(new EventEncodings())
        .withDictionaryEncoding("id", false)
        .withDictionaryEncoding("created_at", false)
        .withDictionaryEncoding("tags.list.element.list.element", false)
        .withDictionaryEncoding("sig", false)
        .withDictionaryEncoding("content", false)
        .withStatisticsEnabled("sig", false)
        .withStatisticsEnabled("content", false)
        .withStatisticsEnabled("tags.list.element.list.element", false);
  }

  void write(DerivedEvent row) throws IOException {
    rows.write(row);
    index.add(row);
  }

  long rows() {
    return rows.rows();
  }

  @Override
  public void close() throws IOException {
    rows.close();
    if (rows.rows() > 0) {
      index.write(EventIndex.beside(path), rows.checksum());
    }
  }
}
