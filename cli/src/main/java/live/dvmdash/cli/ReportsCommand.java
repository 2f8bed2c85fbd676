package live.dvmdash.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import live.dvmdash.cli.output.AlignedText;
import live.dvmdash.cli.output.JsonText;
import live.dvmdash.report.Report;
import live.dvmdash.report.Reports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dvmdash reports}. */
@Command(
    name = "reports",
    header = "List the reports, each with the question that it answers.",
    description = {
      "",
      "Those with a star are what stats shows when no report is named. What each figure means is",
      "written in docs/reports.md.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  dvmdash reports",
      "  dvmdash stats response-times --month latest"
    })
final class ReportsCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final SummaryOptions summary = new SummaryOptions();

  ReportsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, Refusal {
    if (summary.json()) {
      printJson(console.out());
    } else {
      print(console.out());
    }
    return ExitCodes.DONE;
  }

  private static void print(PrintStream out) {
    AlignedText table = new AlignedText(List.of(false, false, false));
    for (Report report : Reports.all()) {
      table.line(List.of(report.name(), isStandard(report) ? "*" : " ", report.question()));
    }
    out.print(table);
  }

  private static void printJson(PrintStream out) throws IOException {
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
