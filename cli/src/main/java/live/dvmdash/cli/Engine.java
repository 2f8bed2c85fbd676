package live.dvmdash.cli;

import java.io.IOException;
import java.nio.file.Path;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.Snapshot;
import live.dvmdash.query.Database;
import live.dvmdash.query.OwnQuery;

/** Opens the query engine with what this machine has. */
final class Engine {

  private Engine() {}

  static Database open(Snapshot snapshot) throws IOException {
    return Database.open(snapshot, threads(), temporary());
  }

  /** One for a query that a person wrote. */
  static OwnQuery ownQuery(Lake lake, Snapshot snapshot) throws IOException {
    return OwnQuery.open(lake, snapshot, threads(), temporary());
  }

  private static int threads() {
    return Runtime.getRuntime().availableProcessors();
  }

  private static Path temporary() {
    return Path.of(
        System.getProperty("java.io.tmpdir"), "dvmdash-" + ProcessHandle.current().pid());
  }
}
