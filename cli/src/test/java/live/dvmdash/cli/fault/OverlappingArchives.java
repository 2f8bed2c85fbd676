package live.dvmdash.cli.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import live.dvmdash.cli.testing.SampleData;

/**
 * Several archives cut from the sample data, refused elements and all, each of which repeats half
 * of the one before.
 */
record OverlappingArchives(List<Path> files) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Writes so many into a directory. */
  static OverlappingArchives write(Path directory, int count) throws IOException {
    List<JsonNode> elements = new ArrayList<>();
    for (Path archive : List.of(SampleData.JANUARY, SampleData.FEBRUARY)) {
      JSON.readTree(archive.toFile()).forEach(elements::add);
    }
    // Each begins half a step before the last one ended.
    int step = elements.size() / count;
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int from = Math.max(0, i * step - step / 2);
      int to = i == count - 1 ? elements.size() : (i + 1) * step;
      ArrayNode part = JSON.createArrayNode().addAll(elements.subList(from, to));
      files.add(
          Files.write(
              directory.resolve("part-%02d.json".formatted(i)), JSON.writeValueAsBytes(part)));
    }
    return new OverlappingArchives(List.copyOf(files));
  }

  /** The command line that loads the first ones. */
  List<String> load(int count, Path lake) {
    List<String> arguments = new ArrayList<>(List.of("load", "--json", "--lake", lake.toString()));
    files.subList(0, count).forEach(file -> arguments.add(file.toString()));
    return arguments;
  }

  int count() {
    return files.size();
  }
}
