package live.dvmdash.lake;

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
  private final String source;
  private final Path month;
  private final long maxBytes;
  private final String filePrefix;
  private final Set<String> hashes = new HashSet<>();
  private long keptBytes;
  private @Nullable ByteArrayOutputStream compressed;
  private @Nullable GZIPOutputStream lines;
  private boolean any;

  /**
   * A writer for one source.
   *
   * @param month the directory of the month in which it refuses
   * @param maxBytes how much refused content is kept there of this source
   */
  QuarantineWriter(Quarantine quarantine, String source, Path month, long maxBytes) {
    this.quarantine = quarantine;
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

  /** Stores what was collected; nothing when there was nothing new. */
  void store() throws IOException {
    if (lines == null || compressed == null || !any) {
      return;
    }
    lines.close();
    quarantine.store(
        month.resolve(filePrefix + UUID.randomUUID() + Quarantine.SUFFIX),
        compressed.toByteArray());
    lines = null;
    any = false;
  }

  private GZIPOutputStream lines() throws IOException {
    if (compressed == null) {
      for (Path file : quarantine.filesOf(filePrefix)) {
        boolean thisMonth = month.equals(file.getParent());
        Quarantine.read(
            file,
            element -> {
              hashes.add(element.hash());
              keptBytes += thisMonth && element.raw() != null ? element.bytes() : 0;
            });
      }
    }
    if (lines == null || compressed == null) {
      compressed = new ByteArrayOutputStream();
      lines = new GZIPOutputStream(compressed);
    }
    return lines;
  }

  private static String hash(byte[] content) {
    return HexFormat.of().formatHex(Sha256.of(content)).substring(0, HASH_CHARACTERS);
  }
}
