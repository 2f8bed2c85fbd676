package live.dvmdash.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PackedTagsTest {

  private static final String HEX = "ab".repeat(32);

  private static final List<List<String>> TAGS =
      List.of(
          List.of(),
          List.of("e", HEX, "wss://relay.example"),
          List.of(""),
          List.of("é", "😀", "é"),
          List.of("e", HEX.toUpperCase(Locale.ROOT)),
          List.of("amount"));

  @Property(tries = 300)
  void areTheListsThatTheyWereMadeOf(
      @ForAll @Size(max = 6) List<@Size(max = 5) List<String>> lists) {
    List<List<String>> tags = new ArrayList<>();
    for (List<String> list : lists) {
      tags.add(list.stream().map(text -> new String(text.getBytes(UTF_8), UTF_8)).toList());
    }

    PackedTags packed = PackedTags.of(tags);

    assertThat(packed).isEqualTo(tags).hasSameHashCodeAs(tags);
    assertThat(tags).isEqualTo(packed);
    assertThat(PackedTags.of(Collections.unmodifiableList(packed))).isEqualTo(packed);
  }

  @Test
  void areFoundByTheirNames() {
    PackedTags packed = PackedTags.of(TAGS);

    assertThat(packed.named("e", 0)).isEqualTo(1);
    assertThat(packed.named("e", 2)).isEqualTo(4);
    assertThat(packed.named("e", 5)).isEqualTo(-1);
    assertThat(packed.named("", 0)).isEqualTo(2);
    assertThat(packed.named("amoun", 0)).isEqualTo(-1);
    assertThat(packed.named("amount", 0)).isEqualTo(5);
  }

  @Test
  void giveTheirTexts() {
    PackedTags packed = PackedTags.of(TAGS);

    assertThat(packed.text(3, 1)).isEqualTo("😀");
    assertThat(packed.text(3, 3)).isNull();
    assertThat(packed.text(0, 0)).isNull();
    assertThat(packed.text(-1, 0)).isNull();
    assertThat(packed.bytes32(packed.firstText(1) + 1)).isEqualTo(Bytes32.ofHex(HEX));
    assertThat(packed.bytes32(packed.firstText(4) + 1)).isNull();
    assertThat(packed.bytes32(packed.firstText(1) + 2)).isNull();
  }

  @Test
  void halvesOfPairsAreReplaced() {
    assertThat(PackedTags.of(List.of(List.of("a\uD83D", "\uDE00"))))
        .isEqualTo(List.of(List.of("a\uFFFD", "\uFFFD")));
  }

  @Test
  void aBuilderBeginsAgain() {
    PackedTags.Builder builder = new PackedTags.Builder();
    builder.text("left");
    builder.clear();
    builder.text("a");
    builder.endTag();

    assertThat(builder.build()).isEqualTo(List.of(List.of("a")));
    assertThat(builder.build()).isEmpty();
  }
}
