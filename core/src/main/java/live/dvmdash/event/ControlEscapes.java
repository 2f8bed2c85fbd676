package live.dvmdash.event;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Has JSON escape what acts where it is shown, beside what JSON demands: C1 controls, DEL, and the
 * controls of lines and of writing direction. An escape loses nothing: whoever reads the JSON gets
 * the same text.
 */
public final class ControlEscapes extends CharacterEscapes {

  private static final long serialVersionUID = 1L;
  private static final int DELETE = 0x7F;

  private final int[] ascii = CharacterEscapes.standardAsciiEscapesForJSON();

  /** The same as any other. */
  public ControlEscapes() {
    ascii[DELETE] = CharacterEscapes.ESCAPE_STANDARD;
  }

  @Override
  public int[] getEscapeCodesForAscii() {
    return ascii.clone();
  }

  @Override
  public @Nullable SerializableString getEscapeSequence(int character) {
    boolean acts =
        (character >= 0x80 && character <= 0x9F)
            || character == 0x061C
            || character == 0x200E
            || character == 0x200F
            || (character >= 0x2028 && character <= 0x202E)
            || (character >= 0x2066 && character <= 0x2069);
    return acts ? new SerializedString(String.format(Locale.ROOT, "\\u%04x", character)) : null;
  }
}
