package live.dvmdash.lake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.PackedTags;
import live.dvmdash.event.Signature;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * Takes rows apart into the columns of Parquet: the values of a row are given by the names of its
 * columns, and what is not given or null is missing. The levels by which a column tells lists and
 * missing values apart are those of Dremel, as Parquet's format has them.
 */
final class RowColumns {

  private final List<Leaf> leaves = new ArrayList<>();
  private final Map<String, Leaf> byName = new HashMap<>();

  /** The leaves of each column of a row; one, unless it is a list of groups. */
  private final Map<String, List<Leaf>> byList = new HashMap<>();

  // Parquet copies what it keeps of a value whose bytes are said to be used again.
  private final byte[] thirtyTwo = new byte[Bytes32.LENGTH];
  private final Binary ofThirtyTwo = Binary.fromReusedByteArray(thirtyTwo);
  private final byte[] sixtyFour = new byte[Signature.LENGTH];
  private final Binary ofSixtyFour = Binary.fromReusedByteArray(sixtyFour);

  /** 0 for a value that begins a row, 1 for one that goes on with its list. */
  private int repetition;

  /** A column of single values. */
  private static final class Leaf {

    private final ColumnWriter to;

    /** The level of a value that is there. */
    private final int defined;

    /** The level of a list that is there and has no elements. */
    private final int empty;

    private boolean given;

    Leaf(ColumnWriter to, int defined, int empty) {
      this.to = to;
      this.defined = defined;
      this.empty = empty;
    }

    void missing(int repetition, int level) {
      to.writeNull(repetition, level);
      given = true;
    }
  }

  /** Columns that go to the writers that are given for them. */
  RowColumns(MessageType schema, Function<ColumnDescriptor, ColumnWriter> writers) {
    for (ColumnDescriptor column : schema.getColumns()) {
      String[] path = column.getPath();
      String name = String.join(".", path).replace(".list.element", "");
      int empty = schema.getType(path[0]).isRepetition(Type.Repetition.OPTIONAL) ? 1 : 0;
      Leaf leaf = new Leaf(writers.apply(column), column.getMaxDefinitionLevel(), empty);
      leaves.add(leaf);
      byName.put(name, leaf);
      byList.computeIfAbsent(path[0], list -> new ArrayList<>()).add(leaf);
    }
  }

  /** Ends a row: what was not given is missing. */
  void endRow() {
    for (Leaf leaf : leaves) {
      if (!leaf.given) {
        leaf.to.writeNull(0, 0);
      }
      leaf.given = false;
    }
  }

  void int32(String column, int value) {
    Leaf leaf = leaf(column);
    leaf.to.write(value, repetition, leaf.defined);
  }

  void int64(String column, @Nullable Long value) {
    if (value != null) {
      Leaf leaf = leaf(column);
      leaf.to.write(value.longValue(), repetition, leaf.defined);
    }
  }

  void float64(String column, @Nullable Double value) {
    if (value != null) {
      Leaf leaf = leaf(column);
      leaf.to.write(value.doubleValue(), repetition, leaf.defined);
    }
  }

  void bool(String column, @Nullable Boolean value) {
    if (value != null) {
      Leaf leaf = leaf(column);
      leaf.to.write(value.booleanValue(), repetition, leaf.defined);
    }
  }

  void bytes32(String column, @Nullable Bytes32 value) {
    if (value != null) {
      value.copyTo(thirtyTwo, 0);
      binary(column, ofThirtyTwo);
    }
  }

  void signature(String column, Signature value) {
    value.copyTo(sixtyFour, 0);
    binary(column, ofSixtyFour);
  }

  /** Parquet's own way takes an encoder for each string, which is slow. */
  void string(String column, @Nullable String value) {
    if (value != null) {
      binary(column, Binary.fromConstantByteArray(value.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private void binary(String column, Binary value) {
    Leaf leaf = leaf(column);
    leaf.to.write(value, repetition, leaf.defined);
  }

  /**
   * A list, which may be empty.
   *
   * @param element gives an element by the name of the list, or its parts by theirs, {@code
   *     list.part}
   */
  <T> void list(String column, List<T> values, Consumer<T> element) {
    List<Leaf> parts = Objects.requireNonNull(byList.get(column), column);
    if (values.isEmpty()) {
      parts.forEach(part -> part.missing(0, part.empty));
    }
    for (int i = 0; i < values.size(); i++) {
      parts.forEach(part -> part.given = false);
      repetition = i == 0 ? 0 : 1;
      element.accept(values.get(i));
      for (Leaf part : parts) {
        if (!part.given) {
          part.missing(repetition, part.defined - 1);
        }
      }
    }
    repetition = 0;
  }

  /** A list, which is missing when it is empty. */
  <T> void listUnlessEmpty(String column, List<T> values, Consumer<T> element) {
    if (!values.isEmpty()) {
      list(column, values, element);
    }
  }

  /** The lists of texts that tags are; they are there, however empty. */
  void tags(String column, PackedTags tags) {
    Leaf leaf = leaf(column);
    if (tags.isEmpty()) {
      leaf.to.writeNull(0, leaf.defined - 2);
    }
    for (int tag = 0; tag < tags.size(); tag++) {
      int level = tag == 0 ? 0 : 1;
      if (tags.texts(tag) == 0) {
        leaf.to.writeNull(level, leaf.defined - 1);
      }
      for (int text = tags.firstText(tag); text < tags.endOfTexts(tag); text++) {
        Binary value =
            Binary.fromConstantByteArray(tags.utf8(), tags.offset(text), tags.length(text));
        leaf.to.write(value, level, leaf.defined);
        level = 2;
      }
    }
  }

  private Leaf leaf(String column) {
    Leaf leaf = Objects.requireNonNull(byName.get(column), column);
    leaf.given = true;
    return leaf;
  }
}
