package live.dvmdash.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiceTest {

  /** The first numbers of SplitMix64 from state 0, as its authors publish them. */
  @Test
  void isSplitMix64() {
    Dice dice = Dice.of(0);
    assertThat(dice.next()).isEqualTo(0xE220A8397B1DCDAFL);
    assertThat(dice.next()).isEqualTo(0x6E789E6AA1B965F4L);
  }

  @Test
  void labelsTellDiceApart() {
    assertThat(IntStream.range(0, 1_000).mapToLong(label -> Dice.of(1, label).next()).distinct())
        .hasSize(1_000);
    assertThat(Dice.of(1, 2, 3).next()).isNotEqualTo(Dice.of(1, 3, 2).next());
  }

  @Test
  void numbersStayInTheirRanges() {
    Dice dice = Dice.of(4);
    int[] seen = new int[6];
    for (int i = 0; i < 6_000; i++) {
      seen[(int) dice.between(10, 15) - 10]++;
    }
    assertThat(Arrays.stream(seen)).allMatch(times -> times > 800 && times < 1_200);
  }

  @Test
  void halfOfTheSecondsAreBelowTheMedian() {
    Dice dice = Dice.of(5);
    long[] sorted = IntStream.range(0, 10_001).mapToLong(i -> dice.seconds(900, 1.2)).toArray();
    Arrays.sort(sorted);
    assertThat(sorted[5_000]).isBetween(850L, 950L);
    assertThat(sorted[0]).isLessThan(60);
    assertThat(sorted[10_000]).isGreaterThan(20_000);
  }
}
