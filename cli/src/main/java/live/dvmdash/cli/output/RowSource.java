package live.dvmdash.cli.output;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that come one after the other, and need not all fit into memory. */
public interface RowSource {

  /**
   * A column.
   *
   * @param name unique among the columns
   * @param number whether its values are numbers
   */
  record Column(String name, boolean number) {}

  /** The columns, in order. */
  List<Column> columns();

  /**
   * The next row; null after the last one. A value is null, {@code Long}, {@code BigInteger},
   * {@code Double}, {@code Boolean}, {@code String}, or a {@code List} of those.
   */
  @Nullable List<@Nullable Object> next() throws IOException;
}
