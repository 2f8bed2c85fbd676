package live.dvmdash.lake;

import java.util.Set;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.factory.DefaultV1ValuesWriterFactory;
import org.apache.parquet.column.values.factory.DefaultV2ValuesWriterFactory;
import org.apache.parquet.column.values.factory.ValuesWriterFactory;

/**
 * How the values of columns are spelled in a file of events. What Parquet calls its second version
 * has a dictionary for keys, of which few are behind many events, and the steps from one time to
 * the next; all else is smaller or sooner written in the ways of the first.
 */
final class EventEncodings implements ValuesWriterFactory {

  private static final Set<String> OF_SECOND_VERSION =
      Set.of("pubkey", "created_at", "customer", "addressed", "payer", "payee");

  private final ValuesWriterFactory first = new DefaultV1ValuesWriterFactory();
  private final ValuesWriterFactory second = new DefaultV2ValuesWriterFactory();

  @Override
  public void initialize(ParquetProperties properties) {
    first.initialize(properties);
    second.initialize(properties);
  }

  @Override
  public ValuesWriter newValuesWriter(ColumnDescriptor column) {
    boolean ofSecond = OF_SECOND_VERSION.contains(column.getPath()[0]);
    return (ofSecond ? second : first).newValuesWriter(column);
  }
}
