package live.dvmdash.cli.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.dvmdash.cli.console.ExitCodes;

/** What holds of a lake whatever happened to those who wrote it. */
public final class LakeInvariants {

  /** Longer than any snapshot, and any workspace without a lock, is left alone for its age. */
  private static final Duration LONG = Duration.ofMinutes(10);

  private final Path lake;
  private final Cli cli;

  /** Of the lake in that folder. */
  public LakeInvariants(Path lake) {
    this.lake = lake;
    this.cli = new Cli(lake).with("DVMDASH_LAKE", lake.toString());
  }

  /** The ids in the lake, after checking that it is sound and holds no event twice. */
  public Set<String> ids() {
    printed("check");
    return FetchWorld.idsOfLines(printed("export"));
  }

  /** What a command prints that reads the lake; nothing when there is nothing to be found. */
  public String printed(String... arguments) {
    Cli.Result result = cli.run(arguments);
    assertThat(result.exitCode()).as(result.err()).isIn(ExitCodes.DONE, ExitCodes.NOTHING_FOUND);
    return result.out();
  }

  /** The names of the records of loaded sources. */
  public Set<String> sources() throws IOException {
    return entries("sources").stream()
        .map(file -> file.getFileName().toString())
        .filter(name -> !name.startsWith("."))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The records of relays, by their names. */
  public Map<String, String> relays() throws IOException {
    Map<String, String> found = new TreeMap<>();
    for (Path record : entries("relays")) {
      found.put(record.getFileName().toString(), Files.readString(record));
    }
    return found;
  }

  /** Puts other records of relays in the place of those that are there, if only into a new lake. */
  public void replaceRelays(Map<String, String> records) throws IOException {
    for (Path old : entries("relays")) {
      Files.delete(old);
    }
    Path relays = lake.resolve("relays");
    if (!records.isEmpty()) {
      Files.createDirectories(relays);
      Files.writeString(lake.resolve("lake.properties"), "format=1\n");
    }
    for (Map.Entry<String, String> record : records.entrySet()) {
      Files.writeString(relays.resolve(record.getKey()), record.getValue());
    }
  }

  /** Makes snapshots and what dead writers left as old as the next writer wants them to be. */
  public void age() throws IOException {
    for (String directory : List.of(".snapshots", ".work")) {
      for (Path entry : entries(directory)) {
        FileTime time = Files.getLastModifiedTime(entry);
        Files.setLastModifiedTime(entry, FileTime.from(time.toInstant().minus(LONG)));
      }
    }
  }

  /**
   * Asserts that nothing temporary is left: no half-written file, no snapshot but the current and
   * the one before it, no index of a file that is gone.
   */
  public void assertNothingTemporary() throws IOException {
    assertNothingHalfWritten();
    assertThat(entries(".snapshots")).hasSizeLessThanOrEqualTo(2);
    Set<String> parts = names(".snapshots", ".parquet");
    assertThat(parts).containsAll(names("index", ".idx"));
  }

  /** Asserts that no writer left what it had not finished. */
  public void assertNothingHalfWritten() throws IOException {
    assertThat(entries(".work")).isEmpty();
    try (Stream<Path> files = Files.walk(lake)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.endsWith(".tmp"));
    }
  }

  private Set<String> names(String directory, String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(lake.resolve(directory))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(suffix))
          .map(name -> name.substring(0, name.length() - suffix.length()))
          .collect(Collectors.toSet());
    }
  }

  private List<Path> entries(String directory) throws IOException {
    if (!Files.isDirectory(lake.resolve(directory))) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(lake.resolve(directory))) {
      return entries.toList();
    }
  }
}
