package live.dvmdash.lake;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import live.dvmdash.event.Bytes32;
import org.jspecify.annotations.Nullable;

/**
 * Tells in which files of a snapshot, and at what times there, events lie that have some id or
 * refer to it, carry or bear an invoice, or describe an author. Each file of events has an index of
 * its own beside the snapshots, made when it is written. A missing one costs time only: its file
 * counts as one that may hold anything.
 */
public final class EventIndex {

  static final String DIRECTORY = "index";
  private static final String SUFFIX = ".idx";

  private final Map<Path, @Nullable IndexFile> files = new LinkedHashMap<>();

  /**
   * Where to look.
   *
   * @param file a file of the snapshot
   * @param times the times of the events, in order; null for any
   */
  public record Place(Path file, @Nullable List<Times> times) {}

  /**
   * A second, or several that the index does not tell apart.
   *
   * @param from the first, epoch seconds
   * @param to the last, epoch seconds
   */
  public record Times(long from, long to) implements Comparable<Times> {
    @Override
    public int compareTo(Times other) {
      return Long.compare(from, other.from);
    }
  }

  private EventIndex() {}

  /** The index of a snapshot. */
  public static EventIndex of(Snapshot snapshot) throws IOException {
    EventIndex index = new EventIndex();
    Path events = snapshot.events();
    if (events != null) {
      Path directory = events.resolve("../..").resolve(DIRECTORY).normalize();
      for (Path file : snapshot.all()) {
        index.files.put(file, IndexFile.open(directory.resolve(name(file))));
      }
    }
    return index;
  }

  /** Where the events may be that have one of the ids or keys, or refer to it. */
  public List<Place> find(Collection<Bytes32> values, Collection<String> invoices) {
    SortedSet<Long> keys = new TreeSet<>();
    values.forEach(value -> keys.add(IndexKeys.of(value)));
    invoices.forEach(invoice -> keys.add(IndexKeys.of(invoice)));
    return places((file, times) -> keys.forEach(key -> file.find(key, key, times)));
  }

  /** Where the events may be that have an id from one to another, both included. */
  public List<Place> between(Bytes32 lowest, Bytes32 highest) {
    return places((file, times) -> file.find(IndexKeys.of(lowest), IndexKeys.of(highest), times));
  }

  @FunctionalInterface
  private interface Search {
    void in(IndexFile file, SortedSet<Times> times);
  }

  private List<Place> places(Search search) {
    List<Place> places = new ArrayList<>();
    files.forEach((path, file) -> {
      if (file == null) {
        places.add(new Place(path, null));
      } else {
        SortedSet<Times> times = new TreeSet<>();
        search.in(file, times);
        if (!times.isEmpty()) {
          places.add(new Place(path, List.copyOf(times)));
        }
      }
    });
    return places;
  }

  /** Where the index of a file of events is written, until both become part of the lake. */
  static Path beside(Path file) {
    return file.resolveSibling(name(file));
  }

  static String name(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - EventFileWriter.SUFFIX.length()) + SUFFIX;
  }

  /**
   * Whether a file in a lake has other bytes than when it was written, as far as its index tells.
   */
  static boolean tellsOfChange(Path lake, Path file) throws IOException {
    Long written = IndexFile.checksum(lake.resolve(DIRECTORY).resolve(name(file)));
    return written != null && written != ChecksummedFile.of(file);
  }

  /** Whether the index of a file in a lake is what that writer would write. */
  static boolean holds(Path lake, Path file, IndexWriter wanted) throws IOException {
    return wanted.isWrittenIn(lake.resolve(DIRECTORY).resolve(name(file)));
  }

  /** Whether a name is that of an index. */
  static boolean isIndex(String name) {
    return name.startsWith(EventFileWriter.PREFIX) && name.endsWith(SUFFIX);
  }

  /** Takes over the indexes of files that are about to be committed. */
  static void adopt(Path lake, Collection<Path> files) throws IOException {
    Path directory = Files.createDirectories(lake.resolve(DIRECTORY));
    for (Path file : files) {
      Path written = beside(file);
      if (Files.exists(written)) {
        Files.move(written, directory.resolve(name(file)), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** Removes the indexes of files that are in no snapshot any more. */
  static void sweep(Path lake, Collection<Path> inUse) throws IOException {
    Path directory = lake.resolve(DIRECTORY);
    Set<String> names = new HashSet<>();
    inUse.forEach(file -> names.add(name(file)));
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
      for (Path entry : entries) {
        if (!names.contains(entry.getFileName().toString())) {
          Files.deleteIfExists(entry);
        }
      }
    } catch (NoSuchFileException e) {
      // no index yet
    }
  }
}
