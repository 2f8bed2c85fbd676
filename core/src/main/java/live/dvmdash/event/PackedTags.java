package live.dvmdash.event;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The tags of an event in three objects, whatever their number, so that many events can wait in
 * memory and none of their texts is encoded or decoded until somebody reads it. A list like any
 * other, and immutable; each look at a text makes a string of it.
 */
public final class PackedTags extends AbstractList<List<String>> implements RandomAccess {

  private static final String[] OF_ONE_LETTER = new String[128];

  static {
    Arrays.setAll(OF_ONE_LETTER, letter -> String.valueOf((char) letter));
  }

  private final byte[] utf8;

  /** Where each text ends in the bytes; each begins where the one before ends. */
  private final int[] textEnds;

  /** How many texts there are up to the end of each tag. */
  private final int[] tagEnds;

  private PackedTags(byte[] utf8, int[] textEnds, int[] tagEnds) {
    this.utf8 = utf8;
    this.textEnds = textEnds;
    this.tagEnds = tagEnds;
  }

  /** Those tags, packed unless they are; half a surrogate pair becomes U+FFFD. */
  public static PackedTags of(List<List<String>> tags) {
    if (tags instanceof PackedTags packed) {
      return packed;
    }
    Builder builder = new Builder();
    for (List<String> tag : tags) {
      tag.forEach(builder::text);
      builder.endTag();
    }
    return builder.build();
  }

  /** The number of texts of one tag. */
  public int texts(int tag) {
    return tagEnds[tag] - firstText(tag);
  }

  /** The number of the first text of one tag, if it has any; those of all tags are counted on. */
  public int firstText(int tag) {
    return tag == 0 ? 0 : tagEnds[tag - 1];
  }

  /** The number after that of the last text of one tag. */
  public int endOfTexts(int tag) {
    return tagEnds[tag];
  }

  /** The first tag from {@code from} on whose first text is that name, in ASCII; else -1. */
  public int named(String name, int from) {
    for (int tag = from; tag < tagEnds.length; tag++) {
      if (texts(tag) > 0 && is(firstText(tag), name)) {
        return tag;
      }
    }
    return -1;
  }

  /** Whether a text is that one, in ASCII. */
  public boolean is(int text, String ascii) {
    int start = offset(text);
    if (length(text) != ascii.length()) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (utf8[start + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** A text as {@link Bytes32#parse(String)} reads it; null when it is anything else. */
  public @Nullable Bytes32 bytes32(int text) {
    return Bytes32.parse(utf8, offset(text), length(text));
  }

  /**
   * The text at that place of a tag.
   *
   * @return null when there is no such tag, be it -1, or it has fewer texts
   */
  public @Nullable String text(int tag, int place) {
    return tag < 0 || texts(tag) <= place ? null : string(firstText(tag) + place);
  }

  /** The UTF-8 of all texts, one after the other; not to be changed. */
  public byte[] utf8() {
    return utf8;
  }

  /** Where a text begins in {@link #utf8}. */
  public int offset(int text) {
    return text == 0 ? 0 : textEnds[text - 1];
  }

  /** How many bytes a text has. */
  public int length(int text) {
    return textEnds[text] - offset(text);
  }

  @Override
  public int size() {
    return tagEnds.length;
  }

  @Override
  public List<String> get(int tag) {
    return new Tag(firstText(tag), tagEnds[tag]);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PackedTags that
        ? Arrays.equals(utf8, that.utf8)
            && Arrays.equals(textEnds, that.textEnds)
            && Arrays.equals(tagEnds, that.tagEnds)
        : super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode(); // that of every list, as it equals others with the same texts
  }

  private String string(int text) {
    int start = offset(text);
    int length = length(text);
    return length == 1 && utf8[start] >= 0
        ? OF_ONE_LETTER[utf8[start]]
        : new String(utf8, start, length, StandardCharsets.UTF_8);
  }

  /** One tag, by its texts. */
  private final class Tag extends AbstractList<String> implements RandomAccess {

    private final int first;
    private final int size;

    private Tag(int first, int end) {
      this.first = first;
      this.size = end - first;
    }

    @Override
    public String get(int index) {
      return string(first + Objects.checkIndex(index, size));
    }

    @Override
    public int size() {
      return size;
    }
  }

  /** Takes texts and tags one after the other. May be used again after {@link #build}. */
  public static final class Builder {

    private static final int KEPT_BYTES = 1 << 20;
    private static final int KEPT_NUMBERS = KEPT_BYTES / Integer.BYTES;

    private byte[] utf8 = new byte[1024];
    private int length;
    private int[] textEnds = new int[64];
    private int texts;
    private int[] tagEnds = new int[32];
    private int tags;

    /** Adds a text to the tag that is open; half a surrogate pair becomes U+FFFD. */
    public void text(String text) {
      byte[] bytes = Surrogates.repaired(text).getBytes(StandardCharsets.UTF_8);
      text(bytes, 0, bytes.length);
    }

    /** Adds a text, of which the bytes are UTF-8, to the tag that is open. */
    public void text(byte[] from, int offset, int count) {
      if (count > utf8.length - length) {
        utf8 = Arrays.copyOf(utf8, Math.max(Math.addExact(length, count), 2 * utf8.length));
      }
      System.arraycopy(from, offset, utf8, length, count);
      length += count;
      if (texts == textEnds.length) {
        textEnds = Arrays.copyOf(textEnds, 2 * texts);
      }
      textEnds[texts++] = length;
    }

    /** Ends a tag, which may be empty; the next text belongs to the next one. */
    public void endTag() {
      if (tags == tagEnds.length) {
        tagEnds = Arrays.copyOf(tagEnds, 2 * tags);
      }
      tagEnds[tags++] = texts;
    }

    /** The tags so far; those that follow belong to another event. */
    public PackedTags build() {
      PackedTags packed =
          new PackedTags(
              Arrays.copyOf(utf8, length),
              Arrays.copyOf(textEnds, texts),
              Arrays.copyOf(tagEnds, tags));
      clear();
      return packed;
    }

    /** Forgets what was added. */
    public void clear() {
      if (utf8.length > KEPT_BYTES || textEnds.length + tagEnds.length > KEPT_NUMBERS) {
        utf8 = new byte[1024];
        textEnds = new int[64];
        tagEnds = new int[32];
      }
      length = 0;
      texts = 0;
      tags = 0;
    }
  }
}
