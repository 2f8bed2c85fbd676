package live.dvmdash.cli.output;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import live.dvmdash.report.Table;
import live.dvmdash.report.Table.Column;
import live.dvmdash.report.Unit;
import live.dvmdash.report.Weight;
import org.jspecify.annotations.Nullable;

/** The list of requests for people: what the machines' many columns say in a few. */
public final class RequestLines {

  private final List<Column> columns;
  private final boolean withCustomers;

  private RequestLines(List<Column> columns, boolean withCustomers) {
    this.columns = columns;
    this.withCustomers = withCustomers;
  }

  /**
   * The same list in a few columns.
   *
   * @param list the answer of {@link live.dvmdash.report.Reports#requestList()}
   * @param withCustomers whether to say who asked, and for what
   * @param footnote what to say below it; null for nothing
   */
  public static Table of(Table list, boolean withCustomers, @Nullable String footnote) {
    RequestLines lines = new RequestLines(list.columns(), withCustomers);
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("id", Unit.KEY));
    columns.add(new Column("age", Unit.SECONDS));
    columns.add(new Column("kind", Unit.TEXT, Weight.CHIEF));
    if (withCustomers) {
      columns.add(new Column("customer", Unit.KEY));
    }
    columns.add(new Column("state", Unit.TEXT, Weight.KEY));
    if (withCustomers) {
      columns.add(new Column("asks", Unit.TEXT));
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (List<@Nullable Object> row : list.rows()) {
      rows.add(lines.line(row));
    }
    return new Table(list.name(), list.title(), list.shape(), columns, rows, footnote);
  }

  private List<@Nullable Object> line(List<@Nullable Object> row) {
    List<@Nullable Object> line = new ArrayList<>();
    line.add(cell(row, "id"));
    line.add(cell(row, "age"));
    Object name = cell(row, "name");
    line.add(cell(row, "kind") + (name == null ? "" : " " + name));
    if (withCustomers) {
      line.add(cell(row, "customer__npub"));
    }
    line.add(state(row));
    if (withCustomers) {
      line.add(asks(row));
    }
    return Collections.unmodifiableList(line);
  }

  private String state(List<@Nullable Object> row) {
    String state = String.valueOf(cell(row, "state"));
    return switch (state) {
      case "answered" -> {
        String cancelled = is(row, "cancelled") ? ", cancelled" : "";
        yield "answered by " + cell(row, "dvms") + cancelled;
      }
      case "other_status" -> {
        String status = inWords(SafeText.oneLine(Objects.toString(cell(row, "status"), "")));
        yield status.isEmpty() ? "feedback without status" : status;
      }
      default -> inWords(state);
    };
  }

  private static String inWords(String status) {
    return status.replace('_', ' ').replace('-', ' ').toLowerCase(Locale.ROOT);
  }

  private @Nullable Object asks(List<@Nullable Object> row) {
    if (is(row, "encrypted")) {
      return "(encrypted)";
    }
    Object asked = cell(row, "asked");
    return asked == null && is(row, "chained") ? "(the output of another job)" : asked;
  }

  private boolean is(List<@Nullable Object> row, String column) {
    return Boolean.TRUE.equals(cell(row, column));
  }

  private @Nullable Object cell(List<@Nullable Object> row, String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return row.get(i);
      }
    }
    throw new IllegalArgumentException("no column " + column);
  }
}
