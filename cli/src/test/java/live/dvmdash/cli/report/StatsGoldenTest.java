package live.dvmdash.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Stream;
import live.dvmdash.cli.output.Format;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.Golden;
import live.dvmdash.cli.testing.SampleData;
import live.dvmdash.report.Report;
import live.dvmdash.report.Reports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every report on February 2025 of the sample data, in every format. */
class StatsGoldenTest {

  @TempDir private static Path directory;

  /** Found by convention: {@code stats/<report>.<ending of the format>}. */
  static Stream<Arguments> reportsAndFormats() {
    return Reports.all().stream()
        .flatMap(
            report -> textFormats().stream().map(format -> Arguments.of(report.name(), format)));
  }

  private static Set<Format> textFormats() {
    return EnumSet.complementOf(EnumSet.of(Format.PARQUET));
  }

  @ParameterizedTest
  @MethodSource("reportsAndFormats")
  void asItWas(String report, Format format) throws IOException {
    Path folder = Files.createTempDirectory(directory, "reports");
    String[] line = line(format);
    Cli.Result result = stats(report, with(line, "-o", folder + "/"));

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).isEmpty();
    List<String> files = files(report, format);
    try (Stream<Path> written = Files.list(folder)) {
      assertThat(written.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(files);
    }
    for (String file : files) {
      Golden.check("stats/" + file, readable(format, Files.readString(folder.resolve(file))));
    }
    if (files.size() == 1) {
      assertThat(stats(report, line).out())
          .isEqualTo(Files.readString(folder.resolve(files.getFirst())));
    }
  }

  /** A page is long enough with a few rows. */
  private static String[] line(Format format) {
    return format == Format.HTML
        ? new String[] {"--format", "html", "--limit", "5"}
        : new String[] {"--format", format.toString()};
  }

  private static String[] with(String[] line, String... more) {
    return Stream.concat(Stream.of(line), Stream.of(more)).toArray(String[]::new);
  }

  /** A page without what all pages share, which has files of its own. */
  private static String readable(Format format, String text) {
    if (format != Format.HTML) {
      return text;
    }
    return text.replaceAll("(?s)<(style|script)>.*?</\\1>", "<$1>…</$1>")
        .replaceAll("'sha256-[^']+'", "'sha256-…'");
  }

  /** The files of a report: one, or one for each of its tables. */
  private static List<String> files(String report, Format format) {
    List<String> files = new ArrayList<>(List.of(report + "." + format.extension()));
    if (format.oneReport()) {
      for (Report.Part part : Reports.named(report).orElseThrow().parts()) {
        files.add(report + "__" + part.name() + "." + format.extension());
      }
    }
    return files;
  }

  @Test
  void noGoldenFileWithoutItsReport() throws IOException {
    List<String> expected = new ArrayList<>();
    for (Report report : Reports.all()) {
      for (Format format : textFormats()) {
        expected.addAll(files(report.name(), format));
      }
    }
    try (Stream<Path> files = Files.list(Golden.DIRECTORY.resolve("stats"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "America/Los_Angeles, en-US",
    "Pacific/Kiritimati, ar-EG-u-nu-arab",
    "UTC, tr-TR",
    "Asia/Kathmandu, th-TH-u-ca-buddhist-nu-thai"
  })
  void theSameInEveryTimeZoneAndLocale(String zone, String language) throws IOException {
    TimeZone zoneBefore = TimeZone.getDefault();
    Locale localeBefore = Locale.getDefault();
    Cli cli = new Cli(directory).with("DVMDASH_LAKE", zone);
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    Locale.setDefault(Locale.forLanguageTag(language));
    try {
      Golden.check("load/first.txt", cli.run("load", SampleData.DIRECTORY.toString()).out());
      Golden.check("stats/dvms.txt", cli.run("stats", "dvms", "--month", "2025-02").out());
      Golden.check(
          "stats/daily.json", cli.run("stats", "daily", "--month", "2025-02", "--json").out());
      Golden.check("quarantine/sample.txt", cli.run("quarantine").out());
    } finally {
      TimeZone.setDefault(zoneBefore);
      Locale.setDefault(localeBefore);
    }
  }

  private static Cli.Result stats(String report, String... more) {
    List<String> line =
        new ArrayList<>(
            List.of("stats", report, "--month", "2025-02", "--lake", SampleData.lake()));
    line.addAll(List.of(more));
    return new Cli(directory).run(line.toArray(String[]::new));
  }
}
