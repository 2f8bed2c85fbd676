package live.dvmdash.cli.output;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import live.dvmdash.event.Bytes32;
import live.dvmdash.trace.Node.Invoice;
import live.dvmdash.trace.Node.KnownEvent;
import live.dvmdash.trace.Node.Role;
import org.jspecify.annotations.Nullable;

/** What became of a request, in one sentence. */
final class TraceVerdict {

  private final TraceWords words;
  private final TraceIndex index;
  private final Set<Bytes32> answering = new HashSet<>();
  private final Set<Bytes32> reacting = new HashSet<>();
  private final List<KnownEvent> answers;

  private TraceVerdict(TraceIndex index, TraceWords words, Bytes32 root) {
    this.index = index;
    this.words = words;
    this.answers = index.answers(root);
    for (KnownEvent answer : answers) {
      reacting.add(answer.pubkey());
      if (answer.role() == Role.RESULT) {
        answering.add(answer.pubkey());
      }
    }
  }

  /** The verdict on the request of that id. */
  static String of(TraceIndex index, TraceWords words, Bytes32 root) {
    return new TraceVerdict(index, words, root).sentence(root);
  }

  /** The verdict on an answer that names no request. */
  static String ofUnlinked(KnownEvent answer) {
    return answer.role().name().toLowerCase(Locale.ROOT) + " that names no request";
  }

  private String sentence(Bytes32 root) {
    KnownEvent request = index.event(root);
    if (request == null) {
      return "request not in the lake, "
          + (answering.isEmpty()
              ? "feedback from " + dvms(reacting.size())
              : "answered by " + dvms(answering.size()));
    }
    if (request.role() != Role.REQUEST) {
      return "answers to an event of kind " + request.kind() + ", which is no job request";
    }
    String cancelled = request.deletedBy().isEmpty() ? "" : ", cancelled by the customer";
    return (answering.isEmpty() ? unanswered(request) : answered(request)) + cancelled + money();
  }

  /** What was to be paid for the request itself, and whether somebody says that it was. */
  private String money() {
    int invoices = 0;
    int unpaid = 0;
    long msat = 0;
    for (KnownEvent answer : answers) {
      for (Invoice invoice : index.money().invoices(answer.id())) {
        invoices++;
        msat += invoice.msat() == null ? 0 : invoice.msat();
        unpaid += index.money().receipts(invoice).isEmpty() ? 1 : 0;
      }
    }
    if (invoices == 0) {
      return "";
    }
    String all =
        (invoices == 1 ? "1 invoice" : invoices + " invoices") + " of " + Figures.amount(msat);
    String state =
        unpaid == 0 ? ", receipt seen" : unpaid == invoices ? " unpaid" : ", " + unpaid + " unpaid";
    return "; " + all + state;
  }

  private String answered(KnownEvent request) {
    Set<Bytes32> wanted = new HashSet<>(reacting);
    wanted.addAll(request.addressedTo());
    String who =
        wanted.size() == answering.size()
            ? dvms(answering.size())
            : answering.size() + " of " + dvms(wanted.size());
    return "answered by " + who + ", " + firstResult(request);
  }

  private String firstResult(KnownEvent request) {
    KnownEvent earliest = null;
    for (KnownEvent answer : answers) {
      if (answer.role() == Role.RESULT) {
        earliest = earliest == null ? answer : earliest;
        if (answer.createdAt() >= request.createdAt()) {
          return "first after " + Figures.duration(answer.createdAt() - request.createdAt());
        }
      }
    }
    return earliest == null
        ? "no result"
        : "first at " + TraceWords.since(request, earliest) + ", before it was asked";
  }

  private String unanswered(KnownEvent request) {
    if (answers.isEmpty()) {
      int addressed = request.addressedTo().size();
      return addressed == 0 ? "no reaction" : "no reaction, addressed to " + dvms(addressed);
    }
    KnownEvent last = answers.getLast();
    @Nullable String status = words.status(last);
    return "no result, last feedback: "
        + (status == null ? "without a status" : status)
        + " from "
        + words.author(last.pubkey())
        + ", "
        + TraceWords.since(request, last);
  }

  private static String dvms(int number) {
    return number == 1 ? "1 DVM" : number + " DVMs";
  }
}
