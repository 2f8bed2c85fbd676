package live.dvmdash.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import live.dvmdash.span.Interval;
import live.dvmdash.span.KindSet;
import org.jspecify.annotations.Nullable;

/**
 * The walk through one window. What has not been answered stands on a stack of pieces, newest on
 * top; each answer settles a piece, or puts smaller ones in its place, or leaves a gap. Where a
 * page stops is known from times alone: the next one is asked for up to and including its oldest
 * second, and when nothing older than the first second asked for comes, there is nothing.
 *
 * <p>An ordinary window costs two questions, the second of which shows that there is no more; an
 * empty one costs one; each full page one more.
 */
final class WindowWalk {

  static final String IGNORES_UNTIL = "the relay ignores until";
  static final String CROWDED = "the relay sends other events than it was asked for";
  static final String ENDLESS = "too many questions for one window";

  private static final int TINY = Pager.LIMIT / 2;
  private static final int LONG = 50;
  private static final int LONG_SECONDS = 600;
  private static final int MOST_QUESTIONS = 200;
  private static final int MOST_QUESTIONS_PER_FILTER = 20;
  private static final int MOST_QUESTIONS_ABOUT_SECONDS = 1000;

  private final Journey journey;
  private final Questions questions;
  private final Habits habits;
  private final Selection selection;
  private final KindSet kinds;
  private final Remains remains;
  private final Setbacks setbacks;
  private final List<Crowd> crowds = new ArrayList<>();
  private Interval window;
  private boolean resolving;
  private boolean cut;
  private int asked;
  private int found;
  private @Nullable Crowd stop;

  /**
   * A second with so many events that there may be more.
   *
   * @param piece what was asked for, in that second
   * @param volume how much came
   */
  private record Crowd(Piece piece, Page.Volume volume) {
    long second() {
      return piece.time().since();
    }
  }

  WindowWalk(Journey journey, KindSet kinds, Interval window) {
    this.journey = journey;
    this.questions = journey.questions();
    this.habits = journey.habits();
    this.selection = questions.target().selection();
    this.remains = new Remains(selection);
    this.setbacks = new Setbacks(journey, remains, kinds);
    this.kinds = kinds;
    this.window = window;
  }

  /** Asks for everything in the window, or for its newer part when it is long. */
  void walk() throws InterruptedException {
    remains.push(List.of(new Piece(selection, kinds, window)));
    while (!remains.isEmpty() && questions.lost() == null) {
      if (isLong()) {
        stopHere();
      } else {
        next(most());
      }
    }
    leaveOpen();
    setbacks.end();
  }

  /** Asks for the seconds that were put aside. To be done when many authors are known. */
  void resolve() throws InterruptedException {
    resolving = true;
    int most = asked + MOST_QUESTIONS_ABOUT_SECONDS;
    for (Crowd crowd : crowds) {
      if (habits.isFull(crowd.volume)) {
        remains.push(List.of(crowd.piece));
      }
    }
    while (!remains.isEmpty() && questions.lost() == null) {
      next(most);
    }
    leaveOpen();
  }

  /** What the walk went through: the window, or its newer part. */
  Interval window() {
    return window;
  }

  /** The seconds that were put aside. */
  Set<Long> aside() {
    return crowds.stream().map(Crowd::second).collect(Collectors.toSet());
  }

  Windows.Pace pace() {
    if (cut || setbacks.wereIncomplete()) {
      return Windows.Pace.TOIL;
    }
    return found < TINY ? Windows.Pace.TINY : Windows.Pace.ORDINARY;
  }

  /** What is missing in the window. */
  List<Gap> gaps() {
    return remains.gaps(window);
  }

  private int most() {
    int filters = journey.ladder().chunks(selection, kinds).size();
    return MOST_QUESTIONS + MOST_QUESTIONS_PER_FILTER * filters;
  }

  private void next(int most) throws InterruptedException {
    Piece piece = remains.take();
    Map<String, KindSet> refused = journey.refusals().among(piece.kinds());
    KindSet left = piece.kinds();
    for (Map.Entry<String, KindSet> entry : refused.entrySet()) {
      remains.gap(piece.of(entry.getValue()), entry.getKey());
      left = left.minus(entry.getValue());
    }
    if (!refused.isEmpty() && left.isEmpty()) {
      return;
    }
    if (asked >= most) {
      remains.gap(piece.of(left), ENDLESS);
      return;
    }
    List<KindSet> chunks = journey.ladder().chunks(piece.selection(), left);
    if (chunks.size() > 1) {
      remains.pushKinds(piece, chunks);
      return;
    }
    asked++;
    Piece now = piece.of(left);
    Page page = questions.ask(now.filter());
    found += page.matchingCount();
    Crowd before = stop;
    stop = null;
    switch (page.answer()) {
      case Answer.Ended(boolean finished) -> ended(now, page, finished, before);
      case Answer.Disliked(String text) -> setbacks.disliked(now, text);
      case Answer.Silent() -> setbacks.silent(now, page);
      case Answer.Broken broken -> setbacks.broken(now, page, broken);
      case Answer.Lost lost -> remains.push(setbacks.rest(now, page));
    }
  }

  private void ended(Piece piece, Page page, boolean finished, @Nullable Crowd before)
      throws InterruptedException {
    setbacks.answered(page);
    if (before != null && page.hasMatching() && page.oldest() < before.second()) {
      habits.cut(before.volume);
    }
    if (finished) {
      return;
    }
    if (resolving && habits.isFull(page.volume()) && page.hasMatching()) {
      divide(piece, page);
    } else if (!page.hasMatching() || (page.isOneSecond() && page.oldest() == piece.top())) {
      end(piece, page);
    } else if (page.isOneSecond() && page.matchingCount() >= Habits.SMALLEST_CAP) {
      putAside(piece, page);
    } else if (!habits.isNewestFirst() && habits.isFull(page.volume())) {
      remains.push(piece.splitAt(page.oldest() + (page.newest() - page.oldest() + 1) / 2));
    } else if (!habits.isUnsorted()) {
      goOn(piece.before(page.oldest() + 1), piece, page);
    }
  }

  /** Nothing came that is older than the first second that was asked for. */
  private void end(Piece piece, Page page) throws InterruptedException {
    boolean full = habits.isFull(page.volume());
    if (page.hasBeyond() && full) {
      remains.gap(piece, IGNORES_UNTIL);
    } else if (page.hasStrangers() && full) {
      setbacks.narrowTime(piece, CROWDED);
    } else if (!resolving && page.matchingCount() >= Habits.SMALLEST_CAP) {
      putAside(piece, page);
    } else if (!page.hasMatching() && !journey.empties().isBelievable(piece.filter())) {
      setbacks.narrowKinds(piece, journey.ladder().refused(piece.kinds().size()));
    } else if (questions.lost() != null) {
      remains.push(List.of(piece));
    }
  }

  private void putAside(Piece piece, Page page) {
    crowds.add(new Crowd(piece.at(page.oldest()), page.volume()));
    if (!habits.isNewestFirst()) {
      remains.push(piece.from(page.oldest() + 1));
    }
    goOn(piece.before(page.oldest()), piece, page);
  }

  private void goOn(List<Piece> older, Piece piece, Page page) {
    if (!older.isEmpty()) {
      remains.push(older);
      stop = new Crowd(piece.at(page.oldest()), page.volume());
    }
  }

  private void divide(Piece piece, Page page) {
    DenseSecond.Division division = journey.dense().divide(piece, page);
    remains.push(division.parts());
    if (!division.doubtful().isEmpty() || division.parts().isEmpty()) {
      remains.gap(piece.of(division.doubtful()), division.reason());
    }
  }

  private void leaveOpen() {
    Answer.Lost lost = questions.lost();
    if (lost != null) {
      remains.giveUp(lost.text());
    }
  }

  /** Whether much was asked and the newer part of the window is done for all kinds. */
  private boolean isLong() {
    return asked >= LONG
        && window.until() - remains.newest(window.since()) >= LONG_SECONDS
        && remains.areAllOf(kinds);
  }

  private void stopHere() {
    window = new Interval(remains.newest(window.since()), window.until());
    remains.clear();
    crowds.removeIf(crowd -> crowd.second() < window.since());
    cut = true;
  }
}
