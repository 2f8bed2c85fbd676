package live.dvmdash.lake;

import java.util.ArrayList;
import java.util.List;
import live.dvmdash.event.Event;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;

/**
 * A row of the lake with all its columns.
 *
 * @param event the event, whether or not it is valid
 * @param columns digests of the columns, as {@link ColumnDigests} makes them
 */
@SuppressWarnings("ArrayRecordComponent") // compared column by column
record StoredRow(Event event, long[] columns) {

  static final MessageColumnIO COLUMNS = new ColumnIOFactory().getColumnIO(EventSchema.STORED);

  /** Makes such rows: of the plain columns the event, of the derived ones their digests. */
  static final class Materializer extends RecordMaterializer<StoredRow> {

    private final EventMaterializer event = new EventMaterializer();
    private final ColumnDigests digests = new ColumnDigests();
    private final GroupConverter root;

    Materializer() {
      List<Converter> fields = new ArrayList<>();
      for (int i = 0; i < EventSchema.STORED.getFieldCount(); i++) {
        fields.add(
            EventSchema.isDerived(i)
                ? digests.converter(i, i, EventSchema.STORED.getType(i))
                : event.getRootConverter().getConverter(i));
      }
      root =
          new EventMaterializer.Group(fields.toArray(Converter[]::new)) {
            @Override
            public void start() {
              event.getRootConverter().start();
              digests.clear();
            }
          };
    }

    @Override
    public StoredRow getCurrentRecord() {
      return new StoredRow(event.getCurrentRecord(), digests.ofRow());
    }

    @Override
    public GroupConverter getRootConverter() {
      return root;
    }
  }
}
