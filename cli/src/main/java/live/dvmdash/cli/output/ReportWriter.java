package live.dvmdash.cli.output;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import live.dvmdash.report.Table;

/**
 * Puts a document where it is wanted, in UTF-8. A file is written aside and renamed, so that there
 * is never half of one; what is no regular file, such as {@code /dev/null}, is written to.
 */
public final class ReportWriter {

  private final PrintStream stdout;

  /** Writes to {@code stdout} whatever has no file to go to; never closes it. */
  public ReportWriter(PrintStream stdout) {
    this.stdout = stdout;
  }

  /**
   * Writes a document. In files there is no colour, no limit of width, and ids are whole.
   *
   * @throws OneReportOnly when the format holds one report, the document has another number of
   *     them, and the destination is no directory; nothing is written then
   * @throws IOException when the destination cannot be written
   */
  public void write(Document document, Format format, Destination destination, Style style)
      throws IOException {
    Style plain = Style.plain(style.limit());
    switch (destination) {
      case Destination.Stdout() -> writeStdout(document, format, style);
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

  private void writeStdout(Document document, Format format, Style style) throws IOException {
    Writer out = new BufferedWriter(new OutputStreamWriter(stdout, StandardCharsets.UTF_8));
    format.writer().write(document, out, style);
    out.flush();
    if (stdout.checkError()) {
      throw new IOException("standard output: cannot be written");
    }
  }

  private static void writeFile(Document document, Format format, Path path, Style style)
      throws IOException {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      try (Writer out = Files.newBufferedWriter(path, StandardOpenOption.WRITE)) {
        format.writer().write(document, out, style);
      }
      return;
    }
    Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
    Path aside =
        target.resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid());
    try {
      try (Writer out = Files.newBufferedWriter(aside)) {
        format.writer().write(document, out, style);
      }
      Files.move(
          aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(aside);
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
