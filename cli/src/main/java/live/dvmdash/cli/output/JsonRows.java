package live.dvmdash.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import live.dvmdash.report.Table;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table as JSON objects: a column {@code a__b} is member {@code b} of object {@code a}.
 */
final class JsonRows {

  /** A member of an object: a column, or an object with members. */
  private static final class Member {
    final Map<String, Member> members = new LinkedHashMap<>();
    int column = -1;
  }

  private final Member root = new Member();

  /**
   * Prepares for the columns of a table.
   *
   * @throws IllegalArgumentException when a name stands for a value and for an object
   */
  JsonRows(List<Table.Column> columns) {
    for (int i = 0; i < columns.size(); i++) {
      Member member = root;
      for (String name : Label.path(columns.get(i))) {
        if (member.column >= 0) {
          throw new IllegalArgumentException(columns.get(i).name() + " lies inside a value");
        }
        member = member.members.computeIfAbsent(name, unused -> new Member());
      }
      if (member.column >= 0 || !member.members.isEmpty()) {
        throw new IllegalArgumentException(columns.get(i).name() + " stands for two things");
      }
      member.column = i;
    }
  }

  /** Writes the members of a row into the object that is open. */
  void write(JsonGenerator json, List<@Nullable Object> row) throws IOException {
    writeMembers(json, root, row);
  }

  private static void writeMembers(JsonGenerator json, Member holder, List<@Nullable Object> row)
      throws IOException {
    for (Map.Entry<String, Member> entry : holder.members.entrySet()) {
      json.writeFieldName(entry.getKey());
      Member member = entry.getValue();
      if (member.column >= 0) {
        writeValue(json, row.get(member.column));
      } else {
        json.writeStartObject();
        writeMembers(json, member, row);
        json.writeEndObject();
      }
    }
  }

  /** Writes a value of a table or an answer; JSON has no number for what is infinite or none. */
  static void writeValue(JsonGenerator json, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case Long number -> json.writeNumber(number);
      case BigInteger number -> json.writeNumber(number);
      case Double number when !Double.isFinite(number) -> json.writeNull();
      case Double number -> json.writeNumber(number);
      case Boolean flag -> json.writeBoolean(flag);
      case String text -> json.writeString(text);
      case List<?> values -> {
        json.writeStartArray();
        for (Object each : values) {
          writeValue(json, each);
        }
        json.writeEndArray();
      }
      default -> throw new IllegalArgumentException("no value of a table: " + value.getClass());
    }
  }
}
