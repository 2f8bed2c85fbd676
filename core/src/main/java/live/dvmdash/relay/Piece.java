package live.dvmdash.relay;

import java.util.ArrayList;
import java.util.List;
import live.dvmdash.event.Bytes32;
import live.dvmdash.span.Interval;
import live.dvmdash.span.KindSet;

/**
 * A part of what is to be asked that has not been answered completely.
 *
 * @param selection which events
 * @param kinds which kinds; empty for any
 * @param time when they claim to be from
 */
record Piece(Selection selection, KindSet kinds, Interval time) {

  Filter filter() {
    return new Filter(selection, kinds, time, Pager.LIMIT);
  }

  boolean isOneSecond() {
    return time.seconds() == 1;
  }

  /** The last second. */
  long top() {
    return time.until() - 1;
  }

  Piece of(KindSet some) {
    return new Piece(selection, some, time);
  }

  Piece of(Selection other) {
    return new Piece(other, kinds, time);
  }

  /** The part in one second. */
  Piece at(long second) {
    return new Piece(selection, kinds, new Interval(second, second + 1));
  }

  /** The part that is older than a second; nothing when there is none. */
  List<Piece> before(long second) {
    return second > time.since()
        ? List.of(new Piece(selection, kinds, new Interval(time.since(), second)))
        : List.of();
  }

  /** The part from a second on; nothing when there is none. */
  List<Piece> from(long second) {
    return second < time.until()
        ? List.of(new Piece(selection, kinds, new Interval(second, time.until())))
        : List.of();
  }

  /** Two halves, newer first; one piece where there is only a second. */
  List<Piece> halves() {
    return splitAt(time.since() + time.seconds() / 2);
  }

  /** What is from a second on, and what is before it. */
  List<Piece> splitAt(long second) {
    List<Piece> parts = new ArrayList<>(from(second));
    parts.addAll(before(second));
    return parts;
  }

  /** Two halves of the kinds, or the piece itself where there are fewer than two. */
  List<Piece> kindHalves() {
    return kinds.size() < 2
        ? List.of(this)
        : kinds.chunks((kinds.size() + 1) / 2).stream().map(this::of).toList();
  }

  /** Two halves of the selection's values, or nothing where there are fewer than two. */
  List<Piece> valueHalves() {
    List<Bytes32> values = selection.values();
    int half = values.size() / 2;
    return half == 0
        ? List.of()
        : List.of(
            of(new Selection(selection.field(), values.subList(0, half))),
            of(new Selection(selection.field(), values.subList(half, values.size()))));
  }
}
