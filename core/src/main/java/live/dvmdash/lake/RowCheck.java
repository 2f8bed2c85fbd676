package live.dvmdash.lake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import live.dvmdash.event.Derivation;
import live.dvmdash.event.DerivedEvent;
import live.dvmdash.event.Event;
import live.dvmdash.event.EventId;
import live.dvmdash.event.Signatures;

/**
 * Looks at single rows of the lake, each for itself. The id and the derived columns of every row
 * are computed again; signatures, which cost twenty times as much, of one event in sixteen, by its
 * id, unless all are asked for. Safe for many threads.
 */
final class RowCheck {

  private static final long SAMPLE = 0xF;

  private static final ThreadLocal<ColumnDigests> DIGESTS =
      ThreadLocal.withInitial(ColumnDigests::new);

  private final Signatures signatures;
  private final Derivation derivation;
  private final boolean everySignature;

  /**
   * What came of a row.
   *
   * @param row the event with what follows from it now
   * @param faults what is wrong with it, each with the words for it
   * @param verified whether the signature was looked at
   */
  record Result(DerivedEvent row, Map<Finding.Kind, String> faults, boolean verified) {}

  RowCheck(Signatures signatures, boolean everySignature) {
    this.signatures = signatures;
    this.derivation = new Derivation(signatures);
    this.everySignature = everySignature;
  }

  /** As {@link #check(StoredRow, Partition, boolean)}, of several rows. */
  List<Result> check(List<StoredRow> rows, Partition partition, boolean derivedNow) {
    List<Result> results = new ArrayList<>(rows.size());
    for (StoredRow row : rows) {
      results.add(check(row, partition, derivedNow));
    }
    return results;
  }

  /**
   * Looks at a row.
   *
   * @param partition where it is stored
   * @param derivedNow whether its columns were derived as they would be now
   */
  private Result check(StoredRow stored, Partition partition, boolean derivedNow) {
    Event event = stored.event();
    Map<Finding.Kind, String> faults = new EnumMap<>(Finding.Kind.class);
    DerivedEvent row = derivation.of(event);
    String id = event.id().hex();
    boolean verify = false;
    if (!EventId.matches(event)) {
      faults.put(Finding.Kind.BAD_ID, id);
    } else {
      verify = everySignature || (event.id().d() & SAMPLE) == 0;
      if (verify && !signatures.verify(event)) {
        faults.put(Finding.Kind.BAD_SIGNATURE, id);
      }
      if (!Partition.of(event.createdAt()).equals(partition)) {
        faults.put(Finding.Kind.MISPLACED, id);
      }
    }
    if (derivedNow) {
      List<String> stale = ColumnDigests.differences(stored.columns(), DIGESTS.get().of(row));
      if (!stale.isEmpty()) {
        faults.put(Finding.Kind.STALE_COLUMNS, id + " (" + String.join(", ", stale) + ")");
      }
    }
    return new Result(row, faults, verify);
  }
}
