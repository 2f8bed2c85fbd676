package live.dvmdash.cli.output.trace;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import live.dvmdash.cli.output.Figures;
import live.dvmdash.event.Bytes32;
import live.dvmdash.trace.Node.Invoice;
import live.dvmdash.trace.Node.KnownEvent;
import live.dvmdash.trace.Node.Receipt;
import live.dvmdash.trace.Node.Role;
import org.jspecify.annotations.Nullable;

/** What became of a request, in one sentence. */
final class TraceVerdict {

  private final TraceWords words;
  private final TraceIndex index;
  private final Set<Bytes32> answering = new HashSet<>();
  private final Set<Bytes32> reacting = new HashSet<>();
  private final List<KnownEvent> answers;
  private final Bytes32 request;

  private TraceVerdict(TraceIndex index, TraceWords words, Bytes32 root) {
    this.request = root;
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
    return new TraceVerdict(index, words, root).sentence();
  }

  /** The verdict on an answer that names no request. */
  static String ofUnlinked(KnownEvent answer) {
    return answer.role().name().toLowerCase(Locale.ROOT) + " that names no request";
  }

  private String sentence() {
    KnownEvent asked = index.event(request);
    if (asked == null) {
      return "request not in the lake, "
          + (answering.isEmpty()
              ? "feedback from " + dvms(reacting.size())
              : "answered by " + dvms(answering.size()));
    }
    if (asked.role() != Role.REQUEST) {
      return "answers to an event of kind " + asked.kind() + ", which is no job request";
    }
    String cancelled = asked.deletedBy().isEmpty() ? "" : ", cancelled by the customer";
    return (answering.isEmpty() ? unanswered(asked) : answered(asked)) + cancelled + money();
  }

  /** What was to be paid for the request itself, and whether somebody says that it was. */
  private String money() {
    int invoices = 0;
    int unpaid = 0;
    long msat = 0;
    boolean open = false;
    for (KnownEvent answer : answers) {
      for (Invoice invoice : index.money().invoices(answer.id())) {
        invoices++;
        open |= invoice.msat() == null;
        msat += invoice.msat() == null ? 0 : invoice.msat();
        unpaid += index.money().receipts(invoice).isEmpty() ? 1 : 0;
      }
    }
    if (invoices == 0) {
      return tips();
    }
    String number = invoices == 1 ? "1 invoice" : invoices + " invoices";
    String state =
        unpaid == 0 ? ", receipt seen" : unpaid == invoices ? " unpaid" : ", " + unpaid + " unpaid";
    return "; " + number + " of " + sum(msat, open) + state;
  }

  /** An invoice may leave the amount to the payer. */
  private static String sum(long msat, boolean open) {
    if (!open) {
      return Figures.amount(msat);
    }
    return msat == 0 ? "any amount" : Figures.amount(msat) + " and any amount";
  }

  /** What was paid without an invoice of a DVM, by zaps of the request or of what answers it. */
  private String tips() {
    List<Receipt> receipts = new ArrayList<>(index.money().receipts(request));
    answers.forEach(answer -> receipts.addAll(index.money().receipts(answer.id())));
    if (receipts.isEmpty()) {
      return "";
    }
    long msat = 0;
    for (Receipt receipt : receipts) {
      msat += receipt.msat() == null ? 0 : receipt.msat();
    }
    String number = receipts.size() == 1 ? "a receipt" : receipts.size() + " receipts";
    return "; " + number + " of " + Figures.amount(msat) + " seen";
  }

  private String answered(KnownEvent asked) {
    Set<Bytes32> wanted = new HashSet<>(reacting);
    wanted.addAll(asked.addressedTo());
    String who =
        wanted.size() == answering.size()
            ? dvms(answering.size())
            : answering.size() + " of " + dvms(wanted.size());
    return "answered by " + who + ", " + firstResult(asked);
  }

  private String firstResult(KnownEvent asked) {
    KnownEvent earliest = null;
    for (KnownEvent answer : answers) {
      if (answer.role() == Role.RESULT) {
        earliest = earliest == null ? answer : earliest;
        if (answer.createdAt() >= asked.createdAt()) {
          return "first after " + Figures.duration(answer.createdAt() - asked.createdAt());
        }
      }
    }
    return earliest == null
        ? "no result"
        : "first at " + TraceWords.since(asked, earliest) + ", before it was asked";
  }

  private String unanswered(KnownEvent asked) {
    if (answers.isEmpty()) {
      int addressed = asked.addressedTo().size();
      return addressed == 0 ? "no reaction" : "no reaction, addressed to " + dvms(addressed);
    }
    KnownEvent last = answers.getLast();
    @Nullable String status = words.status(last);
    return "no result, last feedback: "
        + (status == null ? "without a status" : status)
        + " from "
        + words.author(last.pubkey())
        + ", "
        + TraceWords.since(asked, last);
  }

  private static String dvms(int number) {
    return number == 1 ? "1 DVM" : number + " DVMs";
  }
}
