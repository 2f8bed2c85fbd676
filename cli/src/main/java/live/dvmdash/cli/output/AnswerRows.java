package live.dvmdash.cli.output;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of an answer that a limit leaves. */
final class AnswerRows {

  private final RowSource answer;
  private final int limit;
  private int read;
  private boolean more;

  /**
   * Rows that were not read yet.
   *
   * @param limit how many at most; 0 for all
   */
  AnswerRows(RowSource answer, int limit) {
    this.answer = answer;
    this.limit = limit;
  }

  List<RowSource.Column> columns() {
    return answer.columns();
  }

  /** The next row; null after the last one. */
  @Nullable List<@Nullable Object> next() throws IOException {
    List<@Nullable Object> row = answer.next();
    if (row == null) {
      return null;
    }
    if (limit > 0 && read == limit) {
      more = true;
      return null;
    }
    read++;
    return row;
  }

  /** All rows that are left, for what cannot be written before the last one is known. */
  List<List<@Nullable Object>> rest() throws IOException {
    List<List<@Nullable Object>> rest = new ArrayList<>();
    for (List<@Nullable Object> row = next(); row != null; row = next()) {
      rest.add(row);
    }
    return rest;
  }

  /** Says that the limit has left rows out, once all are read; empty when it has not. */
  String more() {
    return more ? "… and more: --limit 0 for all" : "";
  }
}
