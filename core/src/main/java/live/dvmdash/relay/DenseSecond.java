package live.dvmdash.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import live.dvmdash.event.Bytes32;
import live.dvmdash.span.KindSet;

/**
 * Divides a second that holds more events than a relay gives in one answer: by kinds, and a single
 * kind by the authors who are known, or by the values of the selection.
 *
 * <p>Whether all authors of the second are known cannot be seen. But relays give the events of one
 * second in the order of their ids (NIP-01), which are hashes: what they give first is a random
 * sample. When every author in it was known from elsewhere, those who are not have at most a small
 * share of the second, and it counts as complete. One author in the sample who was not known shows
 * that there may be more of the kind, and the second is a gap even if nothing is missing.
 */
final class DenseSecond {

  static final String STRANGE_AUTHORS =
      "more events in one second than the relay gives, and not all of their authors are known";
  static final String TOO_MANY_AUTHORS =
      "more events in one second than the relay gives, and too many authors to ask for";
  static final String TOO_DENSE = "more events in one second than the relay gives";

  private static final int AUTHORS_AT_ONCE = 100;
  private static final int MOST_AUTHORS = 5000;

  private final MetAuthors authors;

  DenseSecond(MetAuthors authors) {
    this.authors = authors;
  }

  /**
   * What to ask instead of a second.
   *
   * @param parts smaller pieces
   * @param doubtful the kinds that may have more than the parts hold
   * @param reason why they may
   */
  record Division(List<Piece> parts, KindSet doubtful, String reason) {}

  /**
   * Divides.
   *
   * @param page the full answer to the piece
   */
  Division divide(Piece piece, Page page) {
    KindSet there = page.kinds();
    if (piece.kinds().size() < 2) {
      return divideOneKind(piece, page);
    }
    KindSet others = piece.kinds().minus(there);
    List<Piece> parts = new ArrayList<>();
    if (!others.isEmpty()) {
      parts.add(piece.of(others));
    }
    if (there.size() > 1) {
      parts.addAll(piece.of(there).kindHalves());
      return new Division(parts, KindSet.NONE, "");
    }
    Division kind = divideOneKind(piece.of(there), page);
    parts.addAll(kind.parts);
    return new Division(parts, kind.doubtful, kind.reason);
  }

  private Division divideOneKind(Piece piece, Page page) {
    if (piece.selection().field() != Selection.Field.ALL || piece.kinds().isEmpty()) {
      List<Piece> halves = piece.valueHalves();
      return new Division(halves, halves.isEmpty() ? piece.kinds() : KindSet.NONE, TOO_DENSE);
    }
    int kind = piece.kinds().kinds().getFirst();
    Set<Bytes32> all = authors.allOf(kind, page.authors());
    boolean tooMany = all.size() > MOST_AUTHORS;
    List<Bytes32> asked = List.copyOf(tooMany ? page.authors() : all);
    List<Piece> parts = new ArrayList<>();
    for (int from = 0; from < asked.size(); from += AUTHORS_AT_ONCE) {
      int to = Math.min(from + AUTHORS_AT_ONCE, asked.size());
      parts.add(piece.of(new Selection(Selection.Field.AUTHORS, asked.subList(from, to))));
    }
    if (tooMany) {
      return new Division(parts, piece.kinds(), TOO_MANY_AUTHORS);
    }
    boolean sure = authors.areKnownElsewhere(kind, page.authors());
    return new Division(parts, sure ? KindSet.NONE : piece.kinds(), STRANGE_AUTHORS);
  }
}
