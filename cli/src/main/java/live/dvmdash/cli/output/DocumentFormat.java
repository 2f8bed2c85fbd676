package live.dvmdash.cli.output;

import java.io.IOException;
import java.io.OutputStream;

/** A way to write a document as bytes. */
public interface DocumentFormat {

  /**
   * Writes the whole document; does not close {@code out}.
   *
   * @throws OneReportOnly when the format cannot hold as many reports; nothing is written then
   * @throws IOException when {@code out} fails
   */
  void write(Document document, OutputStream out, Style style) throws IOException;
}
