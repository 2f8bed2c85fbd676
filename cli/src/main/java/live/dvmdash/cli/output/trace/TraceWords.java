package live.dvmdash.cli.output.trace;

import java.util.ArrayList;
import java.util.List;
import live.dvmdash.cli.output.DisplayWidth;
import live.dvmdash.cli.output.Figures;
import live.dvmdash.cli.output.SafeText;
import live.dvmdash.cli.output.Style;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Kind;
import live.dvmdash.event.Nip19;
import live.dvmdash.trace.Node.Input;
import live.dvmdash.trace.Node.Invoice;
import live.dvmdash.trace.Node.KnownEvent;
import live.dvmdash.trace.Node.Receipt;
import live.dvmdash.trace.Node.Role;
import org.jspecify.annotations.Nullable;

/** The parts of a trace as people read them; everything that authors wrote is made safe. */
final class TraceWords {

  private static final String BETWEEN = " · ";
  private static final int LONGEST_NAME = 24;

  private static final String JOB = "job";

  /** The verdict on a receipt that has no fault. */
  private static final String SOUND = "ok";

  private final TraceIndex index;
  private final Style style;

  TraceWords(TraceIndex index, Style style) {
    this.index = index;
    this.style = style;
  }

  /** A request, or another event that stands in the place of one. */
  String request(Bytes32 id) {
    KnownEvent event = index.event(id);
    if (event == null) {
      return "event "
          + id(id)
          + (index.isMissing(id) ? ", which is not in the lake" : ", beyond --depth");
    }
    String when = Figures.second(event.createdAt()) + " UTC";
    return String.join(BETWEEN, kind(event) + " " + id(id), author(event.pubkey()), when);
  }

  /** What else there is to say about a request, a line each. */
  List<String> details(KnownEvent request) {
    List<String> details = new ArrayList<>();
    if (!asked(request).isEmpty()) {
      details.add((request.role() == Role.REQUEST ? "asks: " : "content: ") + asked(request));
    }
    for (Input input : request.inputs()) {
      if (JOB.equals(input.type()) && Bytes32.parse(input.data()) == null) {
        details.add("input: " + ContentWords.text(input.data()) + ", which is no event id");
      }
    }
    if (!request.addressedTo().isEmpty()) {
      List<String> names =
          request.addressedTo().stream().map(dvm -> author(dvm) + silence(dvm, request)).toList();
      details.add("addressed to: " + String.join(", ", names));
    }
    if (!request.deletedBy().isEmpty()) {
      details.add("cancelled by the customer");
    }
    return details;
  }

  /** What is to be said of a DVM that was asked and gave no result; nothing of others. */
  private String silence(Bytes32 dvm, KnownEvent request) {
    String said = " (no reaction)";
    for (KnownEvent answer : index.answers(request.id())) {
      if (answer.pubkey().equals(dvm)) {
        if (answer.role() == Role.RESULT) {
          return "";
        }
        said = " (no result)";
      }
    }
    return said;
  }

  /**
   * A result or feedback on one line.
   *
   * @param when the time since the request, or the time itself
   */
  String answer(KnownEvent answer, @Nullable KnownEvent request, String when) {
    List<String> parts = new ArrayList<>();
    parts.add(when);
    parts.add(author(answer.pubkey()));
    parts.add(what(answer, request) + " " + id(answer.id()));
    if (answer.amountMsat() != null) {
      parts.add("asks " + Figures.amount(answer.amountMsat()));
    }
    if (!answer.deletedBy().isEmpty()) {
      parts.add("deleted by its author");
    }
    String info = answer.statusInfo() == null ? "" : ContentWords.text(answer.statusInfo());
    String content = content(answer);
    if (!info.isEmpty()) {
      parts.add(info);
    }
    if (!content.isEmpty()) {
      parts.add(content);
    }
    return String.join("  ", parts);
  }

  /** An invoice on one line. */
  String invoice(Invoice invoice, boolean hasReceipt) {
    String amount = invoice.msat() == null ? "any amount" : Figures.amount(invoice.msat());
    String fault = invoice.checksumOk() ? "" : ", its checksum is wrong";
    String open = hasReceipt ? "" : ", no receipt seen";
    return "invoice of " + amount + " " + bolt11(invoice.bolt11()) + fault + open;
  }

  private String bolt11(String invoice) {
    return style.shortenIds() ? Figures.shortened(invoice) : SafeText.oneLine(invoice);
  }

  /**
   * A receipt on one line.
   *
   * @param exactly whether it is for that very invoice or event
   */
  String receipt(Receipt receipt, @Nullable KnownEvent request, boolean exactly) {
    List<String> parts = new ArrayList<>();
    parts.add(
        request == null
            ? Figures.second(receipt.createdAt()) + " UTC"
            : since(request, receipt.createdAt()));
    String amount = receipt.msat() == null ? "any amount" : Figures.amount(receipt.msat());
    parts.add("receipt " + id(receipt.id()) + " of " + amount);
    Bytes32 payer = receipt.payer();
    Bytes32 payee = receipt.payee();
    String from = payer == null ? "from somebody" : "from " + author(payer);
    parts.add(payee == null ? from : from + " to " + author(payee));
    if (!exactly) {
      parts.add("with another invoice");
    }
    if (!isSound(receipt)) {
      parts.add("doubtful: " + receipt.verdict().replace('-', ' '));
    }
    return String.join("  ", parts);
  }

  /** Whether a receipt agrees with itself. */
  static boolean isSound(Receipt receipt) {
    return receipt.verdict().equals(SOUND);
  }

  private String what(KnownEvent answer, @Nullable KnownEvent request) {
    if (answer.role() == Role.FEEDBACK) {
      String status = status(answer);
      return status == null ? "feedback" : status;
    }
    boolean usual = request == null || answer.kind() == request.kind() + Kind.RESULT_OFFSET;
    return usual ? "result" : "result of kind " + answer.kind();
  }

  /** The status of feedback in words; null without one. */
  @Nullable String status(KnownEvent feedback) {
    String status = feedback.status() == null ? "" : ContentWords.text(feedback.status());
    return status.isEmpty() ? null : status.replace('-', ' ').replace('_', ' ');
  }

  /** The time from a request to an answer, with its sign. */
  static String since(KnownEvent request, KnownEvent answer) {
    return since(request, answer.createdAt());
  }

  /** The time from a request to a moment, with its sign. */
  static String since(KnownEvent request, long time) {
    long seconds = time - request.createdAt();
    return (seconds < 0 ? "-" : "+") + Figures.duration(Math.abs(seconds));
  }

  /** The name of an author, else the npub. */
  String author(Bytes32 pubkey) {
    String name = index.name(pubkey);
    String safe = name == null ? "" : SafeText.oneLine(name);
    if (!safe.isEmpty()) {
      return style.width() == 0 ? safe : DisplayWidth.fit(safe, LONGEST_NAME);
    }
    String npub = Nip19.npub(pubkey);
    return style.shortenIds() ? Figures.shortened(npub) : npub;
  }

  /** An id as commands accept it: whole, or its first digits. */
  String id(Bytes32 id) {
    return style.shortenIds() ? id.hex().substring(0, Nip19.SHORTEST_PREFIX) : id.hex();
  }

  /** What the kind of an event is called. */
  static String kind(KnownEvent event) {
    return event.kindName() == null
        ? "kind " + event.kind()
        : event.kindName() + " (" + event.kind() + ")";
  }

  private String asked(KnownEvent request) {
    List<String> parts = new ArrayList<>();
    for (Input input : request.inputs()) {
      if (!JOB.equals(input.type()) && !ContentWords.text(input.data()).isEmpty()) {
        parts.add(ContentWords.text(input.data()));
      }
    }
    String content = content(request);
    if (!content.isEmpty()) {
      parts.add(content);
    }
    return String.join(" | ", parts);
  }

  private static String content(KnownEvent event) {
    if (event.encrypted()) {
      return "(encrypted)";
    }
    return event.role() == Role.RESULT
        ? ContentWords.result(event.content())
        : ContentWords.text(event.content());
  }
}
