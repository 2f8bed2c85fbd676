package live.dvmdash.lake;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
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

  private static final int HASH_CHARACTERS = 32;

  private final Quarantine quarantine;
  private final LakeWriter turns;
  private final String source;
  private final Path month;
  private final long maxBytes;
  private final String filePrefix;
  private final Set<String> hashes = new HashSet<>();
  private final Set<Path> seen = new HashSet<>();
  private long keptBytes;
  private @Nullable ByteArrayOutputStream compressed;
  private @Nullable GZIPOutputStream lines;
  private boolean any;

  /**
   * A writer for one source.
   *
   * @param turns gives the right to store
   * @param month the directory of the month in which it refuses
   * @param maxBytes how much refused content is kept there of this source
   */
  QuarantineWriter(
      Quarantine quarantine, LakeWriter turns, String source, Path month, long maxBytes) {
    this.quarantine = quarantine;
    this.turns = turns;
    this.source = source;
    this.month = month;
    this.maxBytes = maxBytes;
    this.filePrefix = hash(source.getBytes(StandardCharsets.UTF_8)) + "-";
  }

  void add(SourceIntake.Refused refused) throws IOException {
    GZIPOutputStream to = lines();
    String hash = hash(refused.raw());
    if (!hashes.add(hash)) {
      return;
    }
    RefusedElement element =
        new RefusedElement(
            source,
            refused.position(),
            refused.reason(),
            refused.why(),
            refused.raw().length,
            hash,
            refused.raw());
    if (keptBytes + refused.raw().length > maxBytes) {
      element = element.withoutContent();
    } else {
      keptBytes += refused.raw().length;
    }
    to.write((element.toJson() + "\n").getBytes(StandardCharsets.UTF_8));
    any = true;
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
      hashes.addAll(learn());
    }
    if (lines == null || compressed == null) {
      compressed = new ByteArrayOutputStream();
      lines = new GZIPOutputStream(compressed);
    }
    return lines;
  }

  /** Reads the files of the source that have come since the last look, and gives their hashes. */
  private Set<String> learn() throws IOException {
    Set<String> learnt = new HashSet<>();
    for (Path file : quarantine.filesOf(filePrefix)) {
      if (seen.add(file)) {
        boolean thisMonth = month.equals(file.getParent());
        Quarantine.read(
            file,
            element -> {
              learnt.add(element.hash());
              keptBytes += thisMonth && element.raw() != null ? element.bytes() : 0;
            });
      }
    }
    return learnt;
  }

  /** What is left of collected lines without those of some hashes; no byte when none is left. */
  private byte[] without(Set<String> theirs, byte[] collected) throws IOException {
    hashes.addAll(theirs);
    if (theirs.isEmpty()) {
      return collected;
    }
    ByteArrayOutputStream left = new ByteArrayOutputStream();
    boolean anyLeft = false;
    try (BufferedReader in = Quarantine.lines(new ByteArrayInputStream(collected));
        GZIPOutputStream out = new GZIPOutputStream(left)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!theirs.contains(RefusedElement.ofJson(line).hash())) {
          out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
          anyLeft = true;
        }
      }
    }
    return anyLeft ? left.toByteArray() : new byte[0];
  }

  private static String hash(byte[] content) {
    return HexFormat.of().formatHex(Sha256.of(content)).substring(0, HASH_CHARACTERS);
  }
}
