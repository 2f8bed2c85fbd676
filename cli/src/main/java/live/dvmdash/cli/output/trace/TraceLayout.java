package live.dvmdash.cli.output.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import live.dvmdash.cli.output.DisplayWidth;
import live.dvmdash.cli.output.Figures;
import live.dvmdash.cli.output.Style;
import live.dvmdash.cli.output.trace.TraceIndex.Link;
import live.dvmdash.event.Bytes32;
import live.dvmdash.trace.Node.Invoice;
import live.dvmdash.trace.Node.KnownEvent;
import live.dvmdash.trace.Node.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * Makes a tree of a trace: below a request its inputs, its answers and the jobs that follow on it.
 * Every request is unfolded once, where it is nearest to the root, and every link told once. Beyond
 * some depth, jobs stand beside the one they hang on and name it, so that a long chain does not run
 * out of the page.
 */
final class TraceLayout {

  private static final int DEEPEST = 8;

  private static final String HOW_TO_SEE = " (--all shows them)";

  /** So many requests are unfolded unless all are wanted. */
  private static final int MOST_JOBS = 50;

  /** Columns of the terminal for one level. */
  private static final int WIDTH_OF_LEVEL = 12;

  private final TraceIndex index;
  private final TraceWords words;
  private final int deepest;
  private final int widest;
  private final Set<Bytes32> unfolded = new HashSet<>();
  private final Set<Bytes32> folded = new HashSet<>();
  private final Set<Link> told = new HashSet<>();
  private final Deque<Job> waiting = new ArrayDeque<>();

  /**
   * A request that waits to be unfolded.
   *
   * @param at its place in the tree
   * @param host the branch that holds the place
   * @param depth how far the place is from the root
   */
  private record Job(Bytes32 id, String label, Branch at, Branch host, int depth) {}

  private TraceLayout(TraceIndex index, TraceWords words, Style style) {
    this.index = index;
    this.words = words;
    this.widest = style.limit();
    int width = style.width();
    this.deepest = width == 0 ? DEEPEST : Math.clamp(width / WIDTH_OF_LEVEL, 1, DEEPEST);
  }

  /** The tree of the request of that id; {@code style} says how much of it is wanted. */
  static Branch of(TraceIndex index, TraceWords words, Bytes32 root, Style style) {
    TraceLayout layout = new TraceLayout(index, words, style);
    Branch tree = new Branch();
    layout.waiting.add(new Job(root, "", tree, tree, 0));
    while (!layout.waiting.isEmpty()) {
      Job next = layout.waiting.remove();
      if (layout.isEnough()) {
        layout.fold(next);
      } else {
        layout.unfold(next);
      }
    }
    int hidden = index.jobs() - layout.unfolded.size() - layout.folded.size();
    if (hidden > 0) {
      tree.grow().say("… " + more(hidden, "request") + " of the chain" + HOW_TO_SEE);
    }
    return tree;
  }

  private static String more(int number, String what) {
    return Figures.count(number) + " more " + what + (number == 1 ? "" : "s");
  }

  private boolean isEnough() {
    return widest > 0 && unfolded.size() >= MOST_JOBS;
  }

  /** Says no more than what hangs here. */
  private void fold(Job job) {
    if (!unfolded.contains(job.id)) {
      folded.add(job.id);
    }
    job.at.say(job.label + "request " + words.id(job.id));
  }

  private void unfold(Job job) {
    if (!unfolded.add(job.id)) {
      job.at.say(job.label + "request " + words.id(job.id) + ", shown elsewhere");
      return;
    }
    job.at.say(job.label + words.request(job.id));
    KnownEvent request = index.event(job.id);
    if (request != null) {
      words.details(request).forEach(job.at::say);
    }
    for (Link link : index.inputs(job.id)) {
      if (told.add(link)) {
        addInput(job, link);
      }
    }
    addAnswers(job, request);
    List<Link> followers = index.followers(job.id).stream().filter(told::add).toList();
    for (Link link : followers.subList(0, shown(followers.size()))) {
      hang(job, link.request(), "follow-up" + ofWhat(job, link) + ": ");
    }
    int hidden = followers.size() - shown(followers.size());
    if (hidden > 0) {
      job.at.grow().say("… " + more(hidden, "follow-up job") + HOW_TO_SEE);
      followers
          .subList(shown(followers.size()), followers.size())
          .forEach(link -> folded.add(link.request()));
    }
  }

  private int shown(int number) {
    return widest == 0 ? number : Math.min(number, widest);
  }

  private void addInput(Job job, Link link) {
    if (index.isJob(link.job())) {
      String label = isFull(job) ? "input of " + words.id(job.id) + ": " : "input: ";
      boolean itself = link.input().equals(link.job());
      String result = itself ? "" : "result " + words.id(link.input()) + " of ";
      hang(job, link.job(), label + result);
    } else {
      job.at.grow().say("input: " + words.request(link.input()));
    }
  }

  /** Makes a place for a request that a link leads to. */
  private void hang(Job job, Bytes32 id, String label) {
    Branch host = isFull(job) ? job.host : job.at;
    waiting.add(new Job(id, label, host.grow(), host, Math.min(job.depth + 1, deepest)));
  }

  private boolean isFull(Job job) {
    return job.depth == deepest;
  }

  /** What a job follows on, unless the place in the tree says it. */
  private String ofWhat(Job job, Link link) {
    if (!link.input().equals(job.id)) {
      return " of result " + words.id(link.input());
    }
    return isFull(job) ? " of " + words.id(job.id) : "";
  }

  private void addAnswers(Job job, @Nullable KnownEvent request) {
    List<KnownEvent> all = index.answers(job.id);
    List<KnownEvent> answers = new ArrayList<>(all.subList(0, shown(all.size())));
    List<KnownEvent> rest = new ArrayList<>(all.subList(answers.size(), all.size()));
    rest.stream().filter(index::isAsked).forEach(answers::add);
    rest.removeIf(index::isAsked);
    int widestTime = 0;
    for (KnownEvent answer : answers) {
      widestTime = Math.max(widestTime, DisplayWidth.of(when(answer, request)));
    }
    for (KnownEvent answer : answers) {
      String when = DisplayWidth.padLeft(when(answer, request), widestTime);
      Branch at = job.at.grow();
      at.say(words.answer(answer, request, when));
      addMoney(at, index.money(), words, answer.id(), request);
    }
    if (!rest.isEmpty()) {
      long dvms = rest.stream().map(KnownEvent::pubkey).distinct().count();
      String by = dvms == 1 ? " by 1 DVM" : " by " + dvms + " DVMs";
      job.at.grow().say("… " + more(rest.size(), "answer") + by + HOW_TO_SEE);
    }
    addReceipts(job.at, index.money(), words, job.id, request);
  }

  /** Shows the invoices and receipts of an event below it. */
  static void addMoney(
      Branch at, TraceMoney money, TraceWords words, Bytes32 event, @Nullable KnownEvent request) {
    for (Invoice invoice : money.invoices(event)) {
      Branch place = at.grow();
      List<TraceMoney.Paid> receipts = money.receipts(invoice);
      place.say(words.invoice(invoice, !receipts.isEmpty()));
      for (TraceMoney.Paid paid : receipts) {
        place.grow().say(words.receipt(paid.receipt(), request, paid.exactly()));
      }
    }
    addReceipts(at, money, words, event, request);
  }

  private static void addReceipts(
      Branch at, TraceMoney money, TraceWords words, Bytes32 event, @Nullable KnownEvent request) {
    for (Receipt receipt : money.receipts(event)) {
      at.grow().say(words.receipt(receipt, request, true));
    }
  }

  private static String when(KnownEvent answer, @Nullable KnownEvent request) {
    return request == null
        ? Figures.second(answer.createdAt()) + " UTC"
        : TraceWords.since(request, answer);
  }
}
