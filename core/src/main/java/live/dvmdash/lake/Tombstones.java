package live.dvmdash.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import live.dvmdash.event.Bytes32;

/**
 * Keeps what a lake has forgotten from coming back: a text file with a line for each author and
 * each event, which every writer heeds when it commits. Whoever removes a line lets it in again.
 */
final class Tombstones {

  static final String FILE = "forgotten.txt";

  private static final String AUTHOR = "author ";
  private static final String EVENT = "event ";

  private final Lake lake;
  private final Path file;

  Tombstones(Lake lake) {
    this.lake = lake;
    this.file = lake.directory().resolve(FILE);
  }

  /**
   * What is to be forgotten.
   *
   * @throws LakeException when the file is damaged, because nothing may come back for that reason
   */
  Forgotten read() throws IOException {
    SortedSet<Bytes32> authors = new TreeSet<>();
    SortedSet<Bytes32> events = new TreeSet<>();
    try {
      for (String line : Files.readAllLines(file)) {
        if (line.startsWith(AUTHOR)) {
          authors.add(Bytes32.ofHex(line.substring(AUTHOR.length()).strip()));
        } else if (line.startsWith(EVENT)) {
          events.add(Bytes32.ofHex(line.substring(EVENT.length()).strip()));
        } else if (!line.isBlank()) {
          throw new IllegalArgumentException(line);
        }
      }
    } catch (NoSuchFileException e) {
      return Forgotten.NOTHING;
    } catch (IllegalArgumentException e) {
      throw new LakeException(
          "damaged: " + file + ": a line is 'author' or 'event' and 64 hex digits: correct it", e);
    }
    return new Forgotten(authors, events);
  }

  /** Adds to it; the caller holds the lock of commits. */
  void add(Forgotten more) throws IOException {
    Forgotten all = read().plus(more);
    StringBuilder text = new StringBuilder();
    all.authors().forEach(author -> text.append(AUTHOR).append(author.hex()).append('\n'));
    all.events().forEach(event -> text.append(EVENT).append(event.hex()).append('\n'));
    lake.write(file, text.toString());
  }
}
