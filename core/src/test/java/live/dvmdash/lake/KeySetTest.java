package live.dvmdash.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Signature;
import org.junit.jupiter.api.Test;

class KeySetTest {

  private static Bytes32 id(long start, long rest) {
    return new Bytes32(start, rest, rest, rest);
  }

  private static Signature sig(int number) {
    byte[] bytes = new byte[Signature.LENGTH];
    bytes[0] = (byte) number;
    bytes[63] = (byte) (number >> 8);
    return Signature.of(bytes);
  }

  @Test
  void anUnknownIdIsNoneAndFindingItChangesNothing() {
    KeySet keys = new KeySet();

    assertThat(keys.find(id(0, 0), sig(0))).isEqualTo(KeySet.Match.NONE);
    assertThat(keys.find(id(0, 0), sig(0))).isEqualTo(KeySet.Match.NONE);
    assertThat(keys.size()).isZero();
  }

  @Test
  void theSameEventIsKnownByItsSignature() {
    KeySet keys = new KeySet();

    assertThat(keys.add(id(0, 0), sig(1))).isEqualTo(KeySet.Match.NONE);
    assertThat(keys.add(id(0, 0), sig(1))).isEqualTo(KeySet.Match.SAME);
    assertThat(keys.find(id(0, 0), sig(1))).isEqualTo(KeySet.Match.SAME);
    assertThat(keys.size()).isEqualTo(1);
  }

  @Test
  void anotherSignatureOrAnIdThatBeginsAlikeIsDoubtful() {
    KeySet keys = new KeySet();
    keys.add(id(-1, 0), sig(1));

    assertThat(keys.add(id(-1, 0), sig(2))).isEqualTo(KeySet.Match.DOUBTFUL);
    assertThat(keys.add(id(-1, 9), sig(3))).isEqualTo(KeySet.Match.DOUBTFUL);
    assertThat(keys.find(id(-1, 9), sig(3))).isEqualTo(KeySet.Match.DOUBTFUL);
    assertThat(keys.size()).isEqualTo(1);
  }

  @Test
  void idsThatFallIntoOnePlaceGrowApart() {
    KeySet keys = new KeySet();
    for (int i = 0; i < 5_000; i++) {
      assertThat(keys.add(id((long) i << 32, 0), sig(i))).isEqualTo(KeySet.Match.NONE);
    }
    for (int i = 0; i < 5_000; i++) {
      assertThat(keys.find(id((long) i << 32, 0), sig(i))).isEqualTo(KeySet.Match.SAME);
    }
    assertThat(keys.size()).isEqualTo(5_000);
  }

  @Test
  void ofManyThreadsExactlyOneAddsEachEvent() throws Exception {
    KeySet keys = new KeySet();
    int events = 20_000;
    Callable<Integer> adder =
        () -> {
          int added = 0;
          for (int i = 0; i < events; i++) {
            if (keys.add(id(i * 0x9E3779B97F4A7C15L, 0), sig(i)) == KeySet.Match.NONE) {
              added++;
            }
          }
          return added;
        };
    List<Future<Integer>> adders = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        adders.add(threads.submit(adder));
      }
    }
    int added = 0;
    for (Future<Integer> each : adders) {
      added += each.get();
    }

    assertThat(added).isEqualTo(events);
    assertThat(keys.size()).isEqualTo(events);
  }
}
