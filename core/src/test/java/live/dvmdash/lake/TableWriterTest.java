package live.dvmdash.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import live.dvmdash.event.Bytes32;
import live.dvmdash.lake.TableWriter.Column;
import live.dvmdash.lake.TableWriter.ValueType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableWriterTest {

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("number", ValueType.INT64),
          Column.of("ratio", ValueType.DOUBLE),
          Column.of("yes", ValueType.BOOLEAN),
          Column.of("text", ValueType.STRING),
          Column.of("id", ValueType.BYTES32),
          Column.listOf("numbers", ValueType.INT64),
          Column.listOf("texts", ValueType.STRING));

  @TempDir Path directory;

  @Test
  void duckDbReadsEveryTypeNullAndListAsWritten() throws Exception {
    Path file = directory.resolve("it's.parquet");
    Bytes32 id = Bytes32.ofHex("ab".repeat(32));
    try (TableWriter writer = new TableWriter(file, COLUMNS)) {
      writer.write(
          List.of(Long.MIN_VALUE, 0.1, true, "é😀", id, List.of(7L, -7L), List.of("", "a", "a")));
      writer.write(Arrays.asList(null, null, null, null, null, null, null));
      writer.write(List.of(0L, Double.NaN, false, "", id, List.of(), List.of()));
    }

    assertThat(
            TestLake.duckDb(
                "SELECT number, ratio::VARCHAR, yes, text, lower(hex(id)), numbers::VARCHAR,"
                    + " texts::VARCHAR FROM '"
                    + file.toString().replace("'", "''")
                    + "'"))
        .containsExactly(
            List.of(Long.MIN_VALUE, "0.1", true, "é😀", id.hex(), "[7, -7]", "['', a, a]"),
            Arrays.asList(null, null, null, null, null, null, null),
            List.of(0L, "nan", false, "", id.hex(), "[]", "[]"));
  }

  @Test
  void aTableWithoutRowsHasItsColumns() throws Exception {
    Path file = directory.resolve("empty.parquet");

    new TableWriter(file, COLUMNS).close();

    assertThat(TestLake.duckDb("SELECT column_name FROM (DESCRIBE SELECT * FROM '" + file + "')"))
        .extracting(row -> row.get(0))
        .containsExactly("number", "ratio", "yes", "text", "id", "numbers", "texts");
  }

  @Test
  void aRowOfAnotherWidthIsRefusedAndLeavesTheFileWhole() throws Exception {
    Path file = directory.resolve("width.parquet");
    try (TableWriter writer = oneNumber(file)) {
      assertThatThrownBy(() -> writer.write(List.of(1L, 2L)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("2 values for 1 columns");
      writer.write(List.of(3L));
    }

    assertThat(TestLake.duckDb("SELECT number FROM '" + file + "'")).containsExactly(List.of(3L));
  }

  @Test
  void aValueOfAnotherTypeIsRefused() throws Exception {
    try (TableWriter writer = oneNumber(directory.resolve("type.parquet"))) {
      assertThatThrownBy(() -> writer.write(List.of("3"))).isInstanceOf(ClassCastException.class);
    }
  }

  @Test
  void aFileThatIsThereIsNotOverwritten() throws Exception {
    Path file = Files.writeString(directory.resolve("there.parquet"), "precious");

    assertThatThrownBy(() -> oneNumber(file)).isInstanceOf(IOException.class);
    assertThat(file).hasContent("precious");
  }

  private static TableWriter oneNumber(Path file) throws IOException {
    return new TableWriter(file, List.of(Column.of("number", ValueType.INT64)));
  }
}
