package live.dvmdash.cli.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.LakeInvariants;

/**
 * The lakes that a load of archives makes on its way, each made undisturbed when first asked for.
 */
final class CommittedStates {

  private final Path directory;
  private final OverlappingArchives archives;
  private final Map<String, State> made = new HashMap<>();

  /** A lake of which nothing changes any more but what it knows of relays. */
  static final class State {

    private final LakeInvariants lake;
    private final Set<String> ids;
    private final Set<String> sources;
    private final Map<Map<String, String>, String> reports = new HashMap<>();

    private State(LakeInvariants lake) throws IOException {
      this.lake = lake;
      this.ids = lake.ids();
      this.sources = lake.sources();
    }

    /** Of its events. */
    Set<String> ids() {
      return ids;
    }

    /** The names of its records of sources. */
    Set<String> sources() {
      return sources;
    }

    /**
     * What {@link #reportsOf} prints of it once relays were asked as well: until when they were
     * decides what a report believes, and which requests it calls too young to be unanswered.
     *
     * @param relays the records of relays by their names
     */
    String reports(Map<String, String> relays) throws IOException {
      String known = reports.get(relays);
      if (known == null) {
        lake.replaceRelays(relays);
        known = reportsOf(lake);
        reports.put(relays, known);
      }
      return known;
    }
  }

  CommittedStates(Path directory, OverlappingArchives archives) {
    this.directory = directory;
    this.archives = archives;
  }

  /** All reports of a month in which archives have events and relays have none. */
  static String reportsOf(LakeInvariants lake) {
    return lake.printed("stats", "--json", "--month", "2025-02");
  }

  /** After the events and the records of the first so many archives. */
  State after(int loaded) throws IOException {
    String name = "state-" + loaded;
    State known = made.get(name);
    if (known == null) {
      known = new State(load(name, loaded));
      made.put(name, known);
    }
    return known;
  }

  /** The same a moment earlier, when the last of them has no record yet. */
  State before(int loaded) throws IOException {
    String name = "state-before-" + loaded;
    State known = made.get(name);
    if (known == null) {
      LakeInvariants lake = load(name, loaded);
      Set<String> last = new TreeSet<>(lake.sources());
      last.removeAll(after(loaded - 1).sources());
      for (String record : last) {
        Files.delete(directory.resolve(name).resolve("sources").resolve(record));
      }
      known = new State(lake);
      made.put(name, known);
    }
    return known;
  }

  private LakeInvariants load(String name, int loaded) {
    Path lake = directory.resolve(name);
    if (loaded > 0) {
      Cli.Result result =
          new Cli(directory).run(archives.load(loaded, lake).toArray(String[]::new));
      assertThat(result.exitCode()).as(result.err()).isZero();
    }
    return new LakeInvariants(lake);
  }
}
