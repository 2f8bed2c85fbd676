package live.dvmdash.lake;

import java.nio.channels.FileChannel;
import java.util.Iterator;
import java.util.function.Supplier;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.api.RecordMaterializer;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file that this program wrote, one group of rows after the other. What Parquet's
 * decoders throw at damaged pages comes through; who reads on after it gets the next group.
 */
final class GroupedRows<T> {

  private final FileChannel channel;
  private final MessageColumnIO columns;
  private final Supplier<RecordMaterializer<T>> rows;
  private final Iterator<RowGroup> groups;
  private @Nullable RecordReader<T> records;
  private long recordsLeft;

  /**
   * The rows of a file.
   *
   * @param columns which columns to read
   * @param rows makes what makes rows of them, once a group
   */
  GroupedRows(
      FileChannel channel,
      FileMetaData meta,
      MessageColumnIO columns,
      Supplier<RecordMaterializer<T>> rows) {
    this.channel = channel;
    this.columns = columns;
    this.rows = rows;
    this.groups = meta.getRow_groups().iterator();
  }

  /** The next row; null after the last. */
  @Nullable T read() {
    while (recordsLeft == 0) {
      if (!groups.hasNext()) {
        return null;
      }
      RowGroup group = groups.next();
      records = columns.getRecordReader(new FilePages(channel, group), rows.get());
      recordsLeft = group.getNum_rows();
    }
    long left = recordsLeft - 1;
    recordsLeft = 0; // unless this row can be read, the rest of its group cannot either
    T row = records == null ? null : records.read();
    recordsLeft = left;
    return row;
  }
}
