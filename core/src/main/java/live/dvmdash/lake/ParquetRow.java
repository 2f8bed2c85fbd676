package live.dvmdash.lake;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.PackedTags;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.GroupType;
import org.jspecify.annotations.Nullable;

/**
 * Writes the fields of one group by name; null values are left out, as Parquet wants it.
 *
 * @param to what takes them
 * @param index the place of each field in the group, of {@link #indexOf}
 */
record ParquetRow(RecordConsumer to, Map<String, Integer> index) {

  /** The place of each field in a group. */
  static Map<String, Integer> indexOf(GroupType group) {
    Map<String, Integer> index = new HashMap<>();
    group
        .getFields()
        .forEach(field -> index.put(field.getName(), group.getFieldIndex(field.getName())));
    return Map.copyOf(index);
  }

  int at(String name) {
    return Objects.requireNonNull(index.get(name), name);
  }

  ParquetRow in(Map<String, Integer> group) {
    return new ParquetRow(to, group);
  }

  void field(String name, Runnable value) {
    int at = at(name);
    to.startField(name, at);
    value.run();
    to.endField(name, at);
  }

  void group(Runnable content) {
    to.startGroup();
    content.run();
    to.endGroup();
  }

  <T> void list(String name, List<T> values, Consumer<T> element) {
    if (!values.isEmpty()) {
      field(name, () -> elements(values, element));
    }
  }

  <T> void elements(List<T> values, Consumer<T> element) {
    to.startGroup();
    if (!values.isEmpty()) {
      to.startField("list", 0);
      for (T value : values) {
        to.startGroup();
        to.startField("element", 0);
        element.accept(value);
        to.endField("element", 0);
        to.endGroup();
      }
      to.endField("list", 0);
    }
    to.endGroup();
  }

  void tags(PackedTags tags) {
    to.startGroup();
    if (!tags.isEmpty()) {
      to.startField("list", 0);
      for (int tag = 0; tag < tags.size(); tag++) {
        to.startGroup();
        to.startField("element", 0);
        tag(tags, tag);
        to.endField("element", 0);
        to.endGroup();
      }
      to.endField("list", 0);
    }
    to.endGroup();
  }

  private void tag(PackedTags tags, int tag) {
    to.startGroup();
    if (tags.texts(tag) > 0) {
      to.startField("list", 0);
      tags.texts(
          tag,
          (utf8, offset, length) -> {
            to.startGroup();
            to.startField("element", 0);
            to.addBinary(Binary.fromConstantByteArray(utf8, offset, length));
            to.endField("element", 0);
            to.endGroup();
          });
      to.endField("list", 0);
    }
    to.endGroup();
  }

  void binary(String name, Binary value) {
    int at = at(name);
    to.startField(name, at);
    to.addBinary(value);
    to.endField(name, at);
  }

  void bytes32(String name, @Nullable Bytes32 value) {
    if (value != null) {
      binary(name, packed(value));
    }
  }

  void string(String name, @Nullable String value) {
    if (value != null) {
      binary(name, utf8(value));
    }
  }

  void int64(String name, @Nullable Long value) {
    if (value != null) {
      int at = at(name);
      to.startField(name, at);
      to.addLong(value);
      to.endField(name, at);
    }
  }

  void int32(String name, int value) {
    int at = at(name);
    to.startField(name, at);
    to.addInteger(value);
    to.endField(name, at);
  }

  void bool(String name, boolean value) {
    int at = at(name);
    to.startField(name, at);
    to.addBoolean(value);
    to.endField(name, at);
  }

  void text(String value) {
    to.addBinary(utf8(value));
  }

  void bytes(Bytes32 value) {
    to.addBinary(packed(value));
  }

  private static Binary packed(Bytes32 value) {
    return Binary.fromConstantByteArray(value.toByteArray());
  }

  /** Parquet's own way takes an encoder for each string, which is slow. */
  private static Binary utf8(String text) {
    return Binary.fromConstantByteArray(text.getBytes(StandardCharsets.UTF_8));
  }
}
