package live.dvmdash.relay.testing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import live.dvmdash.event.Bolt11Encoder;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Event;
import live.dvmdash.event.Kind;
import live.dvmdash.event.SigningAuthor;

/** Makes events of one author, validly signed; no two are the same. */
public final class SignedEvents {

  private static final AtomicInteger MADE = new AtomicInteger();

  private final SigningAuthor author;

  private SignedEvents(SigningAuthor author) {
    this.author = author;
  }

  /** The events of another author for each number from 1. */
  public static SignedEvents by(int number) {
    return new SignedEvents(SigningAuthor.number(number));
  }

  /** Requests of kind 5050 by this author, one each second from then on. */
  public List<Event> requests(int count, long from) {
    List<Event> requests = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      requests.add(request(from + i, 5050));
    }
    return requests;
  }

  /** The author's public key. */
  public Bytes32 pubkey() {
    return author.pubkey();
  }

  /** An event of any kind. */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public final Event event(long at, int kind, List<String>... tags) {
    return author.sign(at, kind, List.of(tags), "event " + MADE.incrementAndGet());
  }

  /** An event with a content of that many bytes. */
  public Event large(long at, int kind, int bytes) {
    return author.sign(at, kind, List.of(), "x".repeat(bytes));
  }

  /** A job request to nobody in particular. */
  public Event request(long at, int kind) {
    return event(at, kind, List.of("i", "some text", "text"));
  }

  /** A job request to one DVM. */
  public Event request(long at, int kind, Bytes32 dvm) {
    return event(at, kind, List.of("i", "some text", "text"), List.of("p", dvm.hex()));
  }

  /** The result of a request. */
  public Event result(long at, Event request) {
    return event(at, request.kind() + Kind.RESULT_OFFSET, e(request), p(request));
  }

  /** Feedback on a request. */
  public Event feedback(long at, Event request, String status) {
    return event(at, Kind.FEEDBACK, e(request), p(request), List.of("status", status));
  }

  /** The author's announcement of a DVM that does jobs of a kind. */
  public Event announcement(long at, int kind) {
    return author.sign(
        at,
        Kind.ANNOUNCEMENT,
        List.of(List.of("d", "dvm-" + kind), List.of("k", Integer.toString(kind))),
        "{\"name\":\"DVM " + MADE.incrementAndGet() + "\",\"about\":\"made for a test\"}");
  }

  /** The author's profile. */
  public Event profile(long at) {
    return author.sign(
        at, Kind.PROFILE, List.of(), "{\"name\":\"" + MADE.incrementAndGet() + "\"}");
  }

  /** The author's list of relays. */
  public Event relayList(long at, String... urls) {
    List<List<String>> tags = new ArrayList<>();
    for (String url : urls) {
      tags.add(List.of("r", url));
    }
    return author.sign(at, Kind.RELAY_LIST, tags, "");
  }

  /** A sign of life. */
  public Event heartbeat(long at) {
    return event(at, Kind.HEARTBEAT, List.of("status", "online"));
  }

  /** A request to delete an event of the author. */
  public Event deletion(long at, Event deleted) {
    return event(at, Kind.DELETION, e(deleted), List.of("k", Integer.toString(deleted.kind())));
  }

  /** The receipt of a wallet, which is the author, for a zap of an event by somebody. */
  public Event zapReceipt(long at, Event zapped, SignedEvents payer, long msat) {
    Event zapRequest =
        payer.event(
            at,
            Kind.ZAP_REQUEST,
            e(zapped),
            p(zapped),
            List.of("amount", Long.toString(msat)),
            List.of("relays", "wss://relay.example"));
    String description = new String(SigningAuthor.json(zapRequest), StandardCharsets.UTF_8);
    return author.sign(
        at,
        Kind.ZAP_RECEIPT,
        List.of(
            e(zapped),
            p(zapped),
            List.of("P", payer.pubkey().hex()),
            List.of("bolt11", invoice(at, msat, description)),
            List.of("description", description)),
        "");
  }

  private static String invoice(long at, long msat, String description) {
    // BOLT-11: a p is a tenth of a millisatoshi.
    return new Bolt11Encoder("lnbc" + msat * 10 + "p", at)
        .bytes('p', new byte[Bytes32.LENGTH])
        .bytes('h', sha256(description))
        .sign();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The event's JSON with the content changed, so that its id is another event's. */
  public static byte[] withWrongId(Event event) {
    return changed(event, "\"content\":\"", "\"content\":\"not ");
  }

  /** The event's JSON with a signature that is not the author's. */
  public static byte[] withWrongSignature(Event event) {
    return SigningAuthor.json(SigningAuthor.forged(event));
  }

  /** The event's JSON with a tag that holds a number, which NIP-01 does not have. */
  public static byte[] withNumberInTag(Event event) {
    return changed(event, "\"tags\":[", "\"tags\":[[\"amount\",1000],");
  }

  private static byte[] changed(Event event, String part, String other) {
    String json = new String(SigningAuthor.json(event), StandardCharsets.UTF_8);
    return json.replace(part, other).getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> e(Event event) {
    return List.of("e", event.id().hex());
  }

  private static List<String> p(Event event) {
    return List.of("p", event.pubkey().hex());
  }
}
