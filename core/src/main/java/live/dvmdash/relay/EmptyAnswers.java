package live.dvmdash.relay;

import java.util.ArrayList;
import java.util.List;
import live.dvmdash.event.Kind;
import live.dvmdash.span.KindSet;

/**
 * Decides whether an answer with nothing means that there is nothing. Some relays answer so instead
 * of refusing a filter that names too many kinds, and only such filters are doubted: the same
 * number of kinds is asked for in a second where the relay is known to have an event. When none is
 * known yet, it is looked for with a few common kinds over the time of the whole walk.
 */
final class EmptyAnswers {

  /** A limit for questions that only want to know whether there is anything. */
  static final int FEW = 5;

  /** So many kinds every relay takes that takes several. */
  private static final int BELIEVED = 3;

  private static final int TRIES = 3;

  /** Feedback, and the job that nearly all requests are for with its result, come first. */
  private static final List<Integer> COMMON =
      List.of(Kind.FEEDBACK, 5300, 5300 + Kind.RESULT_OFFSET);

  private final Habits habits;
  private final Questions questions;

  EmptyAnswers(Habits habits, Questions questions) {
    this.habits = habits;
    this.questions = questions;
  }

  /**
   * Whether to believe an empty answer to the filter. Asks at most three times, and each time never
   * again for as many kinds.
   */
  boolean isBelievable(Filter filter) throws InterruptedException {
    int kinds = filter.kinds().size();
    if (kinds <= BELIEVED || kinds <= habits.provenKinds()) {
      return true;
    }
    if (habits.witness() == null) {
      look(COMMON);
    }
    if (habits.witness() == null) {
      look(COMMON.subList(0, 1));
    }
    Filter witness = habits.witness();
    if (witness != null && isRefused(filter.kinds(), witness)) {
      return false;
    }
    habits.proveKinds(kinds);
    return true;
  }

  private void look(List<Integer> kinds) throws InterruptedException {
    Filter target = questions.target();
    ask(new Filter(target.selection(), KindSet.of(kinds), target.time(), FEW));
  }

  private boolean isRefused(KindSet kinds, Filter witness) throws InterruptedException {
    List<Integer> asked = new ArrayList<>(kinds.kinds());
    for (int kind : witness.kinds().kinds()) {
      if (!kinds.contains(kind)) {
        asked.set(asked.size() - 1, kind);
      }
    }
    Page page =
        ask(new Filter(witness.selection(), KindSet.of(asked), witness.time(), witness.limit()));
    return !page.hasMatching()
        && !(page.answer() instanceof Answer.Broken || page.answer() instanceof Answer.Lost);
  }

  private Page ask(Filter filter) throws InterruptedException {
    Page page = questions.ask(filter);
    for (int tries = 1; page.answer() instanceof Answer.Broken && tries < TRIES; tries++) {
      page = questions.ask(filter);
    }
    return page;
  }
}
