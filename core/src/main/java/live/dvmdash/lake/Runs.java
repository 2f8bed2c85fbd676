package live.dvmdash.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The ledger: what came of the runs that changed the lake, or were to. One JSON file each, by the
 * time when they began; it is there from the beginning of a run, so one that was killed is in it
 * too. Only the last {@value #MOST} are kept.
 */
public final class Runs {

  /** How many runs are kept. */
  static final int MOST = 1000;

  static final String DIRECTORY = "runs";

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int UNIQUE_CHARACTERS = 8;
  private static final String JSON = ".json";
  private static final String ALIVE = ".alive";

  private final Lake lake;
  private final JsonFiles files;

  Runs(Lake lake) {
    this.lake = lake;
    this.files =
        new JsonFiles(
            lake, DIRECTORY, "remove it; it only tells how a run went, and no event is in it");
  }

  /**
   * Notes that a run begins; where there is no lake yet, as soon as the run makes one: what was
   * named by mistake makes none. Where the file system refuses, the run goes on without: it will
   * meet the same fault where that matters, or be there to make room.
   *
   * @param name the name of the command
   * @param command what was asked for, as on the command line and without secrets
   */
  public OpenRun begin(String name, String command) {
    Instant now = lake.clock().instant();
    String file = newName(now);
    Run run =
        new Run(
            Run.State.RUNNING,
            name,
            command,
            ProcessHandle.current().pid(),
            now.getEpochSecond(),
            null,
            null,
            new TreeMap<>(),
            List.of(),
            Map.of());
    OpenRun open = new OpenRun(this, lake.clock(), file, run);
    lake.onceItExists(open::note);
    return open;
  }

  /**
   * Puts a run that has begun into the ledger.
   *
   * @return what is held for as long as the run goes on
   */
  WriterLock note(String file, Run run) throws IOException {
    Files.createDirectories(directory());
    removeDead();
    WriterLock alive =
        WriterLock.acquire(lake.directory(), right(file), run.name(), Duration.ZERO, lake.clock());
    try {
      write(file, run);
      return alive;
    } catch (IOException e) {
      alive.close();
      removeAlive(file);
      throw e;
    }
  }

  /**
   * The fetch that began last of those that have ended and tell of relays; null when there was
   * none.
   *
   * @throws LakeException when a file is damaged
   */
  public @Nullable Run latestFetch() throws IOException {
    for (Path file : files.all().reversed()) {
      Run run = read(file);
      if (run.name().equals(Run.FETCH) && !run.relays().isEmpty()) {
        return run;
      }
    }
    return null;
  }

  /**
   * The last runs, the first one first.
   *
   * @param most how many at most
   * @throws LakeException when a file is damaged
   */
  public List<Run> last(int most) throws IOException {
    List<Path> all = files.all();
    List<Run> last = new ArrayList<>();
    for (Path file : all.subList(Math.max(0, all.size() - most), all.size())) {
      last.add(read(file));
    }
    return last;
  }

  /** Keeps a run that has ended. */
  void end(String file, Run run) throws IOException {
    if (lake.exists()) {
      write(file, run);
      List<Path> all = files.all();
      for (Path old : all.subList(0, Math.max(0, all.size() - MOST))) {
        Files.deleteIfExists(old);
      }
    }
  }

  /** Takes back what {@link #begin} noted. */
  void discard(String file) throws IOException {
    Files.deleteIfExists(files.file(file));
  }

  /** Removes the file by which others see that a run goes on. */
  void removeAlive(String file) throws IOException {
    Files.deleteIfExists(directory().resolve(file + ALIVE));
  }

  private Path directory() {
    return lake.directory().resolve(DIRECTORY);
  }

  private static String newName(Instant started) {
    String unique = UUID.randomUUID().toString().substring(0, UNIQUE_CHARACTERS);
    return NAME.format(started) + "-" + unique;
  }

  private static WriterLock.Right right(String file) {
    return new WriterLock.Right(DIRECTORY + "/" + file + ALIVE, "runs", "try again");
  }

  private void removeDead() throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory(), "*" + ALIVE)) {
      for (Path file : all) {
        // One met between its creation and its lock, a few microseconds, only reads as killed
        // until its run ends.
        if (!isAlive(file)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private boolean isAlive(Path alive) throws IOException {
    String name = alive.getFileName().toString();
    String run = name.substring(0, name.length() - ALIVE.length());
    return WriterLock.holder(lake.directory(), right(run)) != null;
  }

  private void write(String file, Run run) throws IOException {
    ObjectNode node = JsonFiles.object();
    node.put("name", run.name());
    node.put("command", run.command());
    node.put("pid", run.pid());
    node.put("started", run.started());
    node.put("ended", run.ended());
    node.put("exit_code", run.exitCode());
    ObjectNode counts = node.putObject("counts");
    run.counts().forEach(counts::put);
    if (!run.relays().isEmpty()) {
      ArrayNode relays = node.putArray("relays");
      run.relays().forEach(outcome -> relays.add(RelayOutcomeJson.write(outcome)));
      node.set("lost", SpanJson.write(run.lost()));
    }
    files.write(file, node);
  }

  JsonFiles files() {
    return files;
  }

  /** Whether a file says that a run goes on, or went on until it was killed. */
  static boolean isSignOfLife(Path file) {
    return file.getFileName().toString().endsWith(ALIVE);
  }

  Run read(Path file) throws IOException {
    String name = file.getFileName().toString();
    Path alive = file.resolveSibling(name.substring(0, name.length() - JSON.length()) + ALIVE);
    boolean running = Files.exists(alive) && isAlive(alive);
    return files.read(file, node -> run(node, running));
  }

  private static Run run(JsonNode node, boolean running) {
    Long ended = SpanJson.numberOrNull(node, "ended");
    Run.State state = running ? Run.State.RUNNING : Run.State.KILLED;
    SortedMap<String, Long> counts = new TreeMap<>();
    for (Map.Entry<String, JsonNode> count : node.path("counts").properties()) {
      counts.put(count.getKey(), count.getValue().asLong());
    }
    List<RelayOutcome> relays = new ArrayList<>();
    node.path("relays").forEach(relay -> relays.add(RelayOutcomeJson.read(relay)));
    return new Run(
        ended == null ? state : Run.State.ENDED,
        SpanJson.text(node, "name"),
        SpanJson.text(node, "command"),
        SpanJson.number(node, "pid"),
        SpanJson.number(node, "started"),
        ended,
        ended == null ? null : Integer.valueOf((int) SpanJson.number(node, "exit_code")),
        counts,
        relays,
        SpanJson.readByKey(node.path("lost")));
  }
}
