package live.dvmdash.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import live.dvmdash.report.Table;
import live.dvmdash.report.Unit;
import org.jspecify.annotations.Nullable;

/** Documents and tables for the tests of the formats. */
final class Documents {

  static final Document.Coverage FEBRUARY =
      new Document.Coverage(
          1_738_368_000L,
          1_739_265_180L,
          List.of("dvm_data_2025_feb.json", "wss://nos.lol"),
          11,
          0,
          17,
          List.of(new Document.Gap(LocalDate.of(2025, 2, 12), LocalDate.of(2025, 2, 28))),
          "2025-02: nothing after 11 February");

  private Documents() {}

  /** A document of February 2025. */
  static Document of(Table... tables) {
    return new Document(
        Document.SCHEMA,
        new Document.Scope("2025-02", 1_738_368_000L, 1_740_787_200L),
        FEBRUARY,
        null,
        List.of(tables));
  }

  /** A table of one row, from pairs of column and value. */
  static Table object(String name, String title, @Nullable Object... pairs) {
    List<Table.Column> columns = new ArrayList<>();
    List<@Nullable Object> row = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      columns.add(column(String.valueOf(pairs[i])));
      row.add(pairs[i + 1]);
    }
    return new Table(name, title, Table.Shape.OBJECT, columns, List.of(row));
  }

  /** A table of rows; the columns' names stand in one string, apart by spaces. */
  @SafeVarargs
  static Table rows(String name, String title, String columns, List<@Nullable Object>... rows) {
    List<Table.Column> all = Arrays.stream(columns.split(" ", -1)).map(Documents::column).toList();
    List<List<@Nullable Object>> list = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      list.add(row);
    }
    return new Table(name, title, Table.Shape.ROWS, all, list);
  }

  /** A row, whose values may be null. */
  static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  /** The whole text that a format makes of a document. */
  static String text(Format format, Document document, Style style) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      format.writer().write(document, out, style);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toString(UTF_8);
  }

  static Table overview() {
    return object(
        "overview",
        "Overview",
        "events",
        1_234_567L,
        "response_rate",
        0.68188,
        "results_per_request",
        1.0,
        "response_time__n",
        1_200L,
        "response_time__p50",
        3L,
        "response_time__p90",
        250L,
        "response_time__p95",
        3_600L,
        "response_time__p99",
        7_500L,
        "response_time__min",
        0L,
        "response_time__max",
        90_000L,
        "unanswered__total",
        12L,
        "unanswered__no_reaction",
        11L,
        "popular_dvm__npub",
        null,
        "popular_dvm__name",
        "Ünïcode 画像",
        "popular_dvm__share",
        null,
        "asked_msat",
        1_234_567_500L,
        "first_seen",
        1_738_591_500L,
        "stale",
        true);
  }

  static Table dvms() {
    return rows(
        "dvms",
        "DVMs",
        "pubkey npub name results kinds response_time__n response_time__p50 response_time__p90"
            + " response_time__p95 response_time__p99 response_time__min response_time__max"
            + " addressed_answered last_seen",
        row(
            "ab".repeat(32),
            "npub14w46h2at4w46h2at4w46h2at4w46h2at4w46h2at4w46h2at4w4s6a2qh3",
            "Image Generator of Great Beauty",
            285_123L,
            List.of(5100L, 5300L),
            2L,
            3L,
            61L,
            61L,
            3_600L,
            1L,
            3_600L,
            0L,
            1_738_591_500L),
        row(
            "cd".repeat(32),
            "npub1ehxumnwdehxumnwdehxumnwdehxumnwdehxumnwdehxumnwdehxsmhg0tf",
            null,
            7L,
            List.of(),
            0L,
            null,
            null,
            null,
            null,
            null,
            null,
            12L,
            1_738_591_500L));
  }

  static Table daily() {
    return rows(
        "daily",
        "Days",
        "day requests response_rate coverage",
        row("2025-02-10", 10L, 0.5, "complete"),
        row("2025-02-11", 0L, null, "partial"),
        row("2025-02-12", 0L, null, "none"));
  }

  private static Table.Column column(String name) {
    return new Table.Column(name, Unit.of(name));
  }
}
