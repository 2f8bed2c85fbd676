package live.dvmdash.lake;

import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Derivation;
import live.dvmdash.event.DerivedEvent;
import live.dvmdash.event.Elements;
import live.dvmdash.event.Event;
import live.dvmdash.event.EventId;
import live.dvmdash.event.MalformedEvent;
import live.dvmdash.event.Signature;
import live.dvmdash.event.Signatures;
import org.jspecify.annotations.Nullable;

/**
 * Decides of single elements whether they are valid events: shape, id, signature, in this order.
 * The same (id, signature) is verified once, however often it comes. Safe for many threads.
 */
final class EventCheck {

  /** Beyond so many, all are forgotten; to verify one again costs time and nothing else. */
  private static final int MAX_REMEMBERED = 200_000;

  private static final int RECENT = 1 << 13;

  private final Signatures signatures;
  private final boolean trustSignatures;
  private final Derivation derivation;
  private final LakeWriter lake;
  private final ConcurrentHashMap<Claim, Boolean> verdicts = new ConcurrentHashMap<>();

  /** Valid events of late, since sources that resemble each other have them at about one time. */
  private final AtomicReferenceArray<@Nullable DerivedEvent> recent =
      new AtomicReferenceArray<>(RECENT);

  private record Claim(Bytes32 id, Signature sig) {}

  /** What came of an element. */
  sealed interface Verdict {

    /** A valid event, taken apart. */
    record Valid(DerivedEvent row) implements Verdict {}

    /** A valid event that the lake has already with that very signature. */
    record Known(Event event) implements Verdict {}

    /**
     * Anything else.
     *
     * @param reason why it is refused
     * @param why the same in words
     * @param eventShaped whether it at least resembles an event
     */
    record Refused(Invalid reason, String why, boolean eventShaped) implements Verdict {}
  }

  EventCheck(Signatures signatures, boolean trustSignatures, LakeWriter lake) {
    this.signatures = signatures;
    this.trustSignatures = trustSignatures;
    this.derivation = new Derivation(signatures);
    this.lake = lake;
  }

  Verdict check(Elements elements, int i) throws IOException {
    Event event;
    try {
      event = elements.event(i);
    } catch (MalformedEvent e) {
      return new Verdict.Refused(
          Invalid.MALFORMED, String.valueOf(e.getMessage()), e.eventShaped());
    }
    int place = event.id().hashCode() & (RECENT - 1);
    DerivedEvent twin = recent.get(place);
    if (twin != null && isSame(twin.event(), event)) {
      return lake.isVerified(event) ? new Verdict.Known(event) : new Verdict.Valid(twin);
    }
    if (!elements.isIdRight(i) && !EventId.matches(event)) {
      return new Verdict.Refused(
          Invalid.BAD_ID, "the id is not the hash of the other fields", true);
    }
    if (!trustSignatures) {
      if (lake.isVerified(event)) {
        return new Verdict.Known(event);
      }
      if (!isSigned(event)) {
        return new Verdict.Refused(
            Invalid.BAD_SIGNATURE, "the signature is not the author's", true);
      }
    }
    DerivedEvent row = derivation.of(event);
    recent.set(place, row);
    return new Verdict.Valid(row);
  }

  /**
   * To be told once the event is with the lake's writer, which then remembers it for good; but not
   * a second signature of the same event, which stays remembered here.
   */
  void settled(Event event) throws IOException {
    if (!trustSignatures && lake.isVerified(event)) {
      verdicts.remove(new Claim(event.id(), event.sig()));
    }
  }

  /**
   * Sources often hand over one object for what several of them have. Ids come first, since the
   * equality of records costs as much as hashing one.
   */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(Event one, Event other) {
    return one == other || (one.id().equals(other.id()) && one.equals(other));
  }

  private boolean isSigned(Event event) {
    if (verdicts.size() > MAX_REMEMBERED) {
      verdicts.clear();
    }
    // Asked again inside, for the moment between the look at the lake and this one.
    return verdicts.computeIfAbsent(
        new Claim(event.id(), event.sig()),
        claim -> isVerifiedNow(event) || signatures.verify(event));
  }

  private boolean isVerifiedNow(Event event) {
    try {
      return lake.isVerified(event);
    } catch (IOException e) {
      return false; // the look before this one would have said so; verifying again does no harm
    }
  }
}
