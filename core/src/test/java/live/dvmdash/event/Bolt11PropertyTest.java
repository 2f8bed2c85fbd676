package live.dvmdash.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class Bolt11PropertyTest {

  @Property
  void whatWasWrittenIsRead(
      @ForAll @LongRange(min = 0, max = 90_000_000) long units,
      @ForAll @LongRange(min = 0, max = (1L << 35) - 1) long timestamp,
      @ForAll @LongRange(min = 0, max = (1L << 50) - 1) long expiry,
      @ForAll @Size(32) byte[] hash,
      @ForAll @Size(32) byte[] description) {
    String text = invoice("lnbc" + units + "m", timestamp, expiry, hash, description);

    Bolt11 expected =
        new Bolt11(
            text,
            units * 100_000_000,
            Bytes32.of(hash),
            Bytes32.of(description),
            timestamp,
            expiry,
            true);
    assertThat(Bolt11.parse(text)).isEqualTo(expected);
    assertThat(Bolt11.isInvoice(text)).isTrue();
    assertThat(Bolt11.parse(text.toUpperCase(Locale.ROOT)))
        .usingRecursiveComparison()
        .ignoringFields("text")
        .isEqualTo(expected);
  }

  @Property
  void anyOtherCharacterIsNoticed(
      @ForAll @Size(32) byte[] hash,
      @ForAll @IntRange(min = 0, max = 400) int place,
      @ForAll @CharRange(from = ' ', to = '~') char other) {
    String text = invoice("lnbc25m", 1_496_314_658, 60, hash, hash);
    int at = place % text.length();
    if (text.charAt(at) == other) {
      return;
    }

    Bolt11 read = Bolt11.parse(text.substring(0, at) + other + text.substring(at + 1));

    assertThat(read == null || !read.checksumValid()).isTrue();
  }

  @Property
  void noTextIsTooStrange(
      @ForAll @StringLength(max = 300) String tail,
      @ForAll @CharRange(from = 'a', to = 'z') @StringLength(max = 300) String letters) {
    for (String text : new String[] {tail, "ln" + tail, "lnbc1" + tail, "lnbc1" + letters}) {
      Bolt11 read = Bolt11.parse(text);

      assertThat(read == null || read.text().equals(text)).isTrue();
    }
  }

  private static String invoice(
      String prefix, long timestamp, long expiry, byte[] hash, byte[] description) {
    return new Bolt11Encoder(prefix, timestamp)
        .bytes('p', hash)
        .bytes('s', description)
        .number('x', expiry, 10)
        .bytes('h', description)
        .sign();
  }
}
