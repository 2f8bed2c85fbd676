package live.dvmdash.lake;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a new snapshot of the lake: hard links to the files that stay and to those that come, and
 * then one rename of the link {@code events}. Before that instant nothing has changed and after it
 * everything has, so a process that dies leaves nothing to repair, only files that nobody reads.
 */
final class Commit {

  /** How long a snapshot is kept after the next one, for those who still read it. */
  static final Duration KEPT = Duration.ofMinutes(5);

  private Commit() {}

  /**
   * Applies a change. The caller holds the {@link WriterLock}.
   *
   * @param added finished files to link into each partition
   * @param removed files of the current snapshot that the added ones replace
   */
  static void apply(Lake lake, Workspace work, Map<Partition, List<Path>> added, Set<Path> removed)
      throws IOException {
    Snapshot before = lake.snapshot();
    Path snapshots = lake.directory().resolve(Snapshot.DIRECTORY);
    Files.createDirectories(snapshots);
    removeOld(lake, snapshots, before.events());
    for (List<Path> files : added.values()) {
      EventIndex.adopt(lake.directory(), files);
    }
    Path aside = work.newDirectory("snapshot");
    link(before.files(), removed, aside);
    link(added, Set.of(), aside);
    syncTree(aside);
    Path target = next(lake.directory(), before.events());
    AtomicFiles.deleteTree(target);
    Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
    AtomicFiles.syncDirectory(snapshots);
    Path link = work.directory().resolve(Snapshot.LINK);
    Files.createSymbolicLink(link, lake.directory().relativize(target));
    if (before.events() != null) {
      Files.setLastModifiedTime(before.events(), FileTime.from(lake.clock().instant()));
    }
    // The last thing that may fail: after it the caller's events are in the lake.
    Files.move(link, lake.directory().resolve(Snapshot.LINK), StandardCopyOption.ATOMIC_MOVE);
    AtomicFiles.syncDirectory(lake.directory());
  }

  private static void link(Map<Partition, List<Path>> files, Set<Path> except, Path into)
      throws IOException {
    for (Map.Entry<Partition, List<Path>> entry : files.entrySet()) {
      for (Path file : entry.getValue()) {
        if (!except.contains(file)) {
          Path month = Files.createDirectories(into.resolve(entry.getKey().directory()));
          hardLink(month.resolve(file.getFileName()), file);
        }
      }
    }
  }

  private static void hardLink(Path link, Path existing) throws IOException {
    try {
      Files.createLink(link, existing);
    } catch (UnsupportedOperationException e) {
      throw new LakeException(
          "cannot commit: " + link + ": this file system has no hard links: move the lake", e);
    }
  }

  private static void syncTree(Path directory) throws IOException {
    try (DirectoryStream<Path> months = Files.newDirectoryStream(directory)) {
      for (Path month : months) {
        AtomicFiles.syncDirectory(month);
      }
    }
    AtomicFiles.syncDirectory(directory);
  }

  /** Where the snapshot after that one belongs; the first when there is none. */
  static Path next(Path lake, @Nullable Path snapshot) {
    long number = snapshot == null ? 0 : Long.parseLong(snapshot.getFileName().toString());
    return lake.resolve(Snapshot.DIRECTORY)
        .resolve(String.format(Locale.ROOT, "%010d", number + 1));
  }

  /**
   * Removes every snapshot but the current one at once, with what they alone held. Whoever still
   * reads one has to start again. The caller holds the {@link WriterLock}.
   */
  static void removeAllOld(Lake lake) throws IOException {
    Path snapshots = lake.directory().resolve(Snapshot.DIRECTORY);
    Path current = lake.snapshot().events();
    if (current == null) {
      return;
    }
    List<Path> old = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(snapshots)) {
      for (Path entry : entries) {
        if (!entry.getFileName().equals(current.getFileName())) {
          old.add(entry);
        }
      }
    }
    for (Path entry : old) {
      AtomicFiles.deleteTree(entry);
    }
    sweepIndex(lake.directory(), snapshots);
  }

  private static void removeOld(Lake lake, Path snapshots, @Nullable Path current)
      throws IOException {
    Instant now = lake.clock().instant();
    Set<Path> old = new HashSet<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(snapshots)) {
      for (Path entry : entries) {
        Instant replaced = Files.getLastModifiedTime(entry).toInstant();
        if (!entry.equals(current) && replaced.plus(KEPT).isBefore(now)) {
          old.add(entry);
        }
      }
    }
    for (Path entry : old) {
      AtomicFiles.deleteTree(entry);
    }
    if (!old.isEmpty()) {
      sweepIndex(lake.directory(), snapshots);
    }
  }

  /** The index keeps what any snapshot that is still there may need. */
  private static void sweepIndex(Path lake, Path snapshots) throws IOException {
    Set<Path> inUse = new HashSet<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(snapshots)) {
      for (Path entry : entries) {
        Snapshot.partitions(entry).values().forEach(inUse::addAll);
      }
    }
    EventIndex.sweep(lake, inUse);
  }
}
