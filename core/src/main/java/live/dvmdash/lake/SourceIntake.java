package live.dvmdash.lake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import live.dvmdash.event.Elements;
import live.dvmdash.event.Event;

/**
 * What has come from one source so far. Refused elements wait here until the source has shown one
 * that resembles an event: a file that was named by mistake leaves no trace in the lake.
 */
public final class SourceIntake {

  private static final int MAX_WAITING_BYTES = 8 << 20;

  private final String source;
  private final Ingest.Taker taker;
  private final QuarantineWriter quarantine;
  private final Tally tally = new Tally();
  private final List<Refused> waiting = new ArrayList<>();
  private int waitingBytes;
  private boolean resemblesEvents;

  /**
   * A refused element.
   *
   * @param reason why
   * @param why the same in words
   * @param position where it began in the source, in bytes
   * @param raw its bytes, or the first of them when it was too large to keep
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Refused(Invalid reason, String why, long position, byte[] raw) {}

  SourceIntake(String source, Ingest.Taker taker, QuarantineWriter quarantine) {
    this.source = source;
    this.taker = taker;
    this.quarantine = quarantine;
  }

  /** The name of the source. */
  public String source() {
    return source;
  }

  /** The counts so far. */
  public Tally tally() {
    return tally;
  }

  /** Whether at least one element resembled an event. */
  public boolean resemblesEvents() {
    return resemblesEvents;
  }

  /** Stores the refused elements; to be called after the commit of the valid ones. */
  public void finish() throws IOException {
    quarantine.store();
  }

  /** Whether a verified event is to be stored and counted. */
  boolean takes(Event event) throws IOException {
    sawEvent();
    return taker.take(event);
  }

  /** Counts a verified event that the lake is to be without. */
  void forget() throws IOException {
    sawEvent();
    tally.countForgotten();
  }

  private void sawEvent() throws IOException {
    if (!resemblesEvents) {
      resemblesEvents = true;
      for (Refused refused : waiting) {
        quarantine.add(refused);
      }
      waiting.clear();
    }
  }

  void refuse(EventCheck.Verdict.Refused verdict, Elements elements, int i, Forgotten forgotten)
      throws IOException {
    tally.countInvalid(verdict.reason());
    byte[] raw = elements.raw(i);
    Refused refused = new Refused(verdict.reason(), verdict.why(), elements.position(i), raw);
    if (verdict.eventShaped()) {
      sawEvent();
    }
    if (forgotten.isClaimedBy(raw)) {
      return; // counted, and kept no more than the event that it claims to be
    }
    if (resemblesEvents) {
      quarantine.add(refused);
    } else if (waitingBytes + raw.length <= MAX_WAITING_BYTES) {
      waitingBytes += raw.length;
      waiting.add(refused);
    }
  }
}
