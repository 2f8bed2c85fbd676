package live.dvmdash.lake;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import live.dvmdash.event.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Collects the refused elements of one source and stores them when it is done. Beyond a size for
 * each source and month, elements are only counted.
 */
final class QuarantineWriter {

  /** Gives the right to change the lake. */
  @FunctionalInterface
  interface Turns {

    /** Waits for it; null when whoever asks has it already. */
    @Nullable WriterLock lock() throws IOException;
  }

  private static final int HASH_CHARACTERS = 32;
  private static final int KEY_CHARACTERS = 16;

  /** So many elements are told from each other in a run, which takes about 50 MB. */
  private static final int MOST_REMEMBERED = 1_000_000;

  private final Quarantine quarantine;
  private final Turns turns;
  private final String source;
  private final Path month;
  private final long maxBytes;
  private final String filePrefix;
  private final int maxElements;
  private final Set<Long> hashes = new HashSet<>();
  private final Map<Invalid, Quarantine.Count> counted = new EnumMap<>(Invalid.class);
  private final Set<Path> seen = new HashSet<>();
  private long keptBytes;
  private long keptElements;
  private @Nullable ByteArrayOutputStream compressed;
  private @Nullable GZIPOutputStream lines;
  private boolean any;

  /**
   * A writer for one source.
   *
   * @param turns gives the right to store
   * @param month the directory of the month in which it refuses
   * @param maxBytes how much refused content is kept there of this source
   * @param maxElements how many elements are told there one by one
   */
  QuarantineWriter(
      Quarantine quarantine,
      Turns turns,
      String source,
      Path month,
      long maxBytes,
      int maxElements) {
    this.quarantine = quarantine;
    this.turns = turns;
    this.source = source;
    this.month = month;
    this.maxBytes = maxBytes;
    this.maxElements = maxElements;
    this.filePrefix = hash(source.getBytes(StandardCharsets.UTF_8)) + "-";
  }

  void add(SourceIntake.Refused refused) throws IOException {
    GZIPOutputStream to = lines();
    String hash = hash(refused.raw());
    if (hashes.size() < MOST_REMEMBERED ? !hashes.add(key(hash)) : hashes.contains(key(hash))) {
      return;
    }
    any = true;
    if (keptElements >= maxElements) {
      counted.merge(
          refused.reason(), new Quarantine.Count(1, refused.raw().length), Quarantine.Count::plus);
      return;
    }
    keptElements++;
    RefusedElement element =
        new RefusedElement(
            source,
            refused.position(),
            refused.reason(),
            refused.why(),
            refused.raw().length,
            hash,
            refused.raw(),
            1);
    if (keptBytes + refused.raw().length > maxBytes) {
      element = element.withoutContent();
    } else {
      keptBytes += refused.raw().length;
    }
    write(element, to);
  }

  private static void write(RefusedElement element, GZIPOutputStream to) throws IOException {
    to.write((element.toJson() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Stores what was collected and nobody else has stored meanwhile; nothing when there was nothing
   * new.
   *
   * @throws LakeException.Locked when another writer holds the lake for too long; what was
   *     collected stays
   */
  void store() throws IOException {
    if (lines == null || compressed == null || !any) {
      return;
    }
    for (Map.Entry<Invalid, Quarantine.Count> rest : counted.entrySet()) {
      write(RefusedElement.counted(source, rest.getKey(), rest.getValue()), lines);
    }
    counted.clear();
    lines.close();
    try (WriterLock lock = turns.lock()) {
      byte[] mine = without(learn(), compressed.toByteArray());
      if (mine.length > 0) {
        Path file = month.resolve(filePrefix + UUID.randomUUID() + Quarantine.SUFFIX);
        quarantine.store(file, mine);
        seen.add(file);
      }
    }
    lines = null;
    any = false;
  }

  private GZIPOutputStream lines() throws IOException {
    if (compressed == null) {
      learn();
    }
    if (lines == null || compressed == null) {
      compressed = new ByteArrayOutputStream();
      lines = new GZIPOutputStream(compressed);
    }
    return lines;
  }

  /** Reads the files of the source that have come since the last look, and gives their keys. */
  private Set<Long> learn() throws IOException {
    Set<Long> learnt = new HashSet<>();
    for (Path file : quarantine.filesOf(filePrefix)) {
      if (seen.add(file)) {
        boolean thisMonth = month.equals(file.getParent());
        Quarantine.read(
            file,
            element -> {
              if (element.elements() > 1 || element.hash().isEmpty()) {
                return; // only counted
              }
              learnt.add(key(element.hash()));
              keptElements += thisMonth ? 1 : 0;
              keptBytes += thisMonth && element.raw() != null ? element.bytes() : 0;
            });
      }
    }
    hashes.addAll(learnt);
    return learnt;
  }

  /** What is left of collected lines without those of some keys; no byte when none is left. */
  private static byte[] without(Set<Long> theirs, byte[] collected) throws IOException {
    if (theirs.isEmpty()) {
      return collected;
    }
    ByteArrayOutputStream left = new ByteArrayOutputStream();
    boolean anyLeft = false;
    try (BufferedReader in = Quarantine.lines(new ByteArrayInputStream(collected));
        GZIPOutputStream out = new GZIPOutputStream(left)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        RefusedElement element = RefusedElement.ofJson(line);
        if (element.hash().isEmpty() || !theirs.contains(key(element.hash()))) {
          out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
          anyLeft = true;
        }
      }
    }
    return anyLeft ? left.toByteArray() : new byte[0];
  }

  private static long key(String hash) {
    return Long.parseUnsignedLong(hash, 0, KEY_CHARACTERS, 16);
  }

  private static String hash(byte[] content) {
    return HexFormat.of().formatHex(Sha256.of(content)).substring(0, HASH_CHARACTERS);
  }
}
