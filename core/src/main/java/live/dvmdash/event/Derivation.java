package live.dvmdash.event;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes an event apart into {@link Facts}. The one place where the lake's derived columns are
 * defined; a change of meaning raises {@link #VERSION}, and files of an older version are derived
 * again when they are compacted.
 */
public final class Derivation {

  /** The version of the definitions below. */
  public static final int VERSION = 1;

  private static final int MOST_DIGITS = 18;

  private final ZapReceipts receipts;

  /** A derivation that checks the zap requests inside receipts with {@code signatures}. */
  public Derivation(Signatures signatures) {
    receipts = new ZapReceipts(signatures);
  }

  /** What follows from {@code event} alone. */
  public DerivedEvent of(Event event) {
    Facts facts = facts(event);
    return new DerivedEvent(
        event, event.firstTag("encrypted") != null, otherIds(event, facts), facts);
  }

  private Facts facts(Event event) {
    int kind = event.kind();
    if (Kind.isRequest(kind)) {
      return request(event);
    }
    if (Kind.isAnswer(kind)) {
      return answer(event);
    }
    return switch (kind) {
      case Kind.ZAP_RECEIPT -> receipts.read(event);
      case Kind.PROFILE, Kind.ANNOUNCEMENT -> Profiles.read(event);
      case Kind.RELAY_LIST -> new Facts.RelayList(values(event, "r", 2));
      default -> new Facts.None();
    };
  }

  private static Facts.Request request(Event event) {
    Set<Bytes32> jobs = new LinkedHashSet<>();
    boolean chained = false;
    for (List<String> tag : event.tags()) {
      if (tag.size() >= 3 && tag.get(0).equals("i") && tag.get(2).equals("job")) {
        chained = true;
        Bytes32 id = Bytes32.parse(tag.get(1));
        if (id != null) {
          jobs.add(id);
        }
      }
    }
    String bid = event.firstTagValue("bid");
    return new Facts.Request(
        List.copyOf(jobs),
        chained,
        keys(event, "p"),
        values(event, "relays", Integer.MAX_VALUE),
        bid == null ? null : decimal(bid));
  }

  private static Facts.Answer answer(Event event) {
    List<String> status = Kind.isFeedback(event.kind()) ? event.firstTag("status") : null;
    List<String> amount = event.firstTag("amount");
    String value = amount == null || amount.size() < 2 ? null : amount.get(1);
    Long msat = value == null ? null : decimal(value);
    List<Bytes32> customers = keys(event, "p");
    return new Facts.Answer(
        target(event),
        customers.isEmpty() ? null : customers.get(0),
        status == null || status.size() < 2 ? null : status.get(1),
        status == null || status.size() < 3 ? null : status.get(2),
        msat,
        amount != null && msat == null,
        invoices(event));
  }

  private static @Nullable Bytes32 target(Event event) {
    Bytes32 target = Bytes32.parse(event.firstTagValue("e"));
    if (target != null) {
      return target;
    }
    String request = event.firstTagValue("request");
    return request == null ? null : JsonObjects.id(request);
  }

  private static List<Bolt11> invoices(Event event) {
    List<Bolt11> invoices = new ArrayList<>(1);
    Set<String> seen = new LinkedHashSet<>();
    for (List<String> tag : event.tags()) {
      if (tag.size() >= 3
          && tag.get(0).equals("amount")
          && Bolt11.isInvoice(tag.get(2))
          && seen.add(tag.get(2))) {
        Bolt11 invoice = Bolt11.parse(tag.get(2));
        if (invoice != null) {
          invoices.add(invoice);
        }
      }
    }
    return List.copyOf(invoices);
  }

  private static List<Bytes32> otherIds(Event event, Facts facts) {
    List<Bytes32> ids = keys(event, "e");
    Bytes32 held =
        switch (facts) {
          case Facts.Answer answer -> answer.target();
          case Facts.Receipt receipt -> receipt.receiptFor();
          default -> null;
        };
    if (held == null || !ids.contains(held)) {
      return ids;
    }
    return ids.stream().filter(id -> !id.equals(held)).toList();
  }

  /** The distinct well-formed second elements of the tags of that name. */
  private static List<Bytes32> keys(Event event, String name) {
    Set<Bytes32> keys = new LinkedHashSet<>();
    for (List<String> tag : event.tags()) {
      if (tag.size() >= 2 && tag.get(0).equals(name)) {
        Bytes32 key = Bytes32.parse(tag.get(1));
        if (key != null) {
          keys.add(key);
        }
      }
    }
    return List.copyOf(keys);
  }

  /** The elements of the tags of that name from the second up to before {@code end}. */
  private static List<String> values(Event event, String name, int end) {
    List<String> values = new ArrayList<>();
    for (List<String> tag : event.tags()) {
      if (!tag.isEmpty() && tag.get(0).equals(name)) {
        values.addAll(tag.subList(1, Math.min(end, tag.size())));
      }
    }
    return List.copyOf(values);
  }

  /** A number in plain decimal digits, at most 18 of them, as amounts are; null if not so. */
  static @Nullable Long decimal(String text) {
    if (text.isEmpty() || text.length() > MOST_DIGITS) {
      return null;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return null;
      }
    }
    return Long.valueOf(text);
  }
}
