package live.dvmdash.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import live.dvmdash.event.Bytes32;
import live.dvmdash.lake.TableWriter.Column;
import live.dvmdash.lake.TableWriter.ValueType;

/**
 * Which relay had which event. A dataset beside the events, below {@code LAKE/sightings}: a row for
 * an event and the relays that were seen to have it. An event may have several rows, in several
 * files or after a crash even the same one twice, so readers take the union of its relays.
 *
 * <p>There is no snapshot: a file once there never changes, and a merge removes it only after the
 * one that replaces it has come. A reader that misses a file lists again.
 */
public final class Sightings {

  /** Of an event the first eight bytes of its id, big-endian; of relays their addresses. */
  static final List<Column> COLUMNS =
      List.of(Column.of("event", ValueType.INT64), Column.listOf("relays", ValueType.STRING));

  static final String DIRECTORY = "sightings";

  /** A partition with more files than this is worth a merge. */
  private static final int FEW_FILES = 4;

  /** How many files are open at once. */
  private static final int MOST_FILES_OF_A_MERGE = 64;

  private final Lake lake;

  Sightings(Lake lake) {
    this.lake = lake;
  }

  /** The files of all months, by month and name; none when nothing was ever seen. */
  public List<Path> files() throws IOException {
    Path all = lake.directory().resolve(DIRECTORY);
    if (!Files.isDirectory(all)) {
      return List.of();
    }
    return Snapshot.partitions(all).values().stream().flatMap(List::stream).toList();
  }

  /** A writer that has not touched the lake yet. */
  public SightingsWriter writer() {
    return new SightingsWriter(this, lake);
  }

  /**
   * Merges the files of those partitions that have more than a few, each pair of event and relay
   * once. Others may read, write and merge meanwhile.
   *
   * @throws LakeException when a file is damaged; nothing is removed then
   */
  public void merge(Collection<Partition> partitions) throws IOException {
    for (Partition partition : partitions) {
      List<Path> files = filesOf(partition);
      while (files.size() > FEW_FILES) {
        mergeSome(partition, files.subList(0, Math.min(files.size(), MOST_FILES_OF_A_MERGE)));
        files = filesOf(partition);
      }
    }
  }

  /** What stands for an event: the first eight bytes of its id. */
  static long key(Bytes32 id) {
    return id.a();
  }

  /**
   * Removes the rows of some events of a partition. A merge that another run does at the same
   * moment may bring some back; they tell nothing about an event that is gone.
   *
   * @param events the {@link #key} of each
   */
  void remove(Partition partition, Set<Long> events) throws IOException {
    for (Path file : filesOf(partition)) {
      if (holdsAny(file, events)) {
        try (Workspace workspace = Workspace.open(lake.directory(), lake.clock())) {
          Path rest = workspace.newEventFile();
          try (SightingsFile rows = SightingsFile.open(file);
              TableWriter writer = newFile(rest)) {
            for (SightingsFile.Row row = rows.read(); row != null; row = rows.read()) {
              if (!events.contains(row.event())) {
                writer.write(List.of(row.event(), row.relays()));
              }
            }
          }
          publish(partition, rest);
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static boolean holdsAny(Path file, Set<Long> events) throws IOException {
    try (SightingsFile rows = SightingsFile.open(file)) {
      for (SightingsFile.Row row = rows.read(); row != null; row = rows.read()) {
        if (events.contains(row.event())) {
          return true;
        }
      }
      return false;
    }
  }

  /** Removes what was seen of months before that one. */
  void removeBefore(Partition first) throws IOException {
    Path all = lake.directory().resolve(DIRECTORY);
    if (Files.isDirectory(all)) {
      for (Partition partition : Snapshot.partitions(all).keySet()) {
        if (partition.compareTo(first) < 0) {
          AtomicFiles.deleteTree(directory(partition));
        }
      }
    }
  }

  private void mergeSome(Partition partition, List<Path> files) throws IOException {
    try (Workspace workspace = Workspace.open(lake.directory(), lake.clock())) {
      Path merged = workspace.newEventFile();
      try (SightingsMerge rows = SightingsMerge.of(files);
          TableWriter writer = newFile(merged)) {
        for (SightingsFile.Row row = rows.read(); row != null; row = rows.read()) {
          writer.write(List.of(row.event(), row.relays()));
        }
      } catch (NoSuchFileException e) {
        return; // another merge has been here; its result is in the next list
      }
      publish(partition, merged);
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** A writer of a file of sightings, whose rows have to come in the order of the events. */
  static TableWriter newFile(Path path) throws IOException {
    return new TableWriter(
        path, COLUMNS, settings -> settings.withDictionaryEncoding("event", false));
  }

  /** Makes a finished file part of the dataset. */
  void publish(Partition partition, Path file) throws IOException {
    Path month = directory(partition);
    if (!Files.isDirectory(month)) {
      Files.createDirectories(month);
      AtomicFiles.syncDirectory(lake.directory().resolve(DIRECTORY));
      AtomicFiles.syncDirectory(lake.directory());
    }
    Files.move(file, month.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    AtomicFiles.syncDirectory(month);
  }

  private List<Path> filesOf(Partition partition) throws IOException {
    Path month = directory(partition);
    return Files.isDirectory(month) ? Snapshot.parts(month) : List.of();
  }

  private Path directory(Partition partition) {
    return lake.directory().resolve(DIRECTORY).resolve(partition.directory());
  }
}
