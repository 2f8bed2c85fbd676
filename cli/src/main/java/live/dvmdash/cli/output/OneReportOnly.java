package live.dvmdash.cli.output;

import java.util.List;
import live.dvmdash.report.Table;

/**
 * A format that holds one table was given another number of them. A mistake in the use of the
 * command; the message says what to do.
 */
public final class OneReportOnly extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private OneReportOnly(String sentence) {
    super(sentence + ": use -o DIR/ for a file each");
  }

  /**
   * The only table of a document.
   *
   * @throws OneReportOnly when there is another number of them
   */
  static Table tableOf(Document document, Format format) {
    List<Table> tables = document.tables();
    if (tables.size() == 1) {
      return tables.getFirst();
    }
    List<String> reports = tables.stream().map(Document::report).distinct().toList();
    throw new OneReportOnly(
        reports.size() == 1
            ? "%s holds one table, and %s has %d"
                .formatted(format, reports.getFirst(), tables.size())
            : "%s holds one report, not %d".formatted(format, reports.size()));
  }
}
