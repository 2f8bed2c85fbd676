package live.dvmdash.cli.publication;

import java.io.IOException;
import live.dvmdash.cli.console.Version;
import live.dvmdash.cli.lake.Engine;
import live.dvmdash.cli.output.Document;
import live.dvmdash.cli.output.Format;
import live.dvmdash.cli.output.Publication;
import live.dvmdash.event.KindTable;
import live.dvmdash.lake.Snapshot;
import live.dvmdash.query.Database;
import live.dvmdash.query.Fingerprint;
import live.dvmdash.query.Scope;
import live.dvmdash.query.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says of a page for publishing.
 *
 * @param title the heading; null for one made from the scope
 * @param note text of the publisher in Markdown; null when there is none
 * @param withCustomers whether published formats may name customers and show what they asked
 * @param line the command that gives the same figures of a scope
 */
public record PublicationDetails(
    @Nullable String title, @Nullable String note, boolean withCustomers, Line line) {

  /** Spells the command for a scope. */
  public interface Line {

    /** The command line. */
    Publication.Command of(Scope scope);
  }

  /**
   * What the page says beside the figures.
   *
   * @param change against the month before; null when nothing is compared
   */
  public Publication of(Snapshot snapshot, Scope scope, Publication.@Nullable Change change)
      throws IOException {
    return new Publication(title, note, version(), fingerprint(snapshot), line.of(scope), change);
  }

  /** What a page without a title and a note of its own says, that this command makes. */
  public static Publication of(Snapshot snapshot, Publication.Command command) throws IOException {
    return titled(null, snapshot, command);
  }

  /**
   * A document that says where it comes from when it becomes a page, and as it is else.
   *
   * @param title the heading of the page
   */
  public static Document dressed(
      Document document,
      Format format,
      String title,
      Snapshot snapshot,
      Publication.Command command)
      throws IOException {
    return format == Format.HTML ? document.with(titled(title, snapshot, command)) : document;
  }

  private static Publication titled(
      @Nullable String title, Snapshot snapshot, Publication.Command command) throws IOException {
    return new Publication(title, null, version(), fingerprint(snapshot), command, null);
  }

  private static String version() {
    return new Version().getVersion()[0];
  }

  private static String fingerprint(Snapshot snapshot) throws IOException {
    try (Database database = Engine.open(snapshot)) {
      // It is over all events, whatever their kinds are taken for.
      new Vocabulary(database, KindTable.defaults()).defineStored();
      return Fingerprint.of(database);
    }
  }
}
