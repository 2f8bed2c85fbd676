package live.dvmdash.fetch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import live.dvmdash.event.Bytes32;
import live.dvmdash.relay.Selection;
import live.dvmdash.relay.Selection.Field;
import live.dvmdash.relay.Windows;
import live.dvmdash.span.Interval;
import live.dvmdash.span.Intervals;
import live.dvmdash.span.KindSet;
import live.dvmdash.span.KindTimes;
import org.jspecify.annotations.Nullable;

/**
 * What to ask for in the first place: jobs and what tells of DVMs. The same for every relay, less
 * what that relay is known to have given.
 */
public final class FetchPlan {

  /**
   * Events arrive late and are dated back, so a time counts as done only when it was asked for so
   * long after its end.
   */
  static final long SETTLES_SECONDS = 86_400;

  private final List<Part> parts;
  private final Interval scope;
  private final long askedAt;

  /** One selection with the kinds to ask of it. */
  private record Part(Selection selection, KindSet kinds, Windows windows) {}

  private FetchPlan(List<Part> parts, Interval scope, long askedAt) {
    this.parts = List.copyOf(parts);
    this.scope = scope;
    this.askedAt = askedAt;
  }

  /**
   * The plan for an order.
   *
   * @param askedAt when it is carried out, epoch seconds
   */
  public static FetchPlan of(FetchOrder order, JobKinds kinds, long askedAt) {
    List<Part> parts = new ArrayList<>();
    KindSet wanted = order.kinds();
    if (order.dvms().isEmpty()) {
      if (wanted != null) {
        parts.add(new Part(Selection.ALL, wanted, Windows.ADAPTIVE));
      } else {
        KindSet known = kinds.knownRequests().plus(kinds.knownAnswers()).plus(JobKinds.ABOUT_DVMS);
        KindSet other = kinds.otherRequests().plus(kinds.otherAnswers());
        parts.add(new Part(Selection.ALL, known, Windows.ADAPTIVE));
        parts.add(new Part(Selection.ALL, other, Windows.WHOLE));
      }
    }
    for (Bytes32 dvm : order.dvms()) {
      KindSet answers = kinds.knownAnswers().plus(kinds.otherAnswers()).plus(JobKinds.ABOUT_DVMS);
      KindSet requests = kinds.knownRequests().plus(kinds.otherRequests());
      Selection its = new Selection(Field.AUTHORS, List.of(dvm));
      Selection toIt = new Selection(Field.P_TAGS, List.of(dvm));
      parts.add(new Part(its, common(answers, wanted), Windows.WHOLE));
      parts.add(new Part(toIt, common(requests, wanted), Windows.WHOLE));
    }
    parts.removeIf(part -> part.kinds().isEmpty());
    return new FetchPlan(parts, order.scope(), askedAt);
  }

  private static KindSet common(KindSet kinds, @Nullable KindSet wanted) {
    return wanted == null ? kinds : kinds.minus(kinds.minus(wanted));
  }

  /** The kinds that are looked for in detail, whose loss would be one. */
  KindTimes wanted(String checkpoint) {
    KindTimes wanted = KindTimes.NONE;
    for (Part part : parts) {
      boolean inDetail =
          part.windows().equals(Windows.ADAPTIVE) || !part.selection().equals(Selection.ALL);
      if (inDetail && part.selection().key().equals(checkpoint)) {
        Intervals all = Intervals.of(scope);
        wanted = wanted.plus(KindTimes.of(part.kinds(), all));
      }
    }
    return wanted;
  }

  /** The checkpoints that the plan's tasks are remembered under. */
  List<String> checkpoints() {
    return parts.stream().map(part -> part.selection().key()).distinct().toList();
  }

  /**
   * What is left to ask of a relay, newest first.
   *
   * @param done what it has given, by checkpoint
   */
  public List<Task> tasks(Function<String, KindTimes> done) {
    List<Task> tasks = new ArrayList<>();
    for (Part part : parts) {
      String checkpoint = part.selection().key();
      KindTimes open =
          KindTimes.of(part.kinds(), Intervals.of(scope)).minus(done.apply(checkpoint));
      List<Task> ofPart = new ArrayList<>();
      for (KindTimes.Group group : open.groups()) {
        for (Interval interval : group.times().parts()) {
          ofPart.add(
              new Task(
                  part.selection(),
                  group.kinds(),
                  interval,
                  part.windows(),
                  checkpoint,
                  askedAt - SETTLES_SECONDS));
        }
      }
      ofPart.sort(Comparator.comparingLong((Task task) -> task.span().until()).reversed());
      tasks.addAll(ofPart);
    }
    return tasks;
  }
}
