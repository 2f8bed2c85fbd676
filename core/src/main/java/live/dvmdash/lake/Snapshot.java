package live.dvmdash.lake;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The files of one commit. {@code LAKE/events} is a symbolic link to the directory of the last one,
 * so that all of a commit becomes visible at one instant; older directories stay for a while, for
 * those who still read them.
 *
 * @param events the snapshot's own directory, which no later commit changes; null when the lake has
 *     no commit yet
 * @param files the files of each partition in the order of their names; empty partitions are left
 *     out
 * @param incomplete the partitions of which files are left out, because they are damaged
 */
public record Snapshot(
    @Nullable Path events,
    SortedMap<Partition, List<Path>> files,
    SortedSet<Partition> incomplete) {

  static final String LINK = "events";
  static final String DIRECTORY = ".snapshots";

  private static final Snapshot EMPTY =
      new Snapshot(null, Collections.emptySortedMap(), Collections.emptySortedSet());
  private static final int ATTEMPTS = 5;

  /** The last commit of the lake in that directory. */
  static Snapshot current(Path lake) throws IOException {
    Path link = lake.resolve(LINK);
    for (int attempt = 1; ; attempt++) {
      if (Files.isDirectory(link, LinkOption.NOFOLLOW_LINKS)) {
        throw new LakeException(
            "damaged: "
                + link
                + " is no symbolic link: copy lakes with their links (cp -a, rsync -a, tar)");
      }
      if (!Files.isSymbolicLink(link)) {
        return EMPTY;
      }
      try {
        return of(link.toRealPath());
      } catch (NoSuchFileException e) {
        // A process that was stopped between two steps for longer than old snapshots are kept.
        if (attempt == ATTEMPTS) {
          throw new LakeException(
              "damaged: " + link + " points to nothing: restore " + DIRECTORY + " from a backup",
              e);
        }
      }
    }
  }

  private static Snapshot of(Path events) throws IOException {
    return new Snapshot(events, partitions(events), Collections.emptySortedSet());
  }

  /** Whether a path is where a commit puts a snapshot. */
  static boolean isSnapshot(Path path) {
    return path.getFileName().toString().matches("[0-9]{1,18}")
        && path.resolveSibling(".").normalize().endsWith(DIRECTORY);
  }

  /** The files in a directory that has one of its own for each partition. */
  static SortedMap<Partition, List<Path>> partitions(Path directory) throws IOException {
    SortedMap<Partition, List<Path>> files = new TreeMap<>();
    try (DirectoryStream<Path> months = Files.newDirectoryStream(directory)) {
      for (Path month : months) {
        String name = month.getFileName().toString();
        if (Partition.isDirectory(name)) {
          List<Path> parts = parts(month);
          if (!parts.isEmpty()) {
            files.put(Partition.ofDirectory(name), parts);
          }
        }
      }
    }
    return Collections.unmodifiableSortedMap(files);
  }

  /** The files in the directory of a partition, in the order of their names. */
  static List<Path> parts(Path month) throws IOException {
    List<Path> parts = new ArrayList<>();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(month, EventFileWriter.PREFIX + "*" + EventFileWriter.SUFFIX)) {
      entries.forEach(parts::add);
    }
    Collections.sort(parts);
    return Collections.unmodifiableList(parts);
  }

  /** The files of a partition, none when it has none. */
  public List<Path> of(Partition partition) {
    return files.getOrDefault(partition, List.of());
  }

  /** All files, by partition. */
  public List<Path> all() {
    return files.values().stream().flatMap(List::stream).toList();
  }

  /** The partition of a file of this snapshot; null when it is not one of them. */
  public @Nullable Partition partitionOf(Path file) {
    for (Map.Entry<Partition, List<Path>> partition : files.entrySet()) {
      if (partition.getValue().contains(file)) {
        return partition.getKey();
      }
    }
    return null;
  }

  /**
   * The same without files that are damaged.
   *
   * @param damaged the names of such files, be they in this snapshot or not
   */
  public Snapshot without(Set<Path> damaged) {
    SortedMap<Partition, List<Path>> others = new TreeMap<>();
    SortedSet<Partition> without = new TreeSet<>(incomplete);
    files.forEach((partition, all) -> {
      List<Path> left = all.stream().filter(file -> !damaged.contains(file.getFileName())).toList();
      if (left.size() < all.size()) {
        without.add(partition);
      }
      if (!left.isEmpty()) {
        others.put(partition, left);
      }
    });
    return new Snapshot(
        events,
        Collections.unmodifiableSortedMap(others),
        Collections.unmodifiableSortedSet(without));
  }

  /**
   * The file of this snapshot that is the reason why an engine failed, as one that cannot be used:
   * one that it named, or else the first that is not as it was written; null when there is none.
   *
   * @param said what the engine said
   */
  public LakeException.@Nullable Damaged damage(String said) throws IOException {
    for (Path file : all()) {
      if (said.contains(file.toString()) && Files.exists(file)) {
        return EventFileReader.damaged(file, null);
      }
    }
    for (Path file : all()) {
      if (!isReadable(file) || EventIndex.tellsOfChange(lake(), file)) {
        return EventFileReader.damaged(file, null);
      }
    }
    return null;
  }

  private static boolean isReadable(Path file) throws IOException {
    try {
      EventFileReader.rows(file);
      return true;
    } catch (LakeException.Damaged e) {
      return false;
    }
  }

  /** The lake of a snapshot that has files. */
  private Path lake() {
    return Objects.requireNonNull(events).resolve("../..").normalize();
  }

  /** Whether there is no event at all. */
  public boolean isEmpty() {
    return files.isEmpty();
  }
}
