package live.dvmdash.cli.output;

import java.io.IOException;
import java.io.Writer;

/** A way to write a document as text. */
public interface TableFormat {

  /**
   * Writes the whole document; neither flushes nor closes {@code out}.
   *
   * @throws OneReportOnly when the format cannot hold as many reports; nothing is written then
   * @throws IOException when {@code out} fails
   */
  void write(Document document, Writer out, Style style) throws IOException;
}
