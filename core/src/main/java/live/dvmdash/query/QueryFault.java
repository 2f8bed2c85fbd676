package live.dvmdash.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import live.dvmdash.lake.LakeException;
import org.jspecify.annotations.Nullable;

/** What the engine says against a query, as one line. */
final class QueryFault {

  private static final String FIELDS =
      """
      SELECT fault ->> '$.exception_message', TRY_CAST(fault ->> '$.position' AS BIGINT),
        fault ->> '$.exception_type'
      FROM (SELECT ?::JSON AS fault)
      """;

  /** The types of what an engine says that cannot read a file; and of other things. */
  private static final Set<String> FAULTS_OF_FILES = Set.of("IO", "Invalid", "Invalid Input");

  private QueryFault() {}

  /**
   * The fault of an engine that was told to describe faults in JSON.
   *
   * @throws LakeException when not the query is to blame but a damaged file
   */
  static BadQuery of(Database database, OwnQuery.Text text, SQLException fault) throws IOException {
    String message = String.valueOf(fault.getMessage());
    int json = message.indexOf('{');
    if (json < 0) {
      return new BadQuery(oneLine(message));
    }
    List<@Nullable Object> fields =
        database.query(FIELDS, message.substring(json)).values().getFirst();
    if (FAULTS_OF_FILES.contains(String.valueOf(fields.get(2)))) {
      LakeException damage = database.snapshot().damage(message);
      if (damage != null) {
        throw damage;
      }
    }
    Object position =
        fields.get(1) instanceof Long at ? (Object) (at - text.before().length()) : null;
    return new BadQuery(sentence(text.query(), String.valueOf(fields.get(0)), position));
  }

  /**
   * Where and why.
   *
   * @param position a {@code Long}, the byte of the query's UTF-8 at which it is wrong; null when
   *     there is no such place
   */
  static String sentence(String sql, String message, @Nullable Object position) {
    byte[] bytes = sql.getBytes(UTF_8);
    if (!(position instanceof Long at) || at < 0 || at > bytes.length) {
      return oneLine(message);
    }
    String before = new String(bytes, 0, Math.toIntExact(at), UTF_8);
    long line = 1 + before.chars().filter(c -> c == '\n').count();
    String last = before.substring(before.lastIndexOf('\n') + 1);
    int column = 1 + last.codePointCount(0, last.length());
    return "line %d, column %d: %s".formatted(line, column, oneLine(message));
  }

  private static String oneLine(String message) {
    return message.strip().replaceAll("\\s*\\n\\s*", " ");
  }
}
