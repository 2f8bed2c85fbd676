package live.dvmdash.fetch;

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
  private final IntakeQueue queue;
  private final Traffic traffic = new Traffic();
  private List<Delivery> batch = new ArrayList<>();
  private int batchBytes;
  private long sentBytes;
  private @Nullable Task task;
  private boolean gaps;
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

  RelayWorker(RelayChoice choice, Contact contact, IntakeQueue queue) {
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

  /** Asks for what surrounds jobs. */
  void fetchContext(ContextPlan plan, List<Task> tasks) {
    errand(
        Stage.CONTEXT,
        () -> {
          gaps = false;
          Answer.Lost broken = walk(tasks);
          if (broken == null && !gaps) {
            flush();
            queue.put(new Incoming.ContextDone(this, plan.done()));
          }
          return broken;
        });
  }

  /** Listens for new events. */
  void listen(Listening listening) {
    errand(Stage.NEWS, () -> listening.run(contact, this));
  }

  /** Closes the connection and does nothing any more. */
  void finish() {
    stage = Stage.DONE;
    contact.close();
  }

  /** Something to do that ends with what stopped it, null when nothing did. */
  @FunctionalInterface
  private interface Errand {
    Answer.@Nullable Lost run() throws InterruptedException;
  }

  private void errand(Stage what, Errand errand) {
    stage = what;
    try {
      lost = errand.run();
    } catch (InterruptedException e) {
      lost = new Answer.Lost(Answer.Loss.STOPPED, "stopped");
    } catch (RuntimeException e) {
      lost = new Answer.Lost(Answer.Loss.UNREACHABLE, "a mistake in dvmdash: " + e);
    } finally {
      flush();
      queue.put(new Incoming.Returned(this));
    }
  }

  private Answer.@Nullable Lost walk(List<Task> tasks) throws InterruptedException {
    for (Task next : tasks) {
      task = next;
      Answer.Lost broken =
          contact.pager().walk(next.selection(), next.kinds(), next.span(), next.windows());
      if (broken != null) {
        return broken;
      }
    }
    return null;
  }

  @Override
  public void found(Delivery delivery) {
    batch.add(delivery);
    batchBytes += delivery.json().length;
    if (batch.size() >= BATCH_EVENTS || batchBytes >= BATCH_BYTES) {
      flush();
    }
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
    if (stage == Stage.JOBS) {
      oldest = Math.min(oldest, window.since());
    }
    Task done = task;
    if (done != null && !done.checkpoint().isEmpty()) {
      KindTimes asked = KindTimes.of(kinds, Intervals.of(window));
      queue.put(new Incoming.Settled(this, done, asked, List.copyOf(missing)));
    }
  }
}
