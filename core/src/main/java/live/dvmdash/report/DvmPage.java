package live.dvmdash.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import live.dvmdash.query.Database;
import live.dvmdash.report.Table.Column;
import org.jspecify.annotations.Nullable;

/**
 * The page of one DVM.
 *
 * @param tables the answer of {@link Reports#dvmPage()}, its object first
 */
public record DvmPage(List<Table> tables) {

  /** Keeps a copy. */
  public DvmPage {
    tables = List.copyOf(tables);
  }

  /** The page of the DVM that is the subject of the vocabulary. */
  public static DvmPage of(Database database) throws IOException {
    return new DvmPage(new ReportRunner(database).run(Reports.dvmPage()));
  }

  /** A figure of the page's object, by the name of its column. */
  public @Nullable Object figure(String column) {
    return NamedCells.of(object()).getFirst().value(column);
  }

  /** A count or a time of the page's object; null when there is none. */
  public @Nullable Long number(String column) {
    return figure(column) instanceof Long number ? number : null;
  }

  /** Whether the lake has any sign of it: an event of its own, or a request that names it. */
  public boolean isKnown() {
    boolean seen =
        figure("last_heartbeat") != null
            || figure("last_result") != null
            || figure("last_feedback") != null;
    return seen
        || !Long.valueOf(0).equals(figure("addressed"))
        || tables.stream()
            .anyMatch(each -> each.name().endsWith("__announcements") && !each.rows().isEmpty());
  }

  /**
   * The tables under the name of the DVM, so that those of several can stand side by side.
   *
   * @param verdict a sentence that opens the page
   */
  public List<Table> titled(String verdict) {
    String npub = String.valueOf(figure("npub"));
    String title = figure("name") instanceof String name ? name : npub;
    List<Table> titled = new ArrayList<>();
    titled.add(withVerdict(npub, title, verdict));
    for (Table part : tables.subList(1, tables.size())) {
      String name = npub + part.name().substring(object().name().length());
      titled.add(
          new Table(name, title + ": " + part.title(), part.shape(), part.columns(), part.rows()));
    }
    return titled;
  }

  private Table withVerdict(String name, String title, String verdict) {
    List<Column> columns = new ArrayList<>(List.of(new Column("verdict", Unit.TEXT)));
    columns.addAll(object().columns());
    List<@Nullable Object> row = new ArrayList<>(List.of(verdict));
    row.addAll(object().rows().getFirst());
    return new Table(
        name, title, object().shape(), columns, List.of(Collections.unmodifiableList(row)));
  }

  private Table object() {
    return tables.getFirst();
  }
}
