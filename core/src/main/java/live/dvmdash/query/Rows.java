package live.dvmdash.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a query.
 *
 * @param columns the names of the columns
 * @param values the rows; a value is null, {@code Long}, {@code Double}, {@code Boolean}, {@code
 *     String}, {@code Bytes32} for 32 bytes, or a {@code List} of those
 */
public record Rows(List<String> columns, List<List<@Nullable Object>> values) {}
