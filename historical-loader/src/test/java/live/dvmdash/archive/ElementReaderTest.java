package live.dvmdash.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import live.dvmdash.event.ElementBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElementReaderTest {

  @Test
  void deliversEachMemberOfAnArrayWhateverItIs() {
    Split split = Split.of(" [ {\"a\":[1,{}]} ,\r\n\"x]\\\"\", 12.5e3,null,[[],{}],{}, NaN ]\r\n ");

    assertThat(split.elements())
        .containsExactly("{\"a\":[1,{}]}", "\"x]\\\"\"", "12.5e3", "null", "[[],{}]", "{}", "NaN");
    assertThat(split.positions()).containsExactly(3L, 19L, 27L, 34L, 39L, 47L, 51L);
    assertThat(split.end()).isEqualTo(new SourceEnd(SourceFormat.JSON_ARRAY, 59, 7, 0, null));
    assertThat(split.end().isArchive()).isTrue();
    assertThat(split.end().isComplete()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[ ]", " [\n]\n", "\uFEFF[]"})
  void readsAnEmptyArrayAsNothing(String source) {
    Split split = Split.of(source);

    assertThat(split.elements()).isEmpty();
    assertThat(split.end().isComplete()).isTrue();
    assertThat(split.end().isArchive()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\r\n\t \n", "\uFEFF", "\uFEFF \n"})
  void tellsABlankSourceFromAnEmptyArray(String source) {
    SourceEnd end = Split.of(source).end();

    assertThat(end)
        .isEqualTo(new SourceEnd(SourceFormat.BLANK, Split.utf8(source).length, 0, 0, null));
    assertThat(end.isArchive()).isFalse();
  }

  @Test
  void letsACommaBeforeTheClosingBracketPass() {
    Split split = Split.of("[{},]");

    assertThat(split.elements()).containsExactly("{}");
    assertThat(split.end().isComplete()).isTrue();
  }

  @Test
  void deliversEachLineThatIsNotBlank() {
    Split split = Split.of("\uFEFF{\"a\":1}\r\n\r\n  \n\t{\"b\":\"}\"} \nnot JSON\n{}");

    assertThat(split.elements()).containsExactly("{\"a\":1}", "{\"b\":\"}\"}", "not JSON", "{}");
    assertThat(split.positions()).containsExactly(3L, 18L, 29L, 38L);
    assertThat(split.end()).isEqualTo(new SourceEnd(SourceFormat.JSON_LINES, 40, 4, 0, null));
  }

  @Test
  void deliversTheObjectsOfEventFramesAndCountsTheOthers() {
    Split split =
        Split.of(
            """
            ["EVENT","sub",{"id":"]"}]
            ["EVENT",{"id":2}]
             [ "EVENT" , "s\\"" , {"id":3} ]\t
            ["EOSE","sub"]
            ["NOTICE","slow {down]"]
            ["OK","ab",true,""]
            ["COUNT","s",{"count":3}]
            ["NEG-MSG","s","00"]
            {"id":4}
            """);

    assertThat(split.elements())
        .containsExactly("{\"id\":\"]\"}", "{\"id\":2}", "{\"id\":3}", "{\"id\":4}");
    assertThat(split.end().format()).isEqualTo(SourceFormat.RELAY_FRAMES);
    assertThat(split.end().skippedFrames()).isEqualTo(5);
    assertThat(split.end().isComplete()).isTrue();
    assertThat(split.end().isArchive()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"EVENT\",\"sub\"]",
        "[\"EVENT\"]",
        "[\"EVENT\",\"sub\",{\"id\":1]",
        "[\"EVENT\",{}] more",
        "[\"EVENT\",{} {}]",
        "[\"EVENT\",,{}]",
        "[\"EVENT\"",
        "[\"event\",{}]",
        "[\"\",{}]",
        "[\"NOTICE\",\"cut",
        "[]",
        "[1]",
        "["
      })
  void deliversALineThatIsNoWholeFrameAsItIs(String line) {
    Split split = Split.of("[\"EOSE\",\"s\"]\n" + line + "\n{}\n");

    assertThat(split.elements()).containsExactly(line, "{}");
    assertThat(split.end().skippedFrames()).isEqualTo(1);
    assertThat(split.end().isComplete()).isTrue();
  }

  @Test
  void takesAFrameForAFrameWhenItsStringStandsApart() {
    String gap = " ".repeat(20);

    Split split = Split.of(Split.utf8("[" + gap + "\"EVENT\",{\"id\":1}]\n"), 16);

    assertThat(split.end().format()).isEqualTo(SourceFormat.RELAY_FRAMES);
    assertThat(split.elements()).containsExactly("{\"id\":1}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "[                | ends before the closing ] at byte 1          | 0",
        "[{}              | ends before the closing ] at byte 3          | 1",
        "[{},             | ends before the closing ] at byte 4          | 1",
        "[{},{\"a\":[}    | ends inside element 2 at byte 11             | 1",
        "[{},\"a           | ends inside element 2 at byte 6              | 1",
        "[{},12           | ends inside element 2 at byte 6              | 1",
        "[{} {}]          | has neither , nor ] after element 1 at byte 4 | 1",
        "[{}}]            | has neither , nor ] after element 1 at byte 3 | 1",
        "[{},,{}]         | has no JSON value for element 2 at byte 4    | 1",
        "[,{}]            | has no JSON value for element 1 at byte 1    | 0",
        "[{}]]            | goes on after the closing ] at byte 4        | 1",
        "[{}][{}]         | goes on after the closing ] at byte 4        | 1",
        "[{},{]           | ends before the closing ] at byte 6          | 2",
      })
  void saysWhereAnArrayIsBroken(String source, String why, int elements) {
    Split split = Split.of(source);

    assertThat(split.why()).isEqualTo(why);
    assertThat(split.elements()).hasSize(elements);
    assertThat(split.end().isComplete()).isFalse();
    assertThat(split.end().isArchive()).isTrue();
    assertThat(split.why()).endsWith(" at byte " + split.brokenAt());
  }

  @Test
  void takesALineBreakInAStringOfAnArrayForQuotesOutOfStep() {
    Split split = Split.of("[{\"a\":\"x\"},\n{\"a\":\"x},\n{\"a\":\"y\"}]");

    assertThat(split.elements()).containsExactly("{\"a\":\"x\"}");
    assertThat(split.why()).isEqualTo("has a line break inside a string of element 2 at byte 21");
  }

  @Test
  void deliversALastLineThatIsCutOffAndSaysSo() {
    Split split = Split.of("{\"a\":1}\n{\"a\":\"2");

    assertThat(split.elements()).containsExactly("{\"a\":1}", "{\"a\":\"2");
    assertThat(split.why()).isEqualTo("ends inside element 2 at byte 15");
  }

  @Test
  void deliversWhatCameBeforeAnErrorOfReading() {
    InputStream failing =
        new SequenceInputStream(
            new ByteArrayInputStream(Split.utf8("[{\"a\":1},{\"a\":")), new FailingInput());

    Split split = Split.of(failing, Window.CHUNK);

    assertThat(split.elements()).containsExactly("{\"a\":1}");
    assertThat(split.why()).isEqualTo("ends inside element 2 at byte 14: the disk is gone");
  }

  @Test
  void saysThatReadingFailedEvenWhereNothingIsLeftOpen() {
    InputStream failing =
        new SequenceInputStream(
            new ByteArrayInputStream(Split.utf8("{\"a\":1}\n")), new FailingInput());

    Split split = Split.of(failing, Window.CHUNK);

    assertThat(split.elements()).containsExactly("{\"a\":1}");
    assertThat(split.why()).isEqualTo("breaks off after element 1 at byte 8: the disk is gone");
    assertThat(Split.of(new FailingInput(), Window.CHUNK).why())
        .isEqualTo("breaks off after element 0 at byte 0: the disk is gone");
  }

  @ParameterizedTest
  @CsvSource({
    "fffe5b000d00, is UTF-16 text",
    "feff005b, is UTF-16 text",
    "fffe00005b000000, is UTF-32 text",
    "0000feff0000005b, is UTF-32 text",
    "5b007b00, holds zero bytes",
    "0000000000, holds zero bytes",
    "28b52ffd04, is zstd data",
    "fd377a585a00, is xz data",
    "425a6839, is bzip2 data",
    "504b0304, is zip data",
  })
  void refusesWhatIsNoTextInUtf8(String hex, String why) {
    Split split = Split.of(HexFormat.of().parseHex(hex));

    assertThat(split.elements()).isEmpty();
    assertThat(split.why()).startsWith(why);
    assertThat(split.end().format()).isEqualTo(SourceFormat.UNRECOGNISED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void deliversOnlyTheBeginningOfWhatIsTooLarge(boolean asArray) {
    String atTheLimit = "{\"a\":\"" + "x".repeat(ElementReader.MAX_ELEMENT_BYTES - 8) + "\"}";
    String above = "{\"b\":\"" + "y".repeat(ElementReader.MAX_ELEMENT_BYTES - 7) + "\"}";
    String farAbove = "{\"c\":\"" + "z".repeat(3 * ElementReader.MAX_ELEMENT_BYTES) + "\"}";
    List<String> all = List.of("{}", atTheLimit, "{}", above, "{}", farAbove, "{}", farAbove);

    Split split = Split.of(asArray ? "[" + String.join(",", all) + "]" : String.join("\n", all));

    int kept = ElementReader.KEPT_OF_OVERSIZED;
    assertThat(split.lengths())
        .containsExactly(2, ElementReader.MAX_ELEMENT_BYTES, 2, -kept, 2, -kept, 2, -kept);
    assertThat(split.elements().get(1)).isEqualTo(atTheLimit);
    assertThat(split.elements().get(3)).isEqualTo(above.substring(0, kept));
    assertThat(split.elements().get(5)).isEqualTo(farAbove.substring(0, kept));
    assertThat(split.positions().get(6) - split.positions().get(5))
        .isEqualTo(farAbove.length() + 1);
    assertThat(split.end().elements()).isEqualTo(8);
    assertThat(split.end().isComplete()).isTrue();
  }

  @Test
  void saysThatALineTooLargeToKeepIsCutOff() {
    Split split = Split.of("{}\n{\"a\":\"" + "x".repeat(2 * ElementReader.MAX_ELEMENT_BYTES));

    assertThat(split.lengths()).containsExactly(2, -ElementReader.KEPT_OF_OVERSIZED);
    assertThat(split.why()).startsWith("ends inside element 2 at byte ");
  }

  @Test
  void handsOverBatchesThatAreNotTouchedAgain() throws IOException {
    String element = "{\"a\":\"" + "x".repeat(40) + "\"}";
    byte[] source = Split.utf8("[" + (element + ",").repeat(50_000) + element + "]");
    try (ElementReader reader = new ElementReader(new ByteArrayInputStream(source))) {
      ElementBatch first = Objects.requireNonNull(reader.next());
      assertThat(first.count()).isEqualTo(1000);
      assertThat(reader.sourceBytes()).isLessThan(source.length);
      assertThatThrownBy(reader::end).isInstanceOf(IllegalStateException.class);
      ElementBatch copy =
          new ElementBatch(
              first.json().clone(),
              first.count(),
              first.offsets().clone(),
              first.lengths().clone(),
              first.positions().clone());
      for (ElementBatch batch = first; batch != null; batch = reader.next()) {
        assertThat(batch.count()).isBetween(1, 1000);
      }

      assertThat(first.json()).isEqualTo(copy.json());
      assertThat(first.offsets()).isEqualTo(copy.offsets());
      assertThat(first.lengths()).isEqualTo(copy.lengths());
      assertThat(first.positions()).isEqualTo(copy.positions());
      assertThat(reader.next()).isNull();
      assertThat(reader.sourceBytes()).isEqualTo(source.length);
      assertThat(reader.end().elements()).isEqualTo(50_001);
    }
  }

  /** Fails at the first read. */
  private static final class FailingInput extends InputStream {

    @Override
    public int read() throws IOException {
      throw new IOException("the disk is gone");
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return read();
    }
  }
}
