package live.dvmdash.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What authors of events put into names must not act on whoever reads a report. */
class AttackTest {

  private static final String ATTACK =
      "\u001b[2J\u001b]0;title\u0007\u009b31m\u202etxt.exe\u2066\nrow | cell\r<script>alert(1)"
          + "</script>![i](https://evil.example)\u200b\u0085\u2028end";

  private static final List<String> FORMULAS =
      List.of("=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", " =1", "\u200b=1", "＝1");

  private static Document document(String attack) {
    return Documents.of(
        Documents.rows(
            "dvms",
            "DVMs",
            "pubkey name requests kinds",
            Documents.row(attack, attack, -5L, List.of(attack))));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PARQUET")
  void nothingThatATerminalObeysComesThrough(Format format) {
    String text = Documents.text(format, document(ATTACK), Style.plain(0));

    assertThat(text.codePoints().filter(AttackTest::isObeyed).mapToObj(Integer::toHexString))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PARQUET")
  void aNameNeverAddsALine(Format format) {
    long lines = Documents.text(format, document("x"), Style.plain(0)).lines().count();

    assertThat(Documents.text(format, document(ATTACK), Style.plain(0)).lines())
        .hasSize((int) lines);
  }

  @ParameterizedTest
  @EnumSource(names = {"CSV", "TSV"})
  void noCellIsAFormula(Format format) {
    String delimiter = format == Format.CSV ? "," : "\t";
    for (String formula : FORMULAS) {
      String text = Documents.text(format, document(formula), Style.plain(0));
      String[] cells = text.lines().toList().get(1).split(delimiter, -1);

      assertThat(List.of(cells[0], cells[1], cells[3])).allMatch(cell -> cell.startsWith("'"));
      assertThat(cells[2]).isEqualTo("-5");
    }
  }

  @ParameterizedTest
  @EnumSource(names = "MARKDOWN")
  void noCellIsMarkup(Format format) {
    String text = Documents.text(format, document(ATTACK), Style.plain(0));

    assertThat(text).doesNotContain("<script", "![", "](", "https://");
    assertThat(text.lines().filter(line -> line.startsWith("| ␛")))
        .singleElement()
        .satisfies(line -> assertThat(line.replace("\\|", "").split("\\|", -1)).hasSize(6));
  }

  @ParameterizedTest
  @EnumSource(names = "HTML")
  void noCellIsAnElement(Format format) {
    String text = Documents.text(format, document(ATTACK), Style.plain(0));

    assertThat(text).doesNotContain("<script>alert");
    assertThat(text).contains("row | cell &lt;script&gt;alert(1)&lt;/script&gt;");
  }

  @ParameterizedTest
  @EnumSource(names = "JSON")
  void jsonKeepsTheExactText(Format format) throws IOException {
    String text = Documents.text(format, document(ATTACK), Style.plain(0));

    assertThat(new ObjectMapper().readTree(text).at("/reports/dvms/0/name").textValue())
        .isEqualTo(ATTACK);
  }

  private static boolean isObeyed(int character) {
    return (character < ' ' && character != '\n' && character != '\t')
        || (character >= 0x7F && character <= 0x9F)
        || (character >= 0x2028 && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069);
  }
}
