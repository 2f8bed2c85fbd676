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
import java.util.SortedMap;
import java.util.TreeMap;
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
 */
public record Snapshot(@Nullable Path events, SortedMap<Partition, List<Path>> files) {

  static final String LINK = "events";
  static final String DIRECTORY = ".snapshots";

  private static final Snapshot EMPTY = new Snapshot(null, Collections.emptySortedMap());
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
    return new Snapshot(events, partitions(events));
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

  /**
   * What is wrong with a file of this snapshot that an engine could not read: one that it named, or
   * else the first whose footer is damaged; null when there is none.
   *
   * @param said what the engine said
   */
  public @Nullable LakeException damage(String said) throws IOException {
    for (Path file : all()) {
      if (said.contains(file.toString()) && said.contains("rror: ")) {
        return EventFileReader.damaged(file, null);
      }
    }
    for (Path file : all()) {
      try {
        EventFileReader.rows(file);
      } catch (LakeException e) {
        return e;
      }
    }
    return null;
  }

  /** Whether there is no event at all. */
  public boolean isEmpty() {
    return files.isEmpty();
  }
}
