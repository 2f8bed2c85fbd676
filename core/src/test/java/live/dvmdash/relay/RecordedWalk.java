package live.dvmdash.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import live.dvmdash.event.Event;
import live.dvmdash.span.Interval;
import live.dvmdash.span.Intervals;
import live.dvmdash.span.KindSet;

/** Keeps what a pager reports, and compares it with the truth. */
final class RecordedWalk implements Walk {

  private final List<Event> found = new ArrayList<>();
  private final List<Delivery> malformed = new ArrayList<>();
  private final List<Interval> windows = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();

  @Override
  public void found(Delivery delivery) {
    if (delivery.event() == null) {
      malformed.add(delivery);
    } else {
      found.add(delivery.event());
    }
  }

  @Override
  public void settled(Selection selection, KindSet kinds, Interval window, List<Gap> missing) {
    windows.add(window);
    for (Gap gap : missing) {
      assertThat(gap.time().since()).isGreaterThanOrEqualTo(window.since());
      assertThat(gap.time().until()).isLessThanOrEqualTo(window.until());
      assertThat(gap.selection()).isEqualTo(selection);
    }
    gaps.addAll(missing);
  }

  List<Event> found() {
    return found;
  }

  List<Delivery> malformed() {
    return malformed;
  }

  List<Gap> gaps() {
    return gaps;
  }

  List<Interval> windows() {
    return windows;
  }

  Set<String> reasons() {
    Set<String> reasons = new HashSet<>();
    gaps.forEach(gap -> reasons.add(gap.reason()));
    return reasons;
  }

  /** What is settled, windows that overlap not allowed. */
  Intervals settled() {
    Intervals all = Intervals.NONE;
    for (Interval window : windows) {
      assertThat(all.intersect(Intervals.of(window)).isEmpty()).isTrue();
      all = all.plus(Intervals.of(window));
    }
    return all;
  }

  /** The events that were not found although their time is settled and no gap tells of them. */
  List<String> silentlyMissing(Collection<Event> truth) {
    Intervals settled = settled();
    List<Event> missing = new ArrayList<>(truth);
    missing.removeAll(new HashSet<>(found));
    missing.removeIf(event ->
        !settled.containsAll(new Interval(event.createdAt(), event.createdAt() + 1))
            || isInGap(event));
    return missing.stream().map(e -> e.createdAt() + " " + e.kind() + " " + e.id()).toList();
  }

  private boolean isInGap(Event event) {
    for (Gap gap : gaps) {
      boolean isOfKind = gap.kinds().isEmpty() || gap.kinds().contains(event.kind());
      if (isOfKind && gap.time().contains(event.createdAt())) {
        return true;
      }
    }
    return false;
  }
}
