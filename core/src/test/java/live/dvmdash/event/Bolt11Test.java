package live.dvmdash.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The invoices of {@code specification} are the examples of BOLT-11. */
class Bolt11Test {

  private static final long SPECIFICATION_TIME = 1_496_314_658;
  private static final Bytes32 SPECIFICATION_HASH =
      Bytes32.ofHex("0001020304050607080900010203040506070809000102030405060708090102");
  private static final Bytes32 CAKE_HASH =
      Bytes32.ofHex("3925b6f67e2c340036ed12093dd44e0368df1b6ea26c53dbe4811f58fd5db8c1");

  private static final String DONATION =
      "lnbc1pvjluezpp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdpl2pkx2ctnv5sxxmmwwd5k"
          + "getjypeh2ursdae8g6twvus8g6rfwvs8qun0dfjkxaq8rkx3yf5tcsyz3d73gafnh3cax9rn449d9p5uxz9ezh"
          + "hypd0elx87sjle52x86fux2ypatgddc6k63n7erqz25le42c4u4ecky03ylcqca784w";
  private static final String COFFEE =
      "lnbc2500u1pvjluezpp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdq5xysxxatsyp3k7en"
          + "xv4jsxqzpuaztrnwngzn3kdzw5hydlzf03qdgm2hdq27cqv3agm2awhz5se903vruatfhq77w3ls4evs3ch9zw"
          + "97j25emudupq63nyw24cg27h2rspfj9srp";
  private static final String CAKE =
      "lnbc20m1pvjluezpp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqhp58yjmdan79s6qqdhdz"
          + "gynm4zwqd5d7xmw5fk98klysy043l2ahrqscc6gd6ql3jrc5yzme8v4ntcewwz5cnw92tz0pc8qcuufvq7khhr"
          + "8wpald05e92xw006sq94mg8v2ndf4sefvf9sygkshp5zfem29trqq2yxxz7";
  private static final String TESTNET =
      "lntb20m1pvjluezhp58yjmdan79s6qqdhdzgynm4zwqd5d7xmw5fk98klysy043l2ahrqspp5qqqsyqcyq5rqwzqfq"
          + "qqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqfpp3x9et2e20v6pu37c5d9vax37wxq72un98kmzzhznpurw9sgl"
          + "2v0nklu2g4d0keph5t7tj9tcqd8rexnd07ux4uv2cjvcqwaxgj7v4uwn5wmypjd5n69z2xm3xgksg28nwht7f6"
          + "zspwp3f9t";
  private static final String PICO =
      "lnbc9678785340p1pwmna7lpp5gc3xfm08u9qy06djf8dfflhugl6p7lgza6dsjxq454gxhj9t7a0sd8dgfkx7cmtw"
          + "d68yetpd5s9xar0wfjn5gpc8qhrsdfq24f5ggrxdaezqsnvda3kkum5wfjkzmfqf3jkgem9wgsyuctwdus9xgr"
          + "cyqcjcgpzgfskx6eqf9hzqnteypzxz7fzypfhg6trddjhygrcyqezcgpzfysywmm5ypxxjemgw3hxjmn8yptk7"
          + "untd9hxwg3q2d6xjcmtv4ezq7pqxgsxzmnyyqcjqmt0wfjjq6t5v4khxxqyjw5qcqp2rzjq0gxwkzc8w6323m5"
          + "5m4jyxcjwmy7stt9hwkwe2qxmy8zpsgg7jcuwz87fcqqeuqqqyqqqqlgqqqqn3qq9qn07ytgrxxzad9hc4xt3m"
          + "awjjt8znfv8xzscs7007v9gh9j569lencxa8xeujzkxs0uamak9aln6ez02uunw6rd2ht2sqe4hz8thcdagple"
          + "ym0j";
  private static final String BEANS =
      "lnbc25m1pvjluezpp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdq5vdhkven9v5sxyetpd"
          + "eessp5zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zygs9q5sqqqqqqqqqqqqqqqpqsq67gye"
          + "39hfg3zd8rgc80k32tvy9xk2xunwm5lzexnvpx6fd77en8qaq424dxgt56cag2dpt359k3ssyhetktkpqh24jq"
          + "njyw6uqd08sgptq44qu";
  private static final String TOO_SHORT =
      "lnbc1pvjluezpp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdpl2pkx2ctnv5sxxmmwwd5k"
          + "getjypeh2ursdae8g6na6hlh";
  private static final String HALF_A_MILLISAT =
      "lnbc2500000001p1pvjluezpp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdq5xysxxatsy"
          + "p3k7enxv4jsxqzpu7hqtk93pkf7sw55rdv4k9z2vj050rxdr6za9ekfs3nlt5lr89jqpdmxsmlj9urqumg0h9w"
          + "zpqecw7th56tdms40p2ny9q4ddvjsedzcplva53s";

  @Test
  void specification() {
    assertThat(Bolt11.parse(DONATION)).isEqualTo(specified(DONATION, null, null, 3600));
    assertThat(Bolt11.parse(COFFEE)).isEqualTo(specified(COFFEE, 250_000_000L, null, 60));
    assertThat(Bolt11.parse(CAKE)).isEqualTo(specified(CAKE, 2_000_000_000L, CAKE_HASH, 3600));
    assertThat(Bolt11.parse(TESTNET))
        .isEqualTo(specified(TESTNET, 2_000_000_000L, CAKE_HASH, 3600));
    assertThat(Bolt11.parse(BEANS)).isEqualTo(specified(BEANS, 2_500_000_000L, null, 3600));
    assertThat(Bolt11.parse(PICO))
        .isEqualTo(
            new Bolt11(
                PICO,
                967_878_534L,
                Bytes32.ofHex("462264ede7e14047e9b249da94fefc47f41f7d02ee9b091815a5506bc8abf75f"),
                null,
                1_572_468_703L,
                604_800L,
                true));
  }

  @Test
  void upperCaseAndTheSchemeAreReadAndKept() {
    String shouted = BEANS.toUpperCase(Locale.ROOT);

    assertThat(Bolt11.parse(shouted)).isEqualTo(specified(shouted, 2_500_000_000L, null, 3600));
    for (String scheme : new String[] {"lightning:", "LIGHTNING:", "Lightning:"}) {
      assertThat(Bolt11.parse(scheme + BEANS))
          .isEqualTo(specified(scheme + BEANS, 2_500_000_000L, null, 3600));
    }
  }

  @Test
  void aWrongChecksumIsAVerdictAndTheRestIsRead() {
    String wrong = COFFEE.substring(0, COFFEE.length() - 1) + "t";

    assertThat(Bolt11.parse(wrong))
        .isEqualTo(
            new Bolt11(
                wrong, 250_000_000L, SPECIFICATION_HASH, null, SPECIFICATION_TIME, 60L, false));
    assertThat(Bolt11.isInvoice(wrong)).isTrue();
  }

  @Test
  void tooShortForAnInvoicesPartsStillHasAnAmount() {
    assertThat(Bolt11.parse(TOO_SHORT))
        .isEqualTo(new Bolt11(TOO_SHORT, null, null, null, null, null, true));
    assertThat(Bolt11.parse("lnbc10u1q"))
        .isEqualTo(new Bolt11("lnbc10u1q", 1_000_000L, null, null, null, null, false));
  }

  @Test
  void fieldsOfAWrongLengthAndRepeatedFieldsAreSkipped() {
    byte[] hash = SPECIFICATION_HASH.toByteArray();
    byte[] other = CAKE_HASH.toByteArray();
    String text =
        new Bolt11Encoder("lnbc", 1)
            .number('p', 0, 51)
            .number('p', 0, 53)
            .number('h', 0, 51)
            .number('h', 0, 53)
            .number('x', 7, 1)
            .number('x', 8, 1)
            .bytes('p', hash)
            .bytes('p', other)
            .bytes('h', other)
            .bytes('h', hash)
            .sign();

    assertThat(Bolt11.parse(text))
        .isEqualTo(new Bolt11(text, null, SPECIFICATION_HASH, CAKE_HASH, 1L, 7L, true));
  }

  @Test
  void afterAFieldThatOverrunsNothingIsBelieved() {
    byte[] hash = SPECIFICATION_HASH.toByteArray();
    String overrun = new Bolt11Encoder("lnbc", 1).bytes('p', hash).head('d', 1023).sign();
    String stump = new Bolt11Encoder("lnbc", 1).bytes('p', hash).head('d', 0).sign();
    String halfHead = stump.substring(0, stump.length() - 1);

    assertThat(Bolt11.parse(overrun))
        .isEqualTo(new Bolt11(overrun, null, SPECIFICATION_HASH, null, 1L, null, true));
    assertThat(Bolt11.parse(halfHead))
        .isEqualTo(new Bolt11(halfHead, null, SPECIFICATION_HASH, null, 1L, null, false));
  }

  @Test
  void expiryOfAnyLength() {
    assertThat(expiry(0, 0)).isZero();
    assertThat(expiry(60, 1023)).isEqualTo(60);
    assertThat(expiry((1L << 50) - 1, 10)).isEqualTo((1L << 50) - 1);
    assertThat(expiry(1L << 50, 11)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "lnbc1q, ",
    "lnbc11q, 100000000000",
    "lnbc1m1q, 100000000",
    "lnbc1u1q, 100000",
    "lnbc10u1q, 1000000",
    "lnbc1n1q, 100",
    "lnbc10p1q, 1",
    "lnbc0p1q, 0",
    "lnbc0n1q, 0",
    "lnbc007n1q, 700",
    "lnbc92233720368547758070p1q, 9223372036854775807",
    "lnbc92233720368547758n1q, 9223372036854775800",
    "lnbc922337201q, 9223372000000000000",
    "lntbs5u1q, 500000",
    "lnbcrt5u1q, 500000",
    "lnsb5u1q, 500000",
  })
  void amounts(String text, @Nullable Long msat) {
    assertThat(read(text).msat()).isEqualTo(msat);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "ln1q",
        "lnbc",
        "lnbc1",
        "lnbc1b",
        "lnbc1q q",
        " lnbc1q",
        "lnbc1q\n",
        "lnbc1Q",
        "LNBC1q",
        "lnbc2500x1q",
        "lnbcu1q",
        "lnbc1p1q",
        "lnbc11p1q",
        "lnbc1uu1q",
        "lnbc-1u1q",
        "lnbc1.5u1q",
        "lnbc\u0661u1q",
        "lnbc92233720368547758080p1q",
        "lnbc92233720368547759n1q",
        "lnbc922337211q",
        "lnbc99999999999999999999999999991q",
        "lnurl1dp68gurn8ghj7",
        "lno1qgsq",
        "lntbx1q",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
        "lightning:",
        "lightning:lightning:lnbc1q",
        "lightning://lnbc1q",
        "lnbc1q\u212A",
        HALF_A_MILLISAT,
      })
  void otherTexts(String text) {
    assertThat(Bolt11.parse(text)).isNull();
    assertThat(Bolt11.isInvoice(text)).isFalse();
  }

  @Test
  void invoicesInSumsAreOfMainnetAndLowerCase() {
    assertThat(Bolt11.isInvoice(DONATION)).isTrue();
    assertThat(Bolt11.isInvoice(DONATION.toUpperCase(Locale.ROOT))).isFalse();
    assertThat(Bolt11.isInvoice("lightning:" + DONATION)).isFalse();
    assertThat(Bolt11.isInvoice(TESTNET)).isFalse();
  }

  private static Bolt11 specified(
      String text, @Nullable Long msat, @Nullable Bytes32 descriptionHash, long expiry) {
    return new Bolt11(
        text, msat, SPECIFICATION_HASH, descriptionHash, SPECIFICATION_TIME, expiry, true);
  }

  private static @Nullable Long expiry(long seconds, int groups) {
    return read(new Bolt11Encoder("lnbc", 1).number('x', seconds, groups).sign()).expiry();
  }

  private static Bolt11 read(String text) {
    return Objects.requireNonNull(Bolt11.parse(text), text);
  }
}
