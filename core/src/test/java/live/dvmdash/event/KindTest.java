package live.dvmdash.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindTest {

  private static final KindTable TABLE = KindTable.defaults();

  @ParameterizedTest
  @CsvSource({
    "-1, false, false, false",
    "0, false, false, false",
    "4999, false, false, false",
    "5000, true, false, false",
    "5999, true, false, false",
    "6000, false, true, false",
    "6999, false, true, false",
    "7000, false, false, true",
    "7001, false, false, false",
    "65535, false, false, false",
  })
  void ranges(int kind, boolean request, boolean result, boolean feedback) {
    assertThat(Kind.isRequest(kind)).isEqualTo(request);
    assertThat(Kind.isResult(kind)).isEqualTo(result);
    assertThat(Kind.isFeedback(kind)).isEqualTo(feedback);
    assertThat(Kind.isAnswer(kind)).isEqualTo(result || feedback);
    assertThat(TABLE.isRequest(kind)).isEqualTo(request);
    assertThat(TABLE.isResult(kind)).isEqualTo(result);
    assertThat(TABLE.isAnswer(kind)).isEqualTo(result || feedback);
  }

  @Test
  void foreignKindsInsideTheRangesAreExcluded() {
    assertThat(TABLE.excluded()).containsExactly(5128, 5129, 5666, 5969, 6666, 6969);
    for (int kind : TABLE.excluded()) {
      assertThat(TABLE.isRequest(kind)).isFalse();
      assertThat(TABLE.isResult(kind)).isFalse();
      assertThat(TABLE.isAnswer(kind)).isFalse();
    }
  }

  @Test
  void exclusionsCanBeReplacedAndNamesStay() {
    KindTable table = TABLE.excluding(List.of(5300, 7000));

    assertThat(table.excluded()).containsExactly(5300, 7000);
    assertThat(table.isRequest(5300)).isFalse();
    assertThat(table.isAnswer(7000)).isFalse();
    assertThat(table.isRequest(5969)).isTrue();
    assertThat(table.isResult(6969)).isTrue();
    assertThat(table.names()).isEqualTo(TABLE.names());
    assertThat(TABLE.isRequest(5300)).isTrue();
  }

  @Test
  void names() {
    assertThat(TABLE.name(5050)).isEqualTo("text generation");
    assertThat(TABLE.name(5300)).isEqualTo("content discovery");
    assertThat(TABLE.name(5999)).isNull();
    assertThat(TABLE.names()).allSatisfy((kind, name) -> assertThat(name).isNotBlank());
  }
}
