package live.dvmdash.lake;

import java.io.IOException;
import java.nio.file.Path;
import live.dvmdash.event.DerivedEvent;

/**
 * Writes one file of events, rows as they come, which should be in the order of time; and beside it
 * its index.
 */
final class EventFileWriter implements AutoCloseable {

  /** What file names of the lake begin and end with; readers glob {@code part-*.parquet}. */
  static final String PREFIX = "part-";

  static final String SUFFIX = ".parquet";

  private final RowFileWriter<DerivedEvent> rows;
  private final IndexWriter index = new IndexWriter();
  private final Path path;

  EventFileWriter(Path path) throws IOException {
    this.path = path;
    rows = new RowFileWriter<>(path, new EventWriteSupport(), EventFileWriter::tune);
  }

  private static void tune(RowFileWriter.Settings<DerivedEvent> settings) {
    settings
        .withDictionaryEncoding("id", false)
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
      index.write(EventIndex.beside(path));
    }
  }
}
