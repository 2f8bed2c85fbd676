package live.dvmdash.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;

/** Holds what is read of profiles, field by field, against the tree of the same content. */
class ProfilePropertyTest {

  private static final ObjectMapper TREES =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private static final Derivation DERIVATION = new Derivation((id, pubkey, sig) -> false);

  private static final Mutations CONTENTS =
      new Mutations(
          utf8(
              "{\"name\":\"n\",\"display_name\":\"\\ud83d\\ude00\",\"about\":\"a\",\"picture\":\"p\"}",
              "{\"name\":[{\"name\":1}],\"encryptionSupported\":true,\"nip90Params\":{\"a\":[1.50,null]}}",
              "{\"nip90Params\":null,\"about\":\"\",\"encryptionSupported\":\"yes\",\"x\":-1e400}",
              "[{\"name\":\"n\"}]",
              "{}"),
          utf8(
              "\"name\":",
              "\"name\":\"m\",",
              ",",
              "{",
              "}",
              "[",
              "]",
              "\\ud83d",
              "null",
              "{}",
              "9".repeat(1_001),
              "0.".repeat(2),
              " ",
              "\"",
              "1e5",
              "true,"));

  private static List<byte[]> utf8(String... texts) {
    return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
  }

  @Provide
  Arbitrary<String> contents() {
    return Arbitraries.randomValue(random -> new String(CONTENTS.any(random), UTF_8));
  }

  @Property(tries = 3_000, shrinking = ShrinkingMode.OFF)
  void isReadAsItsTreeIs(@ForAll("contents") String content) {
    Bytes32 zero = new Bytes32(0, 0, 0, 0);
    Event event =
        new Event(zero, zero, 0, Kind.PROFILE, List.of(), content, Signature.of(new byte[64]));

    JsonNode tree = tree(content);
    JsonNode encryption = tree == null ? null : tree.get("encryptionSupported");
    JsonNode params = tree == null ? null : tree.get("nip90Params");

    assertThat(DERIVATION.of(event).facts())
        .isEqualTo(
            new Facts.Profile(
                tree != null,
                text(tree, "name"),
                text(tree, "display_name"),
                text(tree, "about"),
                text(tree, "picture"),
                params == null ? null : Surrogates.repaired(params.toString()),
                (encryption == null || !encryption.isBoolean()) ? null : encryption.booleanValue(),
                null,
                List.of()));
  }

  private static @Nullable JsonNode tree(String content) {
    try {
      JsonNode tree = TREES.readTree(content);
      return tree.isObject() ? tree : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private static @Nullable String text(@Nullable JsonNode tree, String field) {
    String text = tree == null ? null : tree.path(field).textValue();
    return text == null || text.isEmpty() ? null : Surrogates.repaired(text);
  }
}
