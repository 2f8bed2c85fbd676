package live.dvmdash.cli.lake;

import java.io.IOException;
import java.nio.file.Path;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.Snapshot;
import live.dvmdash.query.Database;
import live.dvmdash.query.LakeKnowledge;
import live.dvmdash.query.OwnQuery;
import live.dvmdash.relay.BadRelayUrl;
import live.dvmdash.relay.RelayUrl;
import org.jspecify.annotations.Nullable;

/** Opens the query engine with what this machine has, and tells it what a lake knows. */
public final class Engine {

  private Engine() {}

  /** Opens the engine over what a lake has. */
  public static Database open(Snapshot snapshot) throws IOException {
    return Database.open(snapshot, threads(), temporary());
  }

  /** One for a query that a person wrote. */
  public static OwnQuery ownQuery(Lake lake, Snapshot snapshot) throws IOException {
    return OwnQuery.open(lake, snapshot, threads(), temporary());
  }

  private static int threads() {
    return Runtime.getRuntime().availableProcessors();
  }

  private static Path temporary() {
    return Path.of(
        System.getProperty("java.io.tmpdir"), "dvmdash-" + ProcessHandle.current().pid());
  }

  /** What the lake knows beside its events. */
  public static LakeKnowledge knowledge(Lake lake) throws IOException {
    return new LakeKnowledge(
        lake.sources().all(), lake.relays().all(), lake.quarantine(), Engine::address);
  }

  /** The address of a relay in its usual form; null when the text is none. */
  private static @Nullable String address(String written) {
    try {
      return RelayUrl.parse(written).text();
    } catch (BadRelayUrl e) {
      return null;
    }
  }
}
