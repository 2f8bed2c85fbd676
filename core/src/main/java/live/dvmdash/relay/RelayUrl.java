package live.dvmdash.relay;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.dvmdash.event.Nip19;

/**
 * The address of a relay, in one spelling for all that mean the same: scheme and host in lower
 * case, international names in ASCII, numeric hosts in their usual form, and neither the port that
 * goes without saying nor a slash at the end.
 *
 * @param text the normalised address, for example {@code wss://nos.lol}
 */
public record RelayUrl(String text) implements Comparable<RelayUrl> {

  private static final String WITH_TLS = "wss";
  private static final String WITHOUT_TLS = "ws";
  private static final int LONGEST = 2000;
  private static final int HIGHEST_PORT = 65535;
  private static final String EXAMPLE = "write it like wss://relay.example";

  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://");
  private static final Pattern HALF_A_SCHEME = Pattern.compile("(?i)(?:wss?|https?)(?::|//)");
  private static final Pattern AUTHORITY = Pattern.compile("(\\[[^\\]]*\\]|[^:]*)(?::([0-9]*))?");

  /** Longer than the random names that hosts have in local networks. */
  private static final Pattern HEX_KEY =
      Pattern.compile("(?:[A-Za-z]+:/*)?[0-9A-Fa-f]{32,}[/:?#]*");

  private static final Pattern NIP19 =
      Pattern.compile("(?i)(?:nostr:)?(?:npub|nprofile|note|nevent|naddr|nrelay)1[^.:]*");
  private static final Pattern UNWRITABLE = Pattern.compile("[\\s\\p{Cntrl}\\p{Cf}]");

  /**
   * Normalises an address; without a scheme it is taken for {@code wss}.
   *
   * @throws BadRelayUrl when it is none of a relay
   */
  public RelayUrl {
    text = normalised(text.strip());
  }

  /**
   * Reads an address as people and events write it; without a scheme it is taken for {@code wss}.
   *
   * @throws BadRelayUrl when it is none of a relay
   */
  public static RelayUrl parse(String written) {
    return new RelayUrl(written);
  }

  /** The host: a name in ASCII, an IPv4 address, or an IPv6 address in brackets. */
  public String host() {
    return uri().getHost();
  }

  /** The address as the JDK wants it. */
  public URI uri() {
    return URI.create(text);
  }

  /** Where the relay's information document (NIP-11) is. */
  public URI informationUri() {
    return URI.create("http" + text.substring(WITHOUT_TLS.length()));
  }

  /**
   * Whether the host, as it is written, is one of this machine or of a local network. A public name
   * may still lead to such an address, which shows only on connecting.
   */
  public boolean isPrivate() {
    return RelayHost.isPrivate(host());
  }

  @Override
  public int compareTo(RelayUrl other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }

  private static String normalised(String written) {
    refuseKeys(written);
    if (written.isEmpty() || written.length() > LONGEST) {
      throw new BadRelayUrl(written, "empty, or longer than an address can be", EXAMPLE);
    }
    if (UNWRITABLE.matcher(written).find()) {
      throw new BadRelayUrl(written, "white space or an invisible character in it", EXAMPLE);
    }
    Matcher scheme = SCHEME.matcher(written);
    boolean named = scheme.lookingAt();
    String protocol = named ? scheme.group(1).toLowerCase(Locale.ROOT) : WITH_TLS;
    if (!named && HALF_A_SCHEME.matcher(written).lookingAt()) {
      throw new BadRelayUrl(
          written, "between the scheme and the host stands ://, and nothing else", EXAMPLE);
    }
    if (!protocol.equals(WITH_TLS) && !protocol.equals(WITHOUT_TLS)) {
      throw new BadRelayUrl(written, "a relay is reached by wss:// or ws://", EXAMPLE);
    }
    String rest = named ? written.substring(scheme.end()) : written;
    int end = endOfAuthority(rest);
    return protocol
        + "://"
        + authority(written, protocol, rest.substring(0, end))
        + place(written, rest.substring(end));
  }

  /** Refuses what is, or may be, a secret key, without repeating it. */
  private static void refuseKeys(String written) {
    if (Nip19.holdsSecretKey(written)) {
      throw new BadRelayUrl(
          "relay: this is a secret key: treat it as leaked, and write an address like "
              + "wss://relay.example");
    }
    if (HEX_KEY.matcher(written).matches()) {
      throw new BadRelayUrl("relay: hex digits name a key or an event, not a host: " + EXAMPLE);
    }
  }

  private static int endOfAuthority(String rest) {
    for (int i = 0; i < rest.length(); i++) {
      if ("/?#\\".indexOf(rest.charAt(i)) >= 0) {
        return i;
      }
    }
    return rest.length();
  }

  private static String authority(String written, String protocol, String authority) {
    if (authority.contains("@")) {
      throw new BadRelayUrl(
          written.replaceFirst("[^/]*@", "…@"),
          "names a user",
          "leave out what stands before the @");
    }
    if (NIP19.matcher(authority).matches()) {
      throw new BadRelayUrl(written, "the name of a key or an event, not of a host", EXAMPLE);
    }
    Matcher parts = AUTHORITY.matcher(authority);
    String host = parts.matches() ? RelayHost.normalised(parts.group(1)) : null;
    if (host == null) {
      throw new BadRelayUrl(written, "not a host that can exist", EXAMPLE);
    }
    String digits = parts.group(2);
    if (digits == null || digits.isEmpty()) {
      return host;
    }
    int port = digits.length() > 9 ? 0 : Integer.parseInt(digits);
    if (port < 1 || port > HIGHEST_PORT) {
      throw new BadRelayUrl(written, "no such port", "give one from 1 to " + HIGHEST_PORT);
    }
    boolean goesWithoutSaying = port == (protocol.equals(WITH_TLS) ? 443 : 80);
    return goesWithoutSaying ? host : host + ":" + port;
  }

  /** The path and query, with what is not ASCII percent-encoded and no slash at the path's end. */
  private static String place(String written, String place) {
    if (place.contains("#")) {
      throw new BadRelayUrl(written, "has a fragment", "leave out the # and what follows");
    }
    int query = place.indexOf('?');
    String path = (query < 0 ? place : place.substring(0, query)).replaceAll("/+$", "");
    if (path.startsWith("//") || path.contains("://")) {
      throw new BadRelayUrl(written, "two addresses run together", "give one");
    }
    boolean asks = query >= 0 && query < place.length() - 1;
    try {
      return new URI(asks ? path + place.substring(query) : path).toASCIIString();
    } catch (URISyntaxException e) {
      throw new BadRelayUrl(written, "a character that no address may hold", EXAMPLE);
    }
  }
}
