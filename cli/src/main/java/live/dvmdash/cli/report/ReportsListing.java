package live.dvmdash.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.util.List;
import live.dvmdash.cli.output.AlignedText;
import live.dvmdash.cli.output.JsonText;
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
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JsonText.pretty(text)) {
      json.writeStartObject();
      json.writeNumberField("schema", 1);
      json.writeArrayFieldStart("reports");
      for (Report report : Reports.all()) {
        json.writeStartObject();
        json.writeStringField("name", report.name());
        json.writeStringField("title", report.title());
        json.writeStringField("question", report.question());
        json.writeBooleanField("standard", isStandard(report));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.println(text);
  }

  private static boolean isStandard(Report report) {
    return Reports.standard().contains(report);
  }
}
