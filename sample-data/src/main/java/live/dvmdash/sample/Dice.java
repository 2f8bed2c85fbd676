package live.dvmdash.sample;

import java.util.HexFormat;
import java.util.List;
import live.dvmdash.event.Bytes32;

/**
 * Chance that never changes: SplitMix64 and strict arithmetic, because the bounded methods of
 * {@code java.util} and the intrinsics of {@code Math} may differ between Java releases.
 */
final class Dice {

  private static final long GAMMA = 0x9E3779B97F4A7C15L;
  private static final int UNIFORMS_OF_A_NORMAL = 12;

  private long state;

  private Dice(long state) {
    this.state = state;
  }

  /** The dice of one thing, told from all others by the labels. */
  static Dice of(long seed, long... labels) {
    long state = mix(seed);
    for (long label : labels) {
      state = mix(state + GAMMA + label);
    }
    return new Dice(state);
  }

  long next() {
    state += GAMMA;
    return mix(state);
  }

  /** A whole number from 0 to {@code bound} - 1. */
  int below(int bound) {
    return (int) (((next() >>> 33) * bound) >>> 31);
  }

  /** A whole number from {@code low} to {@code high}, both inclusive, less than 2^31 apart. */
  long between(long low, long high) {
    return low + below((int) (high - low + 1));
  }

  /** A fraction from 0 up to but not including 1. */
  double fraction() {
    return (next() >>> 11) * 0x1p-53;
  }

  boolean percent(int chance) {
    return below(100) < chance;
  }

  <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /** One of the choices, the first ones far more often than the last ones. */
  <T> T pickSkewed(List<T> choices) {
    double u = fraction();
    return choices.get((int) (u * u * choices.size()));
  }

  /**
   * A log-normal number of whole seconds.
   *
   * @param median half of the numbers are below it
   * @param spread the standard deviation of the logarithm
   */
  long seconds(double median, double spread) {
    double normal = -UNIFORMS_OF_A_NORMAL / 2.0;
    for (int i = 0; i < UNIFORMS_OF_A_NORMAL; i++) {
      normal += fraction();
    }
    return (long) (median * StrictMath.exp(normal * spread));
  }

  Bytes32 bytes32() {
    return new Bytes32(next(), next(), next(), next());
  }

  /** Lower-case hexadecimal of that many characters, at most 16. */
  String hex(int characters) {
    return HexFormat.of().toHexDigits(next(), characters);
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
