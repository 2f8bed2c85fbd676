package live.dvmdash.relay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import live.dvmdash.span.Interval;
import live.dvmdash.span.KindSet;
import org.jspecify.annotations.Nullable;

/**
 * Walks back in time through all events of one relay that match something, whatever the relay's
 * ways. It goes window by window, the newest first. Every event that can be had is found, and what
 * may be missing is a {@link Gap} of its window.
 *
 * <p>Relays count questions, so the cost is what matters: two for an ordinary window, one for an
 * empty one, one more for each full page, and times the number of filters where a relay does not
 * take all kinds at once. Beside that, once per relay, one or two questions (three when the answer
 * is bad news) for whether it refuses by saying nothing.
 *
 * <p>Used by one thread at a time.
 */
public final class Pager {

  /** How many events are asked for at once, at most; relays give this many or fewer. */
  public static final int LIMIT = 500;

  private final Subscriber relay;
  private final Walk walk;
  private final Traffic traffic;
  private final KnownAuthors authors;
  private final long notAfter;
  private final Habits habits;
  private final KindLadder ladder;

  /**
   * Makes a pager.
   *
   * @param relay answers the questions
   * @param walk receives events and finished windows
   * @param traffic is counted up
   * @param memory what is known of the relay's ways
   * @param authors who is known to write
   * @param notAfter the last second that an event may claim to be from, in epoch seconds; relays
   *     accept some minutes beyond the present
   */
  public Pager(
      Subscriber relay,
      Walk walk,
      Traffic traffic,
      RelayMemory memory,
      KnownAuthors authors,
      long notAfter) {
    this.relay = relay;
    this.walk = walk;
    this.traffic = traffic;
    this.authors = authors;
    this.notAfter = notAfter;
    this.habits = new Habits(memory.largestPage());
    this.ladder = new KindLadder(memory.kindsAtOnce());
  }

  /** What is known of the relay's ways by now. */
  public RelayMemory memory() {
    return new RelayMemory(ladder.known(), habits.largestPage());
  }

  /**
   * Walks. Time after {@code notAfter} is not asked for and not settled. When the relay is lost,
   * the window in progress is settled with what was not asked for as a gap, and older windows are
   * not settled.
   *
   * @param selection which events; its values must fit into one filter
   * @param kinds which kinds; empty for any
   * @param span which time
   * @param windows how to go through it
   * @return why the relay will not answer any more; null when the walk is done
   */
  public Answer.@Nullable Lost walk(
      Selection selection, KindSet kinds, Interval span, Windows windows)
      throws InterruptedException {
    MetAuthors met = new MetAuthors(authors, kinds);
    Filter target = new Filter(selection, kinds, span, LIMIT);
    Questions questions = new Questions(relay, walk, traffic, habits, met, target, notAfter);
    ladder.begin();
    Journey journey =
        new Journey(
            questions,
            habits,
            ladder,
            new Refusals(),
            new EmptyAnswers(habits, questions),
            new DenseSecond(met));
    walk(journey, windows);
    return questions.lost();
  }

  private void walk(Journey journey, Windows windows) throws InterruptedException {
    Filter target = journey.questions().target();
    long since = target.time().since();
    long until = Math.min(target.time().until(), notAfter + 1);
    long length = windows.first();
    List<WindowWalk> waiting = new ArrayList<>();
    Set<Long> aside = new HashSet<>();
    while (until > since && journey.questions().lost() == null) {
      Interval window = new Interval(Math.max(since, until - length), until);
      WindowWalk part = new WindowWalk(journey, target.kinds(), window);
      part.walk();
      until = part.window().since();
      length = windows.after(part.window().seconds(), part.pace());
      if (part.aside().isEmpty()) {
        settle(target, part);
      } else {
        waiting.add(part);
        aside.addAll(part.aside());
      }
      journey.questions().seen().forget(aside);
    }
    for (WindowWalk part : waiting) {
      part.resolve();
      settle(target, part);
    }
  }

  private void settle(Filter target, WindowWalk part) throws InterruptedException {
    Interval window = part.window();
    walk.settled(target.selection(), target.kinds(), window, part.gaps());
  }
}
