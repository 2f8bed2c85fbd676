package live.dvmdash.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import live.dvmdash.event.DerivedEvent;

/** Files of the lake for benchmarks, which stand in another package. */
public final class EventFiles {

  private EventFiles() {}

  /** Writes a file and its index as a commit does. */
  public static void write(Path file, List<DerivedEvent> rows) throws IOException {
    try (EventFileWriter writer = new EventFileWriter(file)) {
      for (DerivedEvent row : rows) {
        writer.write(row);
      }
    }
  }
}
