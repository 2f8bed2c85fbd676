package live.dvmdash.span;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sets of kinds and how they are written. */
class KindSetTest {

  @Test
  void runsOfKindsAreWrittenShort() {
    KindSet kinds = KindSet.range(5000, 5999).plus(KindSet.of(7000, 31990, 31989));
    assertThat(kinds).hasToString("5000-5999 7000 31989-31990");
    assertThat(kinds.size()).isEqualTo(1003);
  }

  @Test
  void noKindIsWrittenAsNothing() {
    assertThat(KindSet.NONE).hasToString("");
    assertThat(KindSet.parse("").isEmpty()).isTrue();
  }

  @Property
  void whatIsWrittenIsReadAgain(@ForAll Set<@IntRange(max = 300) Integer> kinds) {
    KindSet set = KindSet.of(kinds);
    assertThat(KindSet.parse(set.toString())).isEqualTo(set);
    assertThat(set.kinds()).containsExactlyInAnyOrderElementsOf(kinds).isSorted();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "1-", "-1", "5-4", "1-2-3", "1  2", "99999999999"})
  void anythingElseIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> KindSet.parse(text));
  }

  @Property
  void chunksHoldEachKindOnce(
      @ForAll Set<@IntRange(max = 300) Integer> kinds,
      @ForAll @IntRange(min = 1, max = 50) int size) {
    KindSet whole = KindSet.NONE;
    int count = 0;
    for (KindSet chunk : KindSet.of(kinds).chunks(size)) {
      assertThat(chunk.size()).isBetween(1, size);
      whole = whole.plus(chunk);
      count += chunk.size();
    }
    assertThat(whole).isEqualTo(KindSet.of(kinds));
    assertThat(count).isEqualTo(kinds.size());
  }
}
