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
 * @param change how the scope differs from the calendar month before; null when it is no calendar
 *     month, or no day of both can be compared
 */
public record Publication(
    @Nullable String title,
    @Nullable String note,
    String version,
    String fingerprint,
    Command command,
    @Nullable Change change) {

  /**
   * A command line.
   *
   * @param line as it is typed
   * @param abridged whether values in it are left out, so that it has to be completed
   */
  public record Command(String line, boolean abridged) {}

  /**
   * The comparison with the month before, as {@code dvmdash compare} has it.
   *
   * @param comparison its table {@code compare}
   * @param someDays how many days of each month are compared; 0 when it is all of them
   */
  public record Change(Table comparison, int someDays) {}
}
