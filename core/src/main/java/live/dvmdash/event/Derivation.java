package live.dvmdash.event;

import java.util.ArrayList;
import java.util.HashSet;
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
    PackedTags tags = PackedTags.of(event.tags());
    Facts facts = facts(event, tags);
    return new DerivedEvent(event, tags.named("encrypted", 0) >= 0, otherIds(tags, facts), facts);
  }

  private Facts facts(Event event, PackedTags tags) {
    int kind = event.kind();
    if (Kind.isRequest(kind)) {
      return request(tags);
    }
    if (Kind.isAnswer(kind)) {
      return answer(kind, tags);
    }
    return switch (kind) {
      case Kind.ZAP_RECEIPT -> receipts.read(event);
      case Kind.PROFILE, Kind.ANNOUNCEMENT -> Profiles.read(event);
      case Kind.RELAY_LIST -> new Facts.RelayList(values(tags, "r", 2));
      default -> new Facts.None();
    };
  }

  private static Facts.Request request(PackedTags tags) {
    Set<Bytes32> jobs = new LinkedHashSet<>();
    boolean chained = false;
    for (int tag = tags.named("i", 0); tag >= 0; tag = tags.named("i", tag + 1)) {
      int name = tags.firstText(tag);
      if (tags.texts(tag) >= 3 && tags.is(name + 2, "job")) {
        chained = true;
        Bytes32 id = tags.bytes32(name + 1);
        if (id != null) {
          jobs.add(id);
        }
      }
    }
    String bid = tags.text(tags.named("bid", 0), 1);
    return new Facts.Request(
        List.copyOf(jobs),
        chained,
        keys(tags, "p"),
        values(tags, "relays", Integer.MAX_VALUE),
        bid == null ? null : decimal(bid));
  }

  private static Facts.Answer answer(int kind, PackedTags tags) {
    int status = Kind.isFeedback(kind) ? tags.named("status", 0) : -1;
    int amount = tags.named("amount", 0);
    String value = tags.text(amount, 1);
    Long msat = value == null ? null : decimal(value);
    return new Facts.Answer(
        target(tags),
        firstKey(tags, "p"),
        tags.text(status, 1),
        tags.text(status, 2),
        msat,
        amount >= 0 && msat == null,
        amount < 0 ? List.of() : invoices(tags));
  }

  private static @Nullable Bytes32 target(PackedTags tags) {
    int first = tags.named("e", 0);
    Bytes32 target = first < 0 ? null : key(tags, first);
    if (target != null) {
      return target;
    }
    String request = tags.text(tags.named("request", 0), 1);
    return request == null ? null : JsonObjects.id(request);
  }

  private static List<Bolt11> invoices(PackedTags tags) {
    List<Bolt11> invoices = new ArrayList<>(1);
    Set<String> seen = new HashSet<>();
    for (int tag = tags.named("amount", 0); tag >= 0; tag = tags.named("amount", tag + 1)) {
      String text = tags.text(tag, 2);
      if (text != null && Bolt11.isInvoice(text) && seen.add(text)) {
        Bolt11 invoice = Bolt11.parse(text);
        if (invoice != null) {
          invoices.add(invoice);
        }
      }
    }
    return List.copyOf(invoices);
  }

  private static List<Bytes32> otherIds(PackedTags tags, Facts facts) {
    List<Bytes32> ids = keys(tags, "e");
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
  private static List<Bytes32> keys(PackedTags tags, String name) {
    int first = tags.named(name, 0);
    if (first < 0) {
      return List.of();
    }
    Set<Bytes32> keys = new LinkedHashSet<>();
    for (int tag = first; tag >= 0; tag = tags.named(name, tag + 1)) {
      Bytes32 key = key(tags, tag);
      if (key != null) {
        keys.add(key);
      }
    }
    return List.copyOf(keys);
  }

  private static @Nullable Bytes32 firstKey(PackedTags tags, String name) {
    for (int tag = tags.named(name, 0); tag >= 0; tag = tags.named(name, tag + 1)) {
      Bytes32 key = key(tags, tag);
      if (key != null) {
        return key;
      }
    }
    return null;
  }

  private static @Nullable Bytes32 key(PackedTags tags, int tag) {
    return tags.texts(tag) < 2 ? null : tags.bytes32(tags.firstText(tag) + 1);
  }

  /** The elements of the tags of that name from the second up to before {@code end}. */
  private static List<String> values(PackedTags tags, String name, int end) {
    List<String> values = new ArrayList<>();
    for (int tag = tags.named(name, 0); tag >= 0; tag = tags.named(name, tag + 1)) {
      values.addAll(tags.get(tag).subList(1, Math.min(end, tags.texts(tag))));
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
