package live.dvmdash.cli.output;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** A way to write a document as text, in UTF-8. */
public interface TableFormat extends DocumentFormat {

  /**
   * Writes the whole document; neither flushes nor closes {@code out}.
   *
   * @throws OneReportOnly when the format cannot hold as many reports; nothing is written then
   * @throws IOException when {@code out} fails
   */
  void write(Document document, Writer out, Style style) throws IOException;

  @Override
  default void write(Document document, OutputStream out, Style style) throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    write(document, text, style);
    text.flush();
  }
}
