package live.dvmdash.lake;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Looks for what does not belong into the folder of a lake, by the names of files alone. What a
 * process leaves behind that is killed is no fault: the next one removes it, and it does no harm.
 */
final class FolderCheck {

  /** Temporary files younger than this may have a writer. */
  private static final Duration YOUNG = Duration.ofHours(1);

  private static final List<String> LOCKS =
      List.of(WriterLock.COMMITS.file(), WriterLock.COMPACTIONS.file(), WriterLock.FETCHES.file());

  private final Lake lake;
  private final Findings findings;

  FolderCheck(Lake lake, Findings findings) {
    this.lake = lake;
    this.findings = findings;
  }

  /** Looks at everything but what is inside of files. */
  void run() throws IOException {
    Path all = lake.directory();
    for (Path entry : children(all)) {
      if (!lake.owns(name(entry)) && !isLock(entry)) {
        findings.add(Finding.Kind.BESIDE, entry, null);
      }
    }
    each(all.resolve(Snapshot.DIRECTORY), Snapshot::isSnapshot);
    each(all.resolve(EventIndex.DIRECTORY), entry -> EventIndex.isIndex(name(entry)));
    months(all.resolve(Sightings.DIRECTORY), EventFileWriter.SUFFIX);
    months(all.resolve(Quarantine.DIRECTORY), Quarantine.SUFFIX);
    for (JsonFiles records :
        List.of(lake.sources().files(), lake.relays().files(), lake.runs().files())) {
      each(
          records.directory(),
          entry -> name(entry).endsWith(JsonFiles.SUFFIX) || Runs.isSignOfLife(entry));
    }
    Path events = all.resolve(Snapshot.LINK);
    if (Files.isDirectory(events)) {
      months(events.toRealPath(), EventFileWriter.SUFFIX);
    }
    indexes();
  }

  private static boolean isLock(Path entry) {
    return LOCKS.contains(name(entry));
  }

  private static String name(Path entry) {
    return entry.getFileName().toString();
  }

  /** A folder with one for each partition. */
  private void months(Path folder, String suffix) throws IOException {
    each(folder, entry -> Partition.isDirectory(name(entry)) && Files.isDirectory(entry));
    for (Path month : children(folder)) {
      if (Partition.isDirectory(name(month))) {
        each(month, entry -> isPart(entry, suffix));
      }
    }
  }

  private static boolean isPart(Path entry, String suffix) {
    String name = name(entry);
    return Files.isRegularFile(entry)
        && name.endsWith(suffix)
        && !name.startsWith(".")
        && (!suffix.equals(EventFileWriter.SUFFIX) || name.startsWith(EventFileWriter.PREFIX));
  }

  private void each(Path folder, Predicate<Path> known) throws IOException {
    for (Path entry : children(folder)) {
      if (!known.test(entry)) {
        findings.add(Finding.Kind.FOREIGN, entry, null);
      }
    }
  }

  /** Indexes of files that no snapshot has. */
  private void indexes() throws IOException {
    Set<String> files = new HashSet<>();
    for (Path snapshot : children(lake.directory().resolve(Snapshot.DIRECTORY))) {
      if (Snapshot.isSnapshot(snapshot)) {
        Snapshot.partitions(snapshot)
            .values()
            .forEach(parts -> parts.forEach(part -> files.add(EventIndex.name(part))));
      }
    }
    for (Path index : children(lake.directory().resolve(EventIndex.DIRECTORY))) {
      if (EventIndex.isIndex(name(index)) && !files.contains(name(index))) {
        leftover(index);
      }
    }
  }

  private void leftover(Path entry) throws IOException {
    Instant young = lake.clock().instant().minus(YOUNG);
    try {
      if (Files.getLastModifiedTime(entry, LinkOption.NOFOLLOW_LINKS).toInstant().isBefore(young)) {
        findings.add(Finding.Kind.LEFTOVER, entry, null);
      }
    } catch (NoSuchFileException e) {
      // its writer has just finished
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(children::add);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of(); // not every lake has it; or it is gone by now
    }
    return children;
  }
}
