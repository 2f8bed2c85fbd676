package live.dvmdash.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ElementReaderPropertyTest {

  private static final int SMALLEST_CHUNK = 16;

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void arraysGiveTheirMembersWhereverTheWindowEnds(
      @ForAll("values") List<String> members, @ForAll("spaces") String space) {
    // A string in the first place would make it a relay frame.
    Assume.that(members.isEmpty() || members.get(0).charAt(0) != '"');
    String array =
        members.stream()
            .map(member -> space + member + space)
            .collect(Collectors.joining(",", space + "[", space + "]" + space));

    assertSameInEveryChunk(array, members);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void linesGiveThemselvesWhereverTheWindowEnds(
      @ForAll("objects") List<String> lines, @ForAll("lineBreaks") String lineBreak) {
    assertSameInEveryChunk(String.join(lineBreak, lines), lines);
    assertSameInEveryChunk(String.join(lineBreak, lines) + lineBreak, lines);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void framesGiveTheirEventsWhereverTheWindowEnds(
      @ForAll("objects") List<String> events, @ForAll("lineBreaks") String lineBreak) {
    String frames =
        events.stream()
            .map(event -> "[\"EVENT\",\"s]\\\"\"," + event + "]")
            .collect(Collectors.joining(lineBreak + "[\"EOSE\",\"s\"]" + lineBreak));

    assertSameInEveryChunk(frames, events);
  }

  @Example
  void aCutArrayKeepsExactlyTheWholeElementsBeforeTheCut() {
    List<String> members =
        List.of("{\"a\":\"\\\"]},\"}", "[1,{\"b\":[]}]", "{}", "\"x\"", "{\"ü\":\"\\\\\"}");
    byte[] whole = Split.utf8("[\n  " + String.join(",\n  ", members) + "\n]");
    List<Long> positions = Split.of(whole).positions();
    for (int length = 1; length < whole.length; length++) {
      int expected = 0;
      while (expected < members.size()
          && positions.get(expected) + Split.utf8(members.get(expected)).length <= length) {
        expected++;
      }
      for (byte[] cut : bothWays(Arrays.copyOf(whole, length))) {
        Split split = Split.of(cut);
        assertThat(split.elements()).isEqualTo(members.subList(0, expected));
        assertThat(split.brokenAt()).isEqualTo(length);
      }
    }
  }

  @Example
  void cutLinesKeepTheWholeOnesAndTheCutOne() {
    List<String> lines = List.of("{\"a\":\"\\\"}\"}", "{\"b\":[1,2]}", "{\"ü\":\"\\\\\"}");
    byte[] whole = Split.utf8(String.join("\n", lines) + "\n");
    int begin = 0;
    for (int line = 0; line < lines.size(); line++) {
      int end = begin + Split.utf8(lines.get(line)).length;
      for (int length = begin + 1; length <= end; length++) {
        for (byte[] cut : bothWays(Arrays.copyOf(whole, length))) {
          Split split = Split.of(cut);
          assertThat(split.elements()).hasSize(line + 1);
          assertThat(split.elements().subList(0, line)).isEqualTo(lines.subList(0, line));
          assertThat(split.end().isComplete()).isEqualTo(length == end);
        }
      }
      begin = end + 1;
    }
  }

  private static List<byte[]> bothWays(byte[] source) {
    return List.of(source, Split.gzip(source));
  }

  private static void assertSameInEveryChunk(String source, List<String> expected) {
    byte[] bytes = Split.utf8(source);
    Split whole = Split.of(bytes);
    assertThat(whole.elements()).isEqualTo(expected);
    assertThat(whole.end().isComplete()).isTrue();
    assertThat(whole.end().bytes()).isEqualTo(bytes.length);
    for (int chunk = SMALLEST_CHUNK; chunk <= Math.min(bytes.length, 200); chunk++) {
      assertThat(Split.of(bytes, chunk)).isEqualTo(whole);
    }
    assertThat(Split.of(Split.gzip(bytes))).isEqualTo(whole);
  }

  @Provide
  Arbitrary<String> spaces() {
    return Arbitraries.of("", " ", "\n  ", "\r\n\t");
  }

  @Provide
  Arbitrary<String> lineBreaks() {
    return Arbitraries.of("\n", "\r\n", "\n\n", " \n\t");
  }

  @Provide
  Arbitrary<List<String>> values() {
    return value(3).list().ofMaxSize(8);
  }

  @Provide
  Arbitrary<List<String>> objects() {
    return object(2).list().ofMinSize(1).ofMaxSize(8);
  }

  private static Arbitrary<String> value(int depth) {
    Arbitrary<String> bare = Arbitraries.of("0", "-1.5e+9", "true", "null");
    if (depth == 0) {
      return Arbitraries.oneOf(bare, string());
    }
    Arbitrary<String> array =
        value(depth - 1)
            .list()
            .ofMaxSize(3)
            .map(members -> members.stream().collect(Collectors.joining(", ", "[", "]")));
    return Arbitraries.oneOf(bare, string(), array, object(depth));
  }

  private static Arbitrary<String> object(int depth) {
    return Combinators.combine(string(), value(depth - 1))
        .as((name, value) -> name + ": " + value)
        .list()
        .ofMaxSize(3)
        .map(fields -> fields.stream().collect(Collectors.joining(",", "{", "}")));
  }

  private static Arbitrary<String> string() {
    return Arbitraries.of("a", "é", "😀", "\\\"", "\\\\", "\\n", "{", "}", "[", "]", ",", ":", " ")
        .list()
        .ofMaxSize(12)
        .map(parts -> "\"" + String.join("", parts) + "\"");
  }
}
