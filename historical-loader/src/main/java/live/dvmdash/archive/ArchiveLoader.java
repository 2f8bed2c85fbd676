package live.dvmdash.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;
import live.dvmdash.archive.LoadOutcome.Status;
import live.dvmdash.event.ElementBatch;
import live.dvmdash.lake.Ingest;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.SourceIntake;
import live.dvmdash.lake.Sources;
import org.jspecify.annotations.Nullable;

/** Loads one source after the other into a lake, and tells what came of each. */
public final class ArchiveLoader {

  private final Lake lake;
  private final Ingest ingest;
  private final boolean wholePeriods;
  private final LoadProgress progress;
  private final BooleanSupplier stop;

  /**
   * A loader into a lake.
   *
   * @param wholePeriods whether every source, also one that is no JSON array, holds all there is
   *     between its first and its last event
   * @param stop asked often; once it says true, what was read is stored and nothing more is read
   */
  public ArchiveLoader(
      Lake lake, Ingest ingest, boolean wholePeriods, LoadProgress progress, BooleanSupplier stop) {
    this.lake = lake;
    this.ingest = ingest;
    this.wholePeriods = wholePeriods;
    this.progress = progress;
    this.stop = stop;
  }

  /**
   * Loads a source. Faults of the source are part of the outcome.
   *
   * @throws IOException when the lake cannot be written
   */
  public LoadOutcome load(EventSource source) throws IOException {
    SourceIntake intake = ingest.begin(source.name());
    InputStream in;
    try {
      in = source.open();
    } catch (IOException e) {
      Status status = stop.getAsBoolean() ? Status.INTERRUPTED : Status.FAILED;
      return outcome(intake, status, e.getMessage());
    }
    try (ElementReader reader = new ElementReader(in)) {
      if (!read(source, reader, intake)) {
        store(source, intake, false);
        return outcome(intake, Status.INTERRUPTED, "interrupted: what was read is stored");
      }
      return finish(source, reader.end(), intake);
    }
  }

  private boolean read(EventSource source, ElementReader reader, SourceIntake intake)
      throws IOException {
    long total = source.bytes();
    for (ElementBatch batch = reader.next(); batch != null; batch = reader.next()) {
      ingest.submit(intake, batch);
      progress.advanced(source.name(), reader.sourceBytes(), total, intake.tally().elements());
      if (stop.getAsBoolean() && !source.endsOnStop()) {
        break;
      }
    }
    ingest.drain();
    return !stop.getAsBoolean();
  }

  private LoadOutcome finish(EventSource source, SourceEnd end, SourceIntake intake)
      throws IOException {
    String fault = fault(source, end, intake);
    if (fault != null) {
      return outcome(intake, Status.FAILED, fault);
    }
    store(source, intake, end.isComplete() && (end.isArchive() || wholePeriods));
    source.loaded();
    return end.broken() == null
        ? outcome(intake, Status.COMPLETE, null)
        : outcome(intake, Status.BROKEN, end.broken().why() + ": everything before it is stored");
  }

  private void store(EventSource source, SourceIntake intake, boolean archive) throws IOException {
    ingest.commit();
    intake.finish();
    if (intake.tally().valid() > 0) {
      lake.sources().add(Sources.Source.of(source.name(), archive, intake.tally()));
    }
  }

  /** Why a source is none, null when it is one. */
  private static @Nullable String fault(EventSource source, SourceEnd end, SourceIntake intake) {
    if (intake.resemblesEvents()) {
      return null;
    }
    if (end.broken() != null) {
      return end.broken().why() + ", and holds nothing like an event before that";
    }
    return switch (end.format()) {
      case BLANK -> source.mayBeEmpty() ? null : "is empty: there is nothing to load";
      case JSON_ARRAY ->
          end.elements() == 0 ? null : "holds nothing like a Nostr event: is it the right file?";
      case JSON_LINES ->
          "holds nothing like a Nostr event: wanted is one event a line (as of jq -c) or one JSON array";
      case RELAY_FRAMES ->
          end.elements() == 0
              ? "holds messages of a relay but no event: there is nothing to load"
              : "holds nothing like a Nostr event: is it the right file?";
      case UNRECOGNISED -> "holds nothing like a Nostr event: is it the right file?";
    };
  }

  private static LoadOutcome outcome(SourceIntake intake, Status status, @Nullable String error) {
    return new LoadOutcome(intake.source(), status, error, intake.tally());
  }
}
