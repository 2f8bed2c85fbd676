package live.dvmdash.cli;

import java.io.IOException;
import java.nio.file.Path;
import live.dvmdash.lake.Snapshot;
import live.dvmdash.query.Database;

/** Opens the query engine with what this machine has. */
final class Engine {

  private Engine() {}

  static Database open(Snapshot snapshot) throws IOException {
    Path temporary =
        Path.of(System.getProperty("java.io.tmpdir"), "dvmdash-" + ProcessHandle.current().pid());
    return Database.open(snapshot, Runtime.getRuntime().availableProcessors(), temporary);
  }
}
