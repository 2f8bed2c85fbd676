package live.dvmdash.cli.relays;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import live.dvmdash.cli.output.Figures;
import live.dvmdash.cli.output.JsonObjects;
import live.dvmdash.cli.output.SafeText;
import live.dvmdash.cli.output.SummaryTable;
import live.dvmdash.cli.relays.RelaySuggestions.Suggestion;
import live.dvmdash.report.Table.Column;
import live.dvmdash.report.Unit;
import live.dvmdash.report.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Relays that events name, as they are shown.
 *
 * @param suggestions what to show
 * @param settings the settings file; null when there is no place for one
 */
record SuggestionsListing(RelaySuggestions suggestions, @Nullable Path settings) {

  private static final List<Column> COLUMNS =
      List.of(
          new Column("relay", Unit.TEXT, Weight.KEY),
          new Column("users", Unit.COUNT, Weight.KEY),
          new Column("last_use", Unit.EPOCH, Weight.DETAIL),
          new Column("listed", Unit.TEXT, Weight.USUAL),
          new Column("state", Unit.TEXT, Weight.CHIEF));

  /** A table for people, and how to use it; {@code width} is 0 when there is no limit. */
  void print(PrintStream out, int width) {
    SummaryTable table = new SummaryTable(COLUMNS);
    for (Suggestion each : suggestions.shown()) {
      table.line(
          List.of(
              SafeText.oneLine(each.mention().relay()),
              Figures.count(each.mention().users()),
              Figures.moment(each.mention().lastUsed()),
              each.listed() ? "yes" : "no",
              each.state()));
    }
    out.print(table.text(width));
    if (suggestions.more() > 0) {
      out.println("… " + Figures.count(suggestions.more()) + " more");
    }
    out.println();
    out.println(
        "to have them asked as well, put this line into "
            + (settings == null ? "the settings file" : settings)
            + ":");
    out.println("relay = " + SafeText.oneLine(String.join(", ", suggestions.setting())));
  }

  void printJson(PrintStream out) throws IOException {
    JsonObjects.print(
        out,
        json -> {
          JsonObjects.list(json, "relays", suggestions.shown(), SuggestionsListing::write);
          json.writeStringField("setting", "relay = " + String.join(", ", suggestions.setting()));
        });
  }

  private static void write(JsonGenerator json, Suggestion each) throws IOException {
    json.writeStringField("relay", each.mention().relay());
    json.writeNumberField("users", each.mention().users());
    json.writeNumberField("last_used", each.mention().lastUsed());
    json.writeBooleanField("listed", each.listed());
    json.writeStringField("status", each.state());
  }
}
