package live.dvmdash.lake;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a lake holds, as the ends of its files and the file system tell without reading the events.
 *
 * @param months the months with events, by time
 * @param damaged what is wrong with files that cannot be read, in words for people
 * @param bytes what the whole folder takes on the disk; a file with several names counts once
 * @param quarantineBytes what the quarantine takes of that
 * @param freeBytes what is left on its disk
 */
public record Inventory(
    List<Month> months, List<String> damaged, long bytes, long quarantineBytes, long freeBytes) {

  /**
   * The events of one partition.
   *
   * @param partition which one
   * @param events how many there are in the files that can be read
   * @param first the earliest {@code created_at}
   * @param last the latest {@code created_at}
   * @param files how many files they are in
   * @param bytes the size of these
   */
  public record Month(
      Partition partition, long events, long first, long last, int files, long bytes) {}

  /** Keeps copies. */
  public Inventory {
    months = List.copyOf(months);
    damaged = List.copyOf(damaged);
  }

  /** Looks into a lake, which has to exist. */
  public static Inventory of(Lake lake) throws IOException {
    List<Month> months = new ArrayList<>();
    List<String> damaged = new ArrayList<>();
    for (Map.Entry<Partition, List<Path>> entry : lake.snapshot().files().entrySet()) {
      long events = 0;
      long first = Long.MAX_VALUE;
      long last = 0;
      long bytes = 0;
      for (Path file : entry.getValue()) {
        bytes += Files.size(file);
        try (EventFileReader reader = EventFileReader.open(file)) {
          events += reader.rows();
          first = Math.min(first, reader.first());
          last = Math.max(last, reader.last());
        } catch (LakeException e) {
          damaged.add(String.valueOf(e.getMessage()));
        }
      }
      if (events > 0) {
        months.add(new Month(entry.getKey(), events, first, last, entry.getValue().size(), bytes));
      }
    }
    Path directory = lake.directory();
    return new Inventory(
        months,
        damaged,
        size(directory),
        size(directory.resolve(Quarantine.DIRECTORY)),
        Files.getFileStore(directory).getUsableSpace());
  }

  /** All events. */
  public long events() {
    return months.stream().mapToLong(Month::events).sum();
  }

  private static long size(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return 0;
    }
    Sizes sizes = new Sizes();
    Files.walkFileTree(directory, sizes);
    return sizes.bytes;
  }

  /** Adds up files; snapshots share theirs by hard links. */
  private static final class Sizes extends SimpleFileVisitor<Path> {

    private final Set<Object> counted = new HashSet<>();
    private long bytes;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (counted.add(Objects.requireNonNullElse(attributes.fileKey(), file))) {
        bytes += attributes.size();
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE; // a commit or the end of a run has just removed it
    }

    @Override
    public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
