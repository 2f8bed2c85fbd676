package live.dvmdash.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import live.dvmdash.report.Table;
import org.junit.jupiter.api.Test;

class DelimitedFormatTest {

  private static final Table TABLE =
      Documents.rows(
          "r",
          "R",
          "name n share kinds stale response_time__p50",
          Documents.row("a, \"b\"", -5L, 0.1 + 0.2, List.of(5100L, 5300L), true, null),
          Documents.row("tab\there\nline", 0L, 1.0, List.of("=1", "x"), false, 3L));

  @Test
  void csv() {
    assertThat(Documents.text(Format.CSV, Documents.of(TABLE), Style.plain(0)))
        .isEqualTo(
            """
            name,n,share,kinds,stale,response_time__p50
            "a, ""b""\",-5,0.30000000000000004,5100 5300,true,
            tab here line,0,1.0,'=1 x,false,3
            """);
  }

  @Test
  void tsv() {
    assertThat(Documents.text(Format.TSV, Documents.of(TABLE), Style.plain(1)))
        .isEqualTo(
            """
            name\tn\tshare\tkinds\tstale\tresponse_time__p50
            a, "b"\t-5\t0.30000000000000004\t5100 5300\ttrue\t
            """);
  }

  @Test
  void oneReportOnly() {
    Table part = new Table(TABLE.name() + "__by_kind", "", TABLE.shape(), List.of(), List.of());
    Table other = new Table("other", "", TABLE.shape(), List.of(), List.of());

    assertRefused(
        Documents.of(TABLE, part, other),
        "csv holds one report, not 2: use -o DIR/ for a file each");
    assertRefused(
        Documents.of(TABLE, part),
        "csv holds one table, and " + TABLE.name() + " has 2: use -o DIR/ for a file each");
  }

  private static void assertRefused(Document document, String sentence) {
    assertThatThrownBy(() -> Documents.text(Format.CSV, document, Style.plain(0)))
        .isInstanceOf(OneReportOnly.class)
        .hasMessage(sentence);
  }
}
