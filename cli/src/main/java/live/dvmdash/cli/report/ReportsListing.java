package live.dvmdash.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import live.dvmdash.cli.output.AlignedText;
import live.dvmdash.cli.output.JsonObjects;
import live.dvmdash.report.Report;
import live.dvmdash.report.Reports;

/** The reports there are, each with the question that it answers. */
final class ReportsListing {

  private ReportsListing() {}

  /** A line each; a star marks those that need not be named. */
  static void print(PrintStream out) {
    AlignedText table = new AlignedText(List.of(false, false, false));
    for (Report report : Reports.all()) {
      table.line(List.of(report.name(), isStandard(report) ? "*" : " ", report.question()));
    }
    out.print(table);
  }

  /** The same as one object. */
  static void printJson(PrintStream out) throws IOException {
    JsonObjects.print(
        out, json -> JsonObjects.list(json, "reports", Reports.all(), ReportsListing::write));
  }

  private static void write(JsonGenerator json, Report report) throws IOException {
    json.writeStringField("name", report.name());
    json.writeStringField("title", report.title());
    json.writeStringField("question", report.question());
    json.writeBooleanField("standard", isStandard(report));
  }

  private static boolean isStandard(Report report) {
    return Reports.standard().contains(report);
  }
}
