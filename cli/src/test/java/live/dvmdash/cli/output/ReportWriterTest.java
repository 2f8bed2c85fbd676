package live.dvmdash.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {

  private static final Style TERMINAL = new Style(true, 60, 0, true);

  @TempDir Path directory;

  private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
  private final ReportWriter writer = new ReportWriter(stdout);

  @Test
  void theStyleIsThatOfStandardOutput() throws IOException {
    Document document = Documents.of(Documents.dvms());

    writer.write(document, new Manner(Format.TABLE, Destination.of(null), TERMINAL));

    assertThat(stdout.toString(UTF_8)).isEqualTo(Documents.text(Format.TABLE, document, TERMINAL));
  }

  @Test
  void aFileHasNoTerminal() throws IOException {
    Document document = Documents.of(Documents.dvms());
    Path file = directory.resolve("dvms.txt");
    Files.writeString(file, "what stood there before and was longer than what comes");

    writer.write(document, new Manner(Format.TABLE, Destination.of(file.toString()), TERMINAL));

    assertThat(file).hasContent(Documents.text(Format.TABLE, document, Style.plain(0)));
    assertThat(files()).containsExactly("dvms.txt");
    assertThat(stdout.size()).isZero();
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Path file = Files.writeString(directory.resolve("real.json"), "old");
    Path link = Files.createSymbolicLink(directory.resolve("link.json"), file);

    writer.write(
        Documents.of(), new Manner(Format.JSON, Destination.of(link.toString()), TERMINAL));

    assertThat(link).isSymbolicLink();
    assertThat(file).content().startsWith("{");
  }

  @Test
  void aDeviceIsWrittenToAndNotReplaced() throws IOException {
    writer.write(Documents.of(), new Manner(Format.JSON, Destination.of("/dev/null"), TERMINAL));

    assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
  }

  @Test
  void aDirectoryGetsAFileForEachReport() throws IOException {
    Document document =
        Documents.of(
            Documents.object("payments", "P", "paid_msat", 1L),
            Documents.rows("payments__by_kind", "K", "kind", Documents.row(5100L)),
            Documents.daily());
    String out = directory.resolve("a/b") + "/";

    writer.write(document, new Manner(Format.CSV, Destination.of(out), TERMINAL));
    writer.write(document, new Manner(Format.JSON, Destination.of(out), TERMINAL));

    assertThat(files())
        .containsExactly(
            "a/b/daily.csv",
            "a/b/daily.json",
            "a/b/payments.csv",
            "a/b/payments.json",
            "a/b/payments__by_kind.csv");
    assertThat(Path.of(out, "payments__by_kind.csv")).hasContent("kind\n5100\n");
    assertThat(Path.of(out, "payments.json")).content().contains("\"by_kind\": [");
  }

  @Test
  void aFailureLeavesTheOldFile() throws IOException {
    Path file = Files.writeString(directory.resolve("old.csv"), "old");
    Document two = Documents.of(Documents.daily(), Documents.dvms());

    assertThatThrownBy(
            () -> writer.write(two, new Manner(Format.CSV, Destination.of(file + ""), TERMINAL)))
        .isInstanceOf(OneReportOnly.class);
    assertThat(file).hasContent("old");
    assertThat(files()).containsExactly("old.csv");
  }

  @Test
  void aMissingDirectoryIsSaid() {
    Destination missing = Destination.of(directory.resolve("none/x.json").toString());

    assertThatThrownBy(
            () -> writer.write(Documents.of(), new Manner(Format.JSON, missing, TERMINAL)))
        .isInstanceOf(IOException.class)
        .hasMessage(
            directory.resolve("none/x.json") + ": cannot be written: its folder does not exist");
  }

  @Test
  void aBrokenStandardOutputIsSaid() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    ReportWriter failing = new ReportWriter(broken);

    assertThatThrownBy(() ->
            failing.write(Documents.of(), new Manner(Format.JSON, Destination.of("-"), TERMINAL)))
        .isInstanceOf(IOException.class)
        .hasMessage("No space left on device");
  }

  @Test
  void destinations() {
    assertThat(Destination.of(null)).isEqualTo(new Destination.Stdout());
    assertThat(Destination.of("-")).isEqualTo(new Destination.Stdout());
    assertThat(Destination.of("x.json")).isEqualTo(new Destination.File(Path.of("x.json")));
    assertThat(Destination.of("none/")).isEqualTo(new Destination.Directory(Path.of("none")));
    assertThat(Destination.of(directory.toString()))
        .isEqualTo(new Destination.Directory(directory));
  }

  @Test
  void endingsOfFiles() {
    assertThat(Format.ofFileName(Path.of("a/b.JSON"))).isEqualTo(Format.JSON);
    assertThat(Format.ofFileName(Path.of("b.x.jsonl"))).isEqualTo(Format.NDJSON);
    assertThat(Format.ofFileName(Path.of("b.md"))).isEqualTo(Format.MARKDOWN);
    assertThat(Format.ofFileName(Path.of("json"))).isNull();
    assertThat(Format.ofFileName(Path.of("a.csv/b"))).isNull();
    assertThat(Format.ofFileName(Path.of("/"))).isNull();
    for (Format format : Format.values()) {
      assertThat(Format.ofFileName(Path.of("x." + format.extension()))).isEqualTo(format);
    }
  }

  private Stream<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all
          .filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString())
          .sorted()
          .toList()
          .stream();
    }
  }
}
