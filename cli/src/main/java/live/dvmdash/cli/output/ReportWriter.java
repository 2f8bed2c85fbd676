package live.dvmdash.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import live.dvmdash.report.Table;

/** Puts a document where it is wanted. */
public final class ReportWriter {

  private final OutputStream stdout;
  private final boolean withCustomers;

  /** A writer that names no customers in formats made to be published. */
  public ReportWriter(OutputStream stdout) {
    this(stdout, false);
  }

  /**
   * Writes to {@code stdout} whatever has no file to go to; never closes it.
   *
   * @param withCustomers whether formats made to be published may name customers and show what they
   *     asked for
   */
  public ReportWriter(OutputStream stdout, boolean withCustomers) {
    this.stdout = stdout;
    this.withCustomers = withCustomers;
  }

  /**
   * Writes a document. In files there is no colour, no limit of width, and ids are whole.
   *
   * @throws OneReportOnly when the format holds one report, the document has another number of
   *     them, and the destination is no directory; nothing is written then
   * @throws IOException when the destination cannot be written
   */
  public void write(Document whole, Manner manner) throws IOException {
    Format format = manner.format();
    Style style = manner.style();
    Document document =
        format.isPublished() && !withCustomers ? Discretion.publishable(whole) : whole;
    Style plain = Style.plain(style.limit());
    switch (manner.destination()) {
      case Destination.Stdout() -> format.writer().write(document, stdout, style);
      case Destination.File(Path path) -> writeFile(document, format, path, plain);
      case Destination.Directory(Path path) -> {
        Files.createDirectories(path);
        for (Map.Entry<String, List<Table>> part : parts(document, format).entrySet()) {
          Path file = path.resolve(part.getKey() + "." + format.extension());
          writeFile(document.withTables(part.getValue()), format, file, plain);
        }
      }
    }
  }

  private static void writeFile(Document document, Format format, Path path, Style style)
      throws IOException {
    try (WholeFile file = new WholeFile(path)) {
      format.writer().write(document, file, style);
      file.complete();
    }
  }

  /** The tables of each file by its name: one each, or a report with those that belong to it. */
  private static Map<String, List<Table>> parts(Document document, Format format) {
    Map<String, List<Table>> parts = new LinkedHashMap<>();
    for (Table table : document.tables()) {
      String name = format.oneReport() ? table.name() : table.name().split("__", -1)[0];
      parts.computeIfAbsent(name, unused -> new ArrayList<>()).add(table);
    }
    return parts;
  }
}
