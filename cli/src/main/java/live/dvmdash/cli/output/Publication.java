package live.dvmdash.cli.output;

import live.dvmdash.report.Table;
import org.jspecify.annotations.Nullable;

/**
 * What a page for publishing says beside the figures. Nothing in it depends on the clock or on
 * where files are, so that the same lake and scope give the same page.
 *
 * @param title the heading; null for one made from the scope
 * @param note text of the publisher in Markdown; null when there is none
 * @param version of the program
 * @param fingerprint of the events in the lake
 * @param command that gives the same figures over the same lake
 * @param earlier the calendar month before the scope, to compare with; null when the scope is no
 *     calendar month, or the lake holds nothing of the month before
 */
public record Publication(
    @Nullable String title,
    @Nullable String note,
    String version,
    String fingerprint,
    String command,
    @Nullable Earlier earlier) {

  /**
   * The same overview over an earlier time.
   *
   * @param scope that time
   * @param coverage what is known of it
   * @param overview the report {@code overview} over it
   */
  public record Earlier(Document.Scope scope, Document.Coverage coverage, Table overview) {}
}
