package live.dvmdash.cli.output.trace;

import java.util.HashMap;
import java.util.Map;
import live.dvmdash.cli.output.DisplayWidth;
import live.dvmdash.cli.output.Figures;
import live.dvmdash.cli.output.html.LaneChart.Form;
import live.dvmdash.cli.output.html.LaneChart.Mark;
import live.dvmdash.event.Bytes32;
import live.dvmdash.trace.Node;
import live.dvmdash.trace.Node.Invoice;
import live.dvmdash.trace.Node.KnownEvent;
import live.dvmdash.trace.Node.Receipt;
import live.dvmdash.trace.Node.Role;
import live.dvmdash.trace.Trace;
import org.jspecify.annotations.Nullable;

/** The nodes of a trace as marks of a page: their look, and what is said of them in few words. */
final class TraceMarks {

  private static final int LONGEST_STATUS = 24;

  private final Trace trace;
  private final TraceIndex index;
  private final TraceWords words;
  private final TraceLanes lanes;
  private final Map<String, String> ids = new HashMap<>();

  TraceMarks(Trace trace, TraceIndex index, TraceWords words, TraceLanes lanes) {
    this.trace = trace;
    this.index = index;
    this.words = words;
    this.lanes = lanes;
    for (Node node : trace.nodes()) {
      ids.put(node.key(), "n" + ids.size());
    }
  }

  /** The element of the page that tells all of a node. */
  String id(String key) {
    String id = ids.get(key);
    if (id == null) {
      throw new IllegalArgumentException("no node: " + key);
    }
    return id;
  }

  /** The mark of a node that is no entity, on an axis that begins at {@code base}. */
  Mark of(Node node, long base) {
    Look look = look(node);
    Long time = time(node);
    String name = name(node);
    String since = time == null || time == base ? "" : " " + since(time - base);
    String more = more(node);
    String by = node instanceof KnownEvent event ? ", by " + words.author(event.pubkey()) : "";
    return new Mark(
        id(node.key()),
        look.form,
        look.colour,
        name + since + more,
        name + since + more + by,
        time == null ? null : time - base,
        node.key().equals(trace.asked()));
  }

  /** When a node came to be; null when nobody knows. */
  @Nullable Long time(Node node) {
    return switch (node) {
      case KnownEvent event -> (Long) event.createdAt();
      case Receipt receipt -> (Long) receipt.createdAt();
      case Invoice invoice -> {
        KnownEvent carrier = lanes.carrier(invoice);
        yield carrier == null ? null : (Long) carrier.createdAt();
      }
      case Node.MissingEvent event -> null;
      case Node.Entity entity -> null;
    };
  }

  /** As {@link #time}, and what has no time is after everything. */
  long timeOrLast(Node node) {
    Long time = time(node);
    return time == null ? Long.MAX_VALUE : time;
  }

  /** What an author is called. */
  String author(Bytes32 pubkey) {
    return words.author(pubkey);
  }

  /** A time since a moment, with its sign. */
  static String since(long seconds) {
    return (seconds < 0 ? "-" : "+") + Figures.duration(Math.abs(seconds));
  }

  /** What a node is, without its time. */
  String name(Node node) {
    return switch (node) {
      case KnownEvent event -> name(event);
      case Receipt receipt -> "receipt" + of(receipt.msat());
      case Invoice invoice -> "invoice" + of(invoice.msat());
      case Node.MissingEvent event -> "not in the lake: " + words.id(event.id());
      case Node.Entity entity -> words.author(entity.pubkey());
    };
  }

  /** What a node is, with what tells it from others. */
  String longName(Node node) {
    return switch (node) {
      case KnownEvent event -> name(event) + " " + words.id(event.id());
      case Receipt receipt -> name(receipt) + " " + words.id(receipt.id());
      case Invoice invoice -> name(invoice) + " " + Figures.shortened(invoice.bolt11());
      case Node.MissingEvent event -> name(event);
      case Node.Entity entity -> name(entity);
    };
  }

  private String name(KnownEvent event) {
    if (event.role() == Role.FEEDBACK) {
      String status = words.status(event);
      return status == null ? "feedback" : DisplayWidth.fit(status, LONGEST_STATUS);
    }
    return switch (event.role()) {
      case REQUEST -> "request";
      case RESULT -> "result";
      case FEEDBACK, OTHER -> TraceWords.kind(event);
    };
  }

  private static String of(@Nullable Long msat) {
    return msat == null ? " of any amount" : " of " + Figures.amount(msat);
  }

  private String more(Node node) {
    return switch (node) {
      case KnownEvent event -> {
        String asks =
            event.amountMsat() == null ? "" : ", asks " + Figures.amount(event.amountMsat());
        String gone = event.role() == Role.REQUEST ? ", cancelled" : ", deleted";
        yield asks
            + (event.encrypted() ? ", encrypted" : "")
            + (event.deletedBy().isEmpty() ? "" : gone);
      }
      case Receipt receipt -> TraceWords.isSound(receipt) ? "" : ", doubtful";
      case Invoice invoice ->
          (invoice.checksumOk() ? "" : ", wrong checksum")
              + (index.money().receipts(invoice).isEmpty() ? ", no receipt seen" : "");
      case Node.MissingEvent event -> "";
      case Node.Entity entity -> "";
    };
  }

  /** What a mark looks like, and what such marks are. */
  enum Look {
    REQUEST(Form.SQUARE, "c1", "request"),
    RESULT(Form.DISC, "c3", "result"),
    FEEDBACK(Form.RING, "c5", "feedback"),
    ERROR(Form.RING, "c6", "feedback: error"),
    OTHER(Form.SQUARE, "c0", "other event"),
    MISSING(Form.DASHED, "c0", "not in the lake"),
    INVOICE(Form.NOTE, "c2", "invoice"),
    RECEIPT(Form.DIAMOND, "c4", "receipt");

    final Form form;
    final String colour;
    final String words;

    Look(Form form, String colour, String words) {
      this.form = form;
      this.colour = colour;
      this.words = words;
    }
  }

  /** The look of a node that is no entity. */
  static Look look(Node node) {
    return switch (node) {
      case Invoice invoice -> Look.INVOICE;
      case Receipt receipt -> Look.RECEIPT;
      case Node.MissingEvent event -> Look.MISSING;
      case Node.Entity entity -> throw new IllegalArgumentException("an entity has no mark");
      case KnownEvent event ->
          switch (event.role()) {
            case REQUEST -> Look.REQUEST;
            case RESULT -> Look.RESULT;
            case FEEDBACK -> "error".equals(event.status()) ? Look.ERROR : Look.FEEDBACK;
            case OTHER -> Look.OTHER;
          };
    };
  }
}
