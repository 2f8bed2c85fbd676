package live.dvmdash.lake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import live.dvmdash.event.Kind;
import live.dvmdash.event.KindTable;

/**
 * Keeps {@code views.sql} in the lake: views with readable ids and times for people who query it by
 * their own DuckDB. DuckDB resolves paths against the folder in which it was started, so the file
 * names the lake's absolute path and is written again when the lake has moved.
 */
public final class LakeViews {

  static final String FILE = "views.sql";

  private LakeViews() {}

  static void write(Lake lake) throws IOException {
    String text = over(quoted(lake.directory().resolve(Snapshot.LINK) + "/month=*/part-*.parquet"));
    Path file = lake.directory().resolve(FILE);
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      lake.write(file, text);
    }
  }

  /**
   * The statements that define the views over one snapshot, whatever is committed meanwhile.
   *
   * @throws IllegalArgumentException when the snapshot is empty
   */
  public static String of(Snapshot snapshot) throws IOException {
    if (snapshot.isEmpty()) {
      throw new IllegalArgumentException("no view can be defined over no file");
    }
    return over(
        snapshot.all().stream()
            .map(file -> quoted(file.toString()))
            .collect(Collectors.joining(", ", "[", "]")));
  }

  private static String quoted(String path) {
    return "'" + path.replace("'", "''") + "'";
  }

  /** As SQL, what the views are over: a pattern or a list of files. */
  private static String over(String files) throws IOException {
    return template()
        .replace("{first_request}", Integer.toString(Kind.FIRST_REQUEST))
        .replace("{last_request}", Integer.toString(Kind.LAST_REQUEST))
        .replace("{result_offset}", Integer.toString(Kind.RESULT_OFFSET))
        .replace("{feedback}", Integer.toString(Kind.FEEDBACK))
        .replace("{excluded}", excluded())
        .replace("{files}", files);
  }

  private static String excluded() {
    return KindTable.defaults().excluded().stream()
        .map(kind -> Integer.toString(kind))
        .collect(Collectors.joining(", "));
  }

  private static String template() throws IOException {
    try (InputStream in = LakeViews.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
