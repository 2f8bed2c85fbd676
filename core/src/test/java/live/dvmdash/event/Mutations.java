package live.dvmdash.event;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;

/**
 * Makes out of proper bytes others that are nearly proper, as an attacker or a broken disk does.
 */
final class Mutations {

  private static final int MOST_CHANGES = 6;
  private static final int LONGEST_PIECE = 60;

  private final List<byte[]> proper;
  private final List<byte[]> pieces;

  /**
   * Mutations of a corpus.
   *
   * @param proper what is changed
   * @param pieces what is put in between, besides pieces of what is proper
   */
  Mutations(List<byte[]> proper, List<byte[]> pieces) {
    this.proper = List.copyOf(proper);
    this.pieces = List.copyOf(pieces);
  }

  /** Another one. */
  byte[] any(Random random) {
    byte[] bytes = one(proper, random).clone();
    int changes = 1 + random.nextInt(MOST_CHANGES);
    for (int i = 0; i < changes && bytes.length > 0; i++) {
      bytes = changed(bytes, random);
    }
    return bytes;
  }

  private byte[] changed(byte[] bytes, Random random) {
    int from = random.nextInt(bytes.length);
    int to = Math.min(bytes.length, from + random.nextInt(LONGEST_PIECE));
    return switch (random.nextInt(5)) {
      case 0 -> replaced(bytes, from, from + 1, new byte[] {(byte) random.nextInt(256)});
      case 1 -> replaced(bytes, from, to, new byte[0]);
      case 2 -> replaced(bytes, from, from, one(pieces, random));
      case 3 -> replaced(bytes, from, to, one(pieces, random));
      default -> replaced(bytes, from, from, piece(one(proper, random), random));
    };
  }

  private static byte[] piece(byte[] of, Random random) {
    int from = random.nextInt(of.length);
    int length = Math.min(of.length - from, random.nextInt(LONGEST_PIECE));
    ByteArrayOutputStream piece = new ByteArrayOutputStream();
    piece.write(of, from, length);
    return piece.toByteArray();
  }

  private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(bytes, 0, from);
    all.writeBytes(by);
    all.write(bytes, to, bytes.length - to);
    return all.toByteArray();
  }

  private static byte[] one(List<byte[]> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }
}
