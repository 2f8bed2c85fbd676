package live.dvmdash.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** A directory of a lake with one JSON object a file, each there whole or not at all. */
final class JsonFiles {

  private static final ObjectMapper JSON = new ObjectMapper();
  static final String SUFFIX = ".json";

  private final Lake lake;
  private final Path directory;
  private final String remedy;

  /**
   * A directory, which need not exist.
   *
   * @param name its name in the lake
   * @param remedy what to do about a damaged file, after {@code damaged: …: }
   */
  JsonFiles(Lake lake, String name, String remedy) {
    this.lake = lake;
    this.directory = lake.directory().resolve(name);
    this.remedy = remedy;
  }

  /** The file of that name, which need not exist. */
  Path file(String name) {
    return directory.resolve(name + SUFFIX);
  }

  /** Where they are. */
  Path directory() {
    return directory;
  }

  /** All files by their names. */
  List<Path> all() throws IOException {
    List<Path> all = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "[!.]*" + SUFFIX)) {
        files.forEach(all::add);
      }
    }
    Collections.sort(all);
    return all;
  }

  /** Writes a file, in place of an older one of that name; makes the lake when there is none. */
  void write(String name, ObjectNode content) throws IOException {
    lake.create();
    Files.createDirectories(directory);
    lake.write(file(name), JSON.writeValueAsString(content) + "\n");
  }

  /**
   * Reads a file.
   *
   * @param meaning what the object says; throws {@link IllegalArgumentException} when that is not
   *     what was written
   * @throws LakeException when the file is damaged
   */
  <T> T read(Path file, Function<JsonNode, T> meaning) throws IOException {
    byte[] content = Files.readAllBytes(file);
    try {
      return meaning.apply(JSON.readTree(content));
    } catch (IOException | IllegalArgumentException e) {
      throw new LakeException("damaged: " + file + ": " + remedy, e);
    }
  }

  /** An object to be filled and written. */
  static ObjectNode object() {
    return JSON.createObjectNode();
  }
}
