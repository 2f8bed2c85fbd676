package live.dvmdash.fetch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import live.dvmdash.relay.Answer;
import live.dvmdash.relay.Delivery;
import live.dvmdash.relay.Gap;
import live.dvmdash.relay.RelayMemory;
import live.dvmdash.relay.Selection;
import live.dvmdash.relay.Traffic;
import live.dvmdash.relay.Walk;
import live.dvmdash.span.Interval;
import live.dvmdash.span.Intervals;
import live.dvmdash.span.KindSet;
import live.dvmdash.span.KindTimes;
import org.jspecify.annotations.Nullable;

/**
 * Runs one relay's errands, one after the other, each on a thread of its own: asks what it is told
 * to ask and hands everything over to the queue. What it has been told last is for others to read
 * once it has returned.
 */
final class RelayWorker implements Walk {

  private static final int BATCH_EVENTS = 200;
  private static final int BATCH_BYTES = 256 << 10;

  private final RelayChoice choice;
  private final Contact contact;
  private final IntakeQueue<Incoming> queue;
  private final Traffic traffic = new Traffic();
  private List<Delivery> batch = new ArrayList<>();
  private int batchBytes;
  private long sentBytes;
  private @Nullable Task task;
  private Intervals rest = Intervals.NONE;
  private boolean gaps;
  private volatile Answer.@Nullable Lost recalled;
  private volatile boolean hasAnswered;
  private volatile long lastAnswer = System.nanoTime();
  private volatile long oldest = Long.MAX_VALUE;
  private volatile Answer.@Nullable Lost lost;
  private volatile Stage stage = Stage.WAITING;

  /** What a relay is being asked for at the moment. */
  enum Stage {
    /** Nothing yet. */
    WAITING,
    /** Jobs, back in time. */
    JOBS,
    /** What refers to jobs, and profiles. */
    CONTEXT,
    /** What comes from now on. */
    NEWS,
    /** Nothing any more. */
    DONE
  }

  RelayWorker(RelayChoice choice, Contact contact, IntakeQueue<Incoming> queue) {
    this.choice = choice;
    this.contact = contact;
    this.queue = queue;
  }

  RelayChoice choice() {
    return choice;
  }

  /** The relay's address. */
  String name() {
    return choice.url().text();
  }

  Traffic traffic() {
    return traffic;
  }

  /** What is known of the relay's ways. */
  RelayMemory memory() {
    return contact.memory();
  }

  /** How far back jobs were asked for, epoch seconds; {@code Long.MAX_VALUE} before that. */
  long oldest() {
    return oldest;
  }

  /** What the relay is asked for, or that it is of no more use, in a word. */
  String state() {
    return lost == null ? stage.name().toLowerCase(Locale.ROOT) : "gave up";
  }

  /** Why the relay is of no more use; null while it is. */
  Answer.@Nullable Lost lost() {
    return lost;
  }

  /** Whether the relay has given anything in this run, if only the news that there is nothing. */
  boolean hasAnswered() {
    return hasAnswered;
  }

  /** Whether the relay has answered, or was asked for the first time, not longer ago than that. */
  boolean isAnswering(Duration lately) {
    return System.nanoTime() - lastAnswer <= lately.toNanos();
  }

  /**
   * Says why the worker's thread, if it has one, is about to be interrupted, or why there will be
   * no further errand.
   */
  void recall(Answer.Lost why) {
    recalled = why;
  }

  /** Leaves out an errand that there was no time for. */
  void forgo() {
    lost = recalled;
  }

  /** Whether asking again in this run is of no use. */
  boolean isGivenUp() {
    Answer.Lost reason = lost;
    return reason != null
        && switch (reason.why()) {
          case AUTH_REQUIRED, RESTRICTED, STOPPED -> true;
          case UNREACHABLE, RATE_LIMITED, OUT_OF_TIME -> false;
        };
  }

  /** Asks for jobs, over a new connection. */
  void fetchJobs(List<Task> tasks) {
    errand(
        Stage.JOBS,
        () -> {
          Answer.Lost gone = contact.look(traffic);
          if (gone != null) {
            return gone;
          }
          contact.renew(this, traffic, contact.budget());
          return walk(tasks);
        });
  }

  /**
   * Asks for what surrounds jobs.
   *
   * @param plan what to remember once all tasks are done without a gap; null for nothing
   */
  void fetchContext(List<Task> tasks, @Nullable ContextPlan plan) {
    errand(
        Stage.CONTEXT,
        () -> {
          gaps = false;
          Answer.Lost broken = walk(tasks);
          if (broken == null && !gaps && plan != null) {
            flush();
            queue.put(new Incoming.ContextDone(this, plan));
          }
          return broken;
        });
  }

  /** Listens for new events. */
  void listen(Listening listening) {
    errand(Stage.NEWS, () -> listening.run(contact, this));
  }

  /** There is nothing left to ask. */
  void retire() {
    stage = Stage.DONE;
  }

  /** Closes the connection and does nothing any more. */
  void finish() {
    retire();
    contact.close();
  }

  /** Something to do that ends with what stopped it, null when nothing did. */
  @FunctionalInterface
  private interface Errand {
    Answer.@Nullable Lost run() throws InterruptedException;
  }

  private void errand(Stage what, Errand errand) {
    stage = what;
    lastAnswer = System.nanoTime();
    try {
      lost = errand.run();
    } catch (InterruptedException e) {
      lost = contact.interrupted(recalled);
    } catch (RuntimeException e) {
      lost = new Answer.Lost(Answer.Loss.UNREACHABLE, "a mistake in dvmdash: " + e);
    } finally {
      flush();
      queue.put(new Incoming.Returned(this));
    }
  }

  private Answer.@Nullable Lost walk(List<Task> tasks) throws InterruptedException {
    Answer.Lost broken = null;
    for (Task next : tasks) {
      task = next;
      rest = Intervals.between(next.span().since(), contact.newest() + 1);
      rest = rest.intersect(Intervals.of(next.span()));
      if (broken == null) {
        broken = contact.pager().walk(next.selection(), next.kinds(), next.span(), next.windows());
      }
      if (broken != null && broken.why() != Answer.Loss.STOPPED) {
        leaveOut(next, broken.text());
      }
    }
    return broken;
  }

  /** What a relay was not asked for any more is missing like what it did not give. */
  private void leaveOut(Task unfinished, String reason) throws InterruptedException {
    for (Interval part : rest.parts()) {
      Gap gap = new Gap(unfinished.selection(), unfinished.kinds(), part, reason);
      settled(unfinished.selection(), unfinished.kinds(), part, List.of(gap));
    }
  }

  @Override
  public void found(Delivery delivery) {
    answered();
    if (task != null && !task.takes(delivery)) {
      return;
    }
    batch.add(delivery);
    batchBytes += delivery.json().length;
    if (batch.size() >= BATCH_EVENTS || batchBytes >= BATCH_BYTES) {
      flush();
    }
  }

  private void answered() {
    hasAnswered = true;
    lastAnswer = System.nanoTime();
  }

  /** Hands over what has been found so far. */
  void flush() {
    if (!batch.isEmpty()) {
      queue.put(new Incoming.Events(this, new RelayBatch(List.copyOf(batch), sentBytes)));
      sentBytes += batchBytes;
      batch = new ArrayList<>();
      batchBytes = 0;
    }
  }

  @Override
  public void settled(Selection selection, KindSet kinds, Interval window, List<Gap> missing) {
    flush();
    gaps |= !missing.isEmpty();
    rest = rest.minus(Intervals.of(window));
    KindTimes asked = KindTimes.of(kinds, Intervals.of(window));
    if (!isMissing(asked, missing)) {
      answered();
      if (stage == Stage.JOBS) {
        oldest = Math.min(oldest, window.since());
      }
    }
    Task done = task;
    if (done != null && !done.checkpoint().isEmpty()) {
      queue.put(new Incoming.Settled(this, done, asked, List.copyOf(missing)));
    }
  }

  private static boolean isMissing(KindTimes asked, List<Gap> missing) {
    KindTimes given = asked;
    for (Gap gap : missing) {
      given = given.minus(KindTimes.of(gap.kinds(), Intervals.of(gap.time())));
    }
    return given.isEmpty();
  }
}
