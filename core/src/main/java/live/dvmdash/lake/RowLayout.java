package live.dvmdash.lake;

import java.util.Map;
import org.apache.parquet.schema.MessageType;

/** How rows of a kind lie in a Parquet file. */
interface RowLayout<T> {

  /** The columns. */
  MessageType schema();

  /** What a file says of itself. */
  Map<String, String> metadata();

  /** Gives the columns of one row, all but its end. */
  void write(T row, RowColumns to);
}
