package live.dvmdash.query;

import java.math.BigInteger;
import java.sql.Array;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import live.dvmdash.event.Bytes32;
import org.jspecify.annotations.Nullable;

/** Turns values of the engine into the few types of {@link Rows}. */
final class EngineValues {

  private EngineValues() {}

  static @Nullable Object read(ResultSet rows, int column) throws SQLException {
    return plain(rows.getObject(column));
  }

  private static @Nullable Object plain(@Nullable Object value) throws SQLException {
    return switch (value) {
      case null -> null;
      case Integer number -> number.longValue();
      case Short number -> number.longValue();
      case BigInteger number -> number.longValueExact();
      case Blob blob -> Bytes32.of(blob.getBytes(1, Bytes32.LENGTH));
      case Array array -> list((Object[]) array.getArray());
      default -> value;
    };
  }

  private static List<@Nullable Object> list(Object[] values) throws SQLException {
    List<@Nullable Object> list = new ArrayList<>(values.length);
    for (Object value : values) {
      list.add(plain(value));
    }
    return list;
  }
}
