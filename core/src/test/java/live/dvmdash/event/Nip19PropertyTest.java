package live.dvmdash.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import live.dvmdash.event.Nip19.EventReference;
import live.dvmdash.event.Nip19.ProfileReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import nostr.base.PublicKey;

class Nip19PropertyTest {

  private static final Bytes32 KEY = new Bytes32(1, 2, 3, 4);
  private static final Bytes32 OTHER = new Bytes32(-1, -2, -3, -4);

  @Property(tries = 200)
  void bareFormsRoundTrip(@ForAll @Size(32) byte[] bytes) {
    Bytes32 value = Bytes32.of(bytes);

    assertThat(Nip19.parse(Nip19.note(value)))
        .isEqualTo(new EventReference(value, List.of(), null, null));
    assertThat(Nip19.parse(Nip19.npub(value))).isEqualTo(new ProfileReference(value, List.of()));
    assertThat(Nip19.npub(value)).isEqualTo(new PublicKey(bytes).toBech32String());
  }

  @Property(tries = 300)
  void relaysOfEveryLengthKeepTheirLastByte(
      @ForAll @IntRange(min = 0, max = 255) int length,
      @ForAll @IntRange(min = 0, max = 65535) int kind) {
    String relay = "w".repeat(length);
    Nip19Encoder entries =
        new Nip19Encoder().bytes(0, KEY).text(1, relay).bytes(2, OTHER).number(3, kind);

    assertThat(Nip19.parse(entries.encode("nevent")))
        .isEqualTo(new EventReference(KEY, List.of(relay), OTHER, kind));
    assertThat(Nip19.parse(new Nip19Encoder().bytes(0, KEY).text(1, relay).encode("nprofile")))
        .isEqualTo(new ProfileReference(KEY, List.of(relay)));
  }
}
