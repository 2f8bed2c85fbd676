package live.dvmdash.cli.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import live.dvmdash.cli.output.Document;
import live.dvmdash.event.KindTable;
import live.dvmdash.lake.Partition;
import live.dvmdash.lake.Snapshot;
import live.dvmdash.query.Coverage;
import live.dvmdash.query.Coverage.State;
import live.dvmdash.query.Scope;
import live.dvmdash.report.Table;
import org.jspecify.annotations.Nullable;

/** Puts tables over one scope into a document that says what they are about. */
final class ScopedDocument {

  private ScopedDocument() {}

  /**
   * A document; {@code generatedAt} is null when it is not to depend on the clock.
   *
   * @param kinds which kinds are taken for jobs
   */
  static Document of(
      Scope scope,
      KindTable kinds,
      Coverage coverage,
      Snapshot snapshot,
      @Nullable Instant generatedAt,
      List<Table> tables) {
    List<String> notes = new ArrayList<>();
    if (coverage.note() != null) {
      notes.add(named(scope) + ": " + coverage.note());
    }
    notes.addAll(leftOut(snapshot));
    return new Document(
        Document.SCHEMA,
        new Document.Scope(
            scope.label(), scope.since(), scope.until(), TypedFilter.words(scope.filter(), kinds)),
        new Document.Coverage(
            coverage.firstEvent(),
            coverage.lastEvent(),
            coverage.sources(),
            coverage.count(State.COMPLETE),
            coverage.count(State.PARTIAL),
            coverage.count(State.NONE),
            Gaps.of(coverage),
            notes.isEmpty() ? null : String.join("; ", notes)),
        generatedAt,
        tables);
  }

  /** What a reader has to know of a lake of which files are damaged; nothing of others. */
  static List<String> leftOut(Snapshot snapshot) {
    return snapshot.incomplete().isEmpty()
        ? List.of()
        : List.of(
            "damaged files are left out: "
                + snapshot.incomplete().stream()
                    .map(Partition::month)
                    .collect(Collectors.joining(", ")));
  }

  /** What people call a scope. */
  static String named(Scope scope) {
    String label = scope.label();
    return label == null ? scope.since() + " to " + scope.until() : label;
  }
}
