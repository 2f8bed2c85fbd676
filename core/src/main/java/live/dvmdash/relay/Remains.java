package live.dvmdash.relay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import live.dvmdash.span.Interval;
import live.dvmdash.span.Intervals;
import live.dvmdash.span.KindSet;

/** What is still to be asked in a window, the next on top, and what will stay missing. */
final class Remains {

  private final Deque<Piece> open = new ArrayDeque<>();
  private final Set<Gap> gaps = new LinkedHashSet<>();

  /** Of which selection the gaps are, however finely it was divided. */
  private final Selection selection;

  Remains(Selection selection) {
    this.selection = selection;
  }

  boolean isEmpty() {
    return open.isEmpty();
  }

  Piece take() {
    return open.pop();
  }

  /** Puts pieces on top, so that the first is the next. */
  void push(List<Piece> pieces) {
    pieces.reversed().forEach(open::push);
  }

  void pushKinds(Piece piece, List<KindSet> chunks) {
    push(chunks.stream().map(piece::of).toList());
  }

  void gap(Piece piece, String reason) {
    gaps.add(new Gap(selection, piece.kinds(), piece.time(), reason));
  }

  /** Makes gaps of all that is still to be asked. */
  void giveUp(String reason) {
    open.forEach(piece -> gap(piece, reason));
    open.clear();
  }

  void clear() {
    open.clear();
  }

  /** Whether every piece is of just those kinds. */
  boolean areAllOf(KindSet kinds) {
    return open.stream().allMatch(piece -> piece.kinds().equals(kinds));
  }

  /** The second after the newest one that is still to be asked for. */
  long newest(long otherwise) {
    return open.stream().mapToLong(piece -> piece.time().until()).max().orElse(otherwise);
  }

  /** The gaps as far as they lie in the window. */
  List<Gap> gaps(Interval window) {
    List<Gap> inside = new ArrayList<>();
    for (Gap gap : gaps) {
      for (Interval part : Intervals.of(gap.time()).intersect(Intervals.of(window)).parts()) {
        inside.add(new Gap(selection, gap.kinds(), part, gap.reason()));
      }
    }
    return inside;
  }
}
