package live.dvmdash.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import live.dvmdash.report.Table;
import org.jspecify.annotations.Nullable;

/** One object a row and line, with the name of its report first. */
final class NdjsonFormat implements TableFormat {

  @Override
  public void write(Document document, Writer out, Style style) throws IOException {
    boolean any = false;
    try (JsonGenerator json = JsonText.compact(out)) {
      for (Table table : document.tables()) {
        JsonRows rows = new JsonRows(table.columns());
        int shown = style.shown(table.rows().size());
        for (List<@Nullable Object> row : table.rows().subList(0, shown)) {
          json.writeStartObject();
          json.writeStringField("report", table.name());
          rows.write(json, row);
          json.writeEndObject();
          any = true;
        }
      }
    }
    if (any) {
      out.write('\n');
    }
  }
}
