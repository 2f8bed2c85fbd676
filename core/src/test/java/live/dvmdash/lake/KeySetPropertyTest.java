package live.dvmdash.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Signature;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

class KeySetPropertyTest {

  private static Bytes32 id(long start, long rest) {
    return new Bytes32(start, rest, rest, rest);
  }

  private static Signature sig(int number) {
    byte[] bytes = new byte[Signature.LENGTH];
    bytes[0] = (byte) number;
    return Signature.of(bytes);
  }

  @Property(tries = 200)
  void itAnswersLikeAMap(
      @ForAll @Size(max = 400) List<@IntRange(max = 299) Integer> starts,
      @ForAll @IntRange(max = 3) int step) {
    KeySet keys = new KeySet();
    Map<Long, Signature> model = new HashMap<>();
    for (int i = 0; i < starts.size(); i++) {
      long start = starts.get(i) * 0x9E3779B97F4A7C15L;
      Signature sig = sig(i * step % 5);
      KeySet.Match expected = expected(model.get(start), sig);

      assertThat(keys.find(id(start, i), sig)).isEqualTo(expected);
      assertThat(keys.add(id(start, i), sig)).isEqualTo(expected);
      model.putIfAbsent(start, sig);
      assertThat(keys.size()).isEqualTo(model.size());
    }
  }

  private static KeySet.Match expected(@Nullable Signature known, Signature sig) {
    if (known == null) {
      return KeySet.Match.NONE;
    }
    return known.equals(sig) ? KeySet.Match.SAME : KeySet.Match.DOUBTFUL;
  }
}
