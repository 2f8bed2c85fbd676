package live.dvmdash.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import live.dvmdash.event.Event;
import live.dvmdash.event.EventId;
import live.dvmdash.event.Signatures;
import live.dvmdash.event.SigningAuthor;
import nostr.crypto.bech32.Bech32;
import nostr.crypto.bech32.Bech32Prefix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthKeyTest {

  private static final String SECRET = "%064x".formatted(10);
  private static final RelayUrl RELAY = RelayUrl.parse("nos.lol");

  @TempDir private Path directory;

  @Test
  void hexAndBech32AreRead() throws Exception {
    String nsec = Bech32.toBech32(Bech32Prefix.NSEC, SECRET);
    for (String text :
        List.of(SECRET, SECRET + "\n", "  " + SECRET.toUpperCase(Locale.ROOT) + "\r\n", nsec)) {
      assertThat(AuthKey.read(file(text, "rw-------")).pubkey())
          .isEqualTo(SigningAuthor.number(10).pubkey());
    }
  }

  @Test
  void whatItSignsIsAValidEvent() throws Exception {
    AuthKey key = AuthKey.read(file(SECRET, "r--------"));
    Event event = key.answer(RELAY, "a \"challenge\" é", 1_700_000_000L);
    assertThat(event.kind()).isEqualTo(22242);
    assertThat(event.createdAt()).isEqualTo(1_700_000_000L);
    assertThat(event.firstTagValue("relay")).isEqualTo("wss://nos.lol");
    assertThat(event.firstTagValue("challenge")).isEqualTo("a \"challenge\" é");
    assertThat(EventId.matches(event)).isTrue();
    assertThat(Signatures.fastest().verify(event)).isTrue();
  }

  @Test
  void itDoesNotShowItself() throws Exception {
    AuthKey key = AuthKey.read(file(SECRET, "rw-------"));
    assertThat(key.toString()).doesNotContain(SECRET).startsWith("the key of npub1");
    assertThat(TestSession.options(key).toString()).doesNotContain(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-"})
  void aFileThatOthersCanReadIsRefused(String permissions) throws Exception {
    Path file = file(SECRET, permissions);
    assertThatIOException()
        .isThrownBy(() -> AuthKey.read(file))
        .withMessage(
            "%1$s: others than its owner can read or change this secret key: run chmod 600 %1$s"
                .formatted(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nsec1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "00000000000000000000000000000000000000000000000000000000000000aa00",
        "5ec2e7 is my key",
      })
  void anythingElseIsRefusedWithoutRepeatingIt(String text) throws Exception {
    Path file = file(text, "rw-------");
    assertThatIOException()
        .isThrownBy(() -> AuthKey.read(file))
        .withMessage(file + ": holds no secret key: one line is wanted, 64 hex digits or nsec1…")
        .withNoCause();
  }

  @Test
  void aFileThatIsNotThereIsSaid() {
    Path file = directory.resolve("none");
    assertThatIOException()
        .isThrownBy(() -> AuthKey.read(file))
        .withMessage(file + ": no such file: put a secret key into one that only you can read");
    assertThatIOException()
        .isThrownBy(() -> AuthKey.read(directory))
        .withMessageStartingWith(directory + ": cannot be read: ");
  }

  private Path file(String text, String permissions) throws IOException {
    Path file = Files.createTempFile(directory, "key", "");
    Files.writeString(file, text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }
}
