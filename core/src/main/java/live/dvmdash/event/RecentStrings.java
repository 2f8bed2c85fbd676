package live.dvmdash.event;

import org.jspecify.annotations.Nullable;

/**
 * Strings that were read lately. Names of tags, addresses of relays and keys come again and again,
 * and one copy of each is enough while many events wait in memory. Used by one thread.
 */
final class RecentStrings {

  /** Longer texts rarely repeat. */
  static final int MAX_LENGTH = 80;

  private static final int PLACES = 4096;

  private final @Nullable String[] places = new @Nullable String[PLACES];

  /**
   * The string of those characters: the one that was returned for them before, if it is still here.
   */
  String of(char[] characters, int offset, int length) {
    int hash = length;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + characters[i];
    }
    int place = (hash ^ (hash >>> 15)) & (PLACES - 1);
    String recent = places[place];
    if (recent != null && isSame(recent, characters, offset, length)) {
      return recent;
    }
    String fresh = new String(characters, offset, length);
    places[place] = fresh;
    return fresh;
  }

  private static boolean isSame(String text, char[] characters, int offset, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != characters[offset + i]) {
        return false;
      }
    }
    return true;
  }
}
