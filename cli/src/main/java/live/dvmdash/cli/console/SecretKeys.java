package live.dvmdash.cli.console;

import java.util.regex.Pattern;

/** Keeps secret keys out of what the program says and remembers, wherever they were typed. */
public final class SecretKeys {

  private static final Pattern BECH32 = Pattern.compile("(?i)(n(?:crypt)?sec1)[0-9a-z]+");

  private static final Pattern PASSWORD = Pattern.compile("(://)[^\\s/?#@]*:[^\\s/?#@]*@");

  private SecretKeys() {}

  /**
   * The text without what looks like a secret key (NIP-19, NIP-49) or the password of an address.
   */
  public static String hide(String text) {
    return PASSWORD.matcher(BECH32.matcher(text).replaceAll("$1…")).replaceAll("$1…@");
  }
}
