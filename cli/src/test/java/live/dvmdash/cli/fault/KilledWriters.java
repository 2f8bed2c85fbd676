package live.dvmdash.cli.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.DvmdashProcess;
import live.dvmdash.cli.testing.FetchWorld;
import live.dvmdash.cli.testing.LakeInvariants;
import live.dvmdash.event.Event;
import live.dvmdash.event.SigningAuthor;
import live.dvmdash.relay.testing.SignedEvents;
import live.dvmdash.relay.testing.TestRelay;

/** A lake whose writers are killed, and what each of them may leave. */
final class KilledWriters implements AutoCloseable {

  private static final int ARCHIVES = 8;
  private static final int RELAYED = 300;
  private static final int PATIENCE_SECONDS = 60;

  private final Path directory;
  private final Path lake;
  private final LakeInvariants invariants;
  private final World world;
  private final TestRelay relay;

  /**
   * What is the same for all lakes.
   *
   * @param states what a load of the archives may leave
   * @param relayed the events of the relay
   * @param last one more event, whose commit removes what the ones before have left
   */
  private record World(
      OverlappingArchives archives, CommittedStates states, List<Event> relayed, Path last) {}

  /** Who is started and killed. */
  private enum Writer {
    LOAD(400),
    FETCH(2_500),
    COMPACT(60);

    /** How long it has something to do, from its first file on, in milliseconds. */
    private final int busy;

    Writer(int busy) {
      this.busy = busy;
    }

    static Writer any(Random random) {
      int number = random.nextInt(10);
      return number < 6 ? LOAD : number < 8 ? FETCH : COMPACT;
    }
  }

  private KilledWriters(Path directory, World world) {
    this.directory = directory;
    this.lake = directory.resolve("lake");
    this.invariants = new LakeInvariants(lake);
    this.world = world;
    this.relay = TestRelay.with(world.relayed()).cap(40).start();
  }

  /** A lake with sources of its own. */
  static KilledWriters in(Path directory) throws IOException {
    OverlappingArchives archives = OverlappingArchives.write(directory, ARCHIVES);
    List<Event> relayed =
        SignedEvents.by(1).requests(RELAYED, Instant.now().getEpochSecond() - 3 * FetchWorld.HOUR);
    Path last = directory.resolve("last.jsonl");
    Files.write(
        last, SigningAuthor.json(SignedEvents.by(2).request(Cli.NOW.getEpochSecond(), 5050)));
    CommittedStates states = new CommittedStates(directory, archives);
    return new KilledWriters(directory, new World(archives, states, relayed, last));
  }

  /** Another lake, of the same sources. */
  KilledWriters again(Path other) {
    return new KilledWriters(other, world);
  }

  /**
   * Starts a writer, kills it at some moment, and checks what is left.
   *
   * @return whether it was alive until then
   */
  boolean killOne(Random random) throws Exception {
    Set<String> before = invariants.ids();
    Writer kind = Writer.any(random);
    boolean fromItsStart = random.nextInt(4) == 0;
    int micros = random.nextInt(fromItsStart ? 1_500_000 : kind.busy * 1_000);
    boolean alive;
    try (DvmdashProcess writer = DvmdashProcess.start(directory, arguments(kind))) {
      if (!fromItsStart) {
        awaitFiles(writer);
      }
      TimeUnit.MICROSECONDS.sleep(micros);
      alive = writer.isAlive();
      writer.kill();
      assertThat(writer.err()).doesNotContain("Exception");
    }
    assertCommitted(before);
    return alive;
  }

  private List<String> arguments(Writer writer) {
    return switch (writer) {
      case LOAD -> world.archives().load(ARCHIVES, lake);
      case FETCH -> fetch("--follow", "--commit-every", "1s");
      case COMPACT -> List.of("compact", "--lake", lake.toString());
    };
  }

  private List<String> fetch(String... options) {
    List<String> arguments = new ArrayList<>(List.of("fetch", "--json", "--no-context"));
    arguments.addAll(List.of("--days", "1", "--lake", lake.toString(), "--relay", relay.url()));
    arguments.addAll(List.of(options));
    return arguments;
  }

  /** Waits until a writer has a place for its files, which is when it begins to matter. */
  private void awaitFiles(DvmdashProcess writer) throws Exception {
    Set<Path> old = workspaces();
    while (writer.isAlive() && old.containsAll(workspaces())) {
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  private Set<Path> workspaces() throws IOException {
    Set<Path> found = new TreeSet<>();
    Path work = lake.resolve(".work");
    if (Files.isDirectory(work)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(work)) {
        entries.forEach(found::add);
      }
    }
    return found;
  }

  /**
   * Asserts that the lake is one that commits make. A load commits each source as a whole, so what
   * is of archives must be the first so many of them, no event more or less; and what is of a relay
   * must be some of its events. Reports are then those of an undisturbed lake with the same sources
   * and the same knowledge of relays, byte for byte.
   */
  private void assertCommitted(Set<String> before) throws IOException {
    Set<String> archived = invariants.ids();
    assertThat(archived).containsAll(before);
    archived.removeAll(FetchWorld.idsOf(world.relayed()));
    int loaded = 0;
    while (loaded < ARCHIVES && !world.states().after(loaded).ids().equals(archived)) {
      loaded++;
    }
    CommittedStates.State state = world.states().after(loaded);
    assertThat(archived).as("the events of whole sources").isEqualTo(state.ids());
    if (!invariants.sources().equals(state.sources())) {
      state = world.states().before(loaded);
    }
    assertThat(invariants.sources()).isEqualTo(state.sources());
    assertThat(CommittedStates.reportsOf(invariants)).isEqualTo(state.reports(invariants.relays()));
  }

  /** Has every writer do all it has to, undisturbed. */
  void finish() throws Exception {
    run(world.archives().load(ARCHIVES, lake));
    run(fetch());
    run(List.of("compact", "--lake", lake.toString()));
    invariants.age();
    run(List.of("load", "--lake", lake.toString(), world.last().toString()));
  }

  private void run(List<String> arguments) throws Exception {
    try (DvmdashProcess writer = DvmdashProcess.start(directory, arguments)) {
      assertThat(writer.await(PATIENCE_SECONDS)).as(writer.err()).isZero();
    }
  }

  /** Asserts that two finished lakes hold and say the same, and that this one has no debris. */
  void assertSameAs(KilledWriters other) throws IOException {
    invariants.assertNothingTemporary();
    assertThat(invariants.ids()).isEqualTo(other.invariants.ids());
    assertThat(invariants.sources()).isEqualTo(other.invariants.sources());
    for (String[] command :
        List.of(
            new String[] {"export"},
            new String[] {"stats", "--json"},
            new String[] {"stats", "--json", "--month", "2025-02"},
            new String[] {"quarantine", "--json"})) {
      assertThat(invariants.printed(command))
          .as(String.join(" ", command))
          .isEqualTo(other.invariants.printed(command));
    }
  }

  @Override
  public void close() {
    relay.close();
  }
}
