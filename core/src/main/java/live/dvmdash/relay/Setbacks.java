package live.dvmdash.relay;

import java.util.List;
import live.dvmdash.span.KindSet;
import org.jspecify.annotations.Nullable;

/**
 * What to do in a window about answers that were refused, did not come, or broke off: ask for fewer
 * kinds or less time, and when that cannot be, leave a gap and go on.
 */
final class Setbacks {

  static final String NO_ANSWER = "no answer";
  static final String FELL_SILENT = "the relay fell silent amidst its answer";

  private static final int TRIES = 10;
  private static final int TRIES_OF_UNREADABLE = 2;

  private final Questions questions;
  private final Habits habits;
  private final KindLadder ladder;
  private final Refusals refusals;
  private final Remains remains;
  private final KindSet kinds;
  private boolean incomplete;
  private boolean kindsWereRefused;
  private int failures;
  private @Nullable Piece unanswered;

  /**
   * Makes ready.
   *
   * @param remains where smaller pieces and gaps go
   * @param kinds all kinds of the window
   */
  Setbacks(Journey journey, Remains remains, KindSet kinds) {
    this.questions = journey.questions();
    this.habits = journey.habits();
    this.ladder = journey.ladder();
    this.refusals = journey.refusals();
    this.remains = remains;
    this.kinds = kinds;
  }

  /** Whether an answer was not complete, so that less time had to be asked for. */
  boolean wereIncomplete() {
    return incomplete;
  }

  /** The window is done. */
  void end() {
    ladder.endWindow(kindsWereRefused);
  }

  /** There was an answer, and it came to its end. */
  void answered(Page page) {
    failures = 0;
    unanswered = null;
    ladder.answered();
    refusals.answered(page.hasFresh());
  }

  /** The relay says no. */
  void disliked(Piece piece, String text) {
    refusals.spoke();
    if (piece.kinds().size() > 1) {
      narrowKinds(piece, ladder.refused(piece.kinds().size()));
    } else {
      refuse(piece, "refused: " + text);
    }
  }

  /** The relay says nothing more. */
  void silent(Piece piece, Page page) {
    if (page.hasMatching()) {
      refusals.fellSilent(page.hasFresh());
      List<Piece> rests = rest(piece, page);
      if (page.hasFresh() && !rests.contains(piece)) {
        incomplete = true;
        remains.push(rests);
      } else {
        rests.forEach(rest -> halve(rest, piece, FELL_SILENT));
      }
    } else if (piece.kinds().size() > 1) {
      narrowKinds(piece, ladder.silent(piece.kinds().size()));
    } else {
      refusals.silent();
      silentAboutOneKind(piece);
    }
    giveUpWhenOver("does not answer");
  }

  /** A single silence may be chance, so the same is asked a second time. */
  private void silentAboutOneKind(Piece piece) {
    if (piece.equals(unanswered) && !kinds.equals(piece.kinds())) {
      refuse(piece, NO_ANSWER);
    } else {
      unanswered = piece;
      remains.push(List.of(piece));
    }
  }

  /** The connection broke; the next question makes it again. */
  void broken(Piece piece, Page page, Answer.Broken broken) {
    List<Piece> rest = rest(piece, page);
    refusals.broke(page.hasFresh());
    giveUpWhenOver(broken.text());
    failures = page.hasFresh() && !rest.contains(piece) ? 0 : failures + 1;
    if (failures < (broken.unreadable() ? TRIES_OF_UNREADABLE : TRIES)) {
      remains.push(rest);
      return;
    }
    failures = 0;
    for (Piece part : rest) {
      if (part.isOneSecond() && part.kinds().size() > 1) {
        remains.push(part.kindHalves());
      } else {
        halve(part, piece, broken.text());
      }
    }
  }

  /** What is left of a piece after an answer that broke off. */
  List<Piece> rest(Piece piece, Page page) {
    return habits.isNewestFirst() && page.hasMatching()
        ? piece.before(page.oldest() + 1)
        : List.of(piece);
  }

  /** Has what is left of a piece asked for, at most half of its time at once. */
  private void halve(Piece rest, Piece piece, String reason) {
    if (rest.time().seconds() <= piece.time().seconds() / 2) {
      remains.push(List.of(rest));
    } else {
      narrowTime(rest, reason);
    }
  }

  private void giveUpWhenOver(String text) {
    if (refusals.isOver()) {
      questions.lose(new Answer.Lost(Answer.Loss.UNREACHABLE, text));
    }
  }

  /** Has the halves of the time asked for, or leaves a gap when it is one second. */
  void narrowTime(Piece piece, String reason) {
    incomplete = true;
    if (piece.isOneSecond()) {
      remains.gap(piece, reason);
    } else {
      remains.push(piece.halves());
    }
  }

  /** Has so many kinds asked for at once. */
  void narrowKinds(Piece piece, int atMost) {
    remains.pushKinds(piece, KindLadder.chunks(piece.selection(), piece.kinds(), atMost));
  }

  private void refuse(Piece piece, String reason) {
    remains.gap(piece, reason);
    boolean isDivided = !piece.selection().equals(questions.target().selection());
    if (!isDivided && !piece.kinds().isEmpty()) {
      kindsWereRefused = true;
      refusals.refuse(piece.kinds().kinds().getFirst(), reason);
    }
  }
}
