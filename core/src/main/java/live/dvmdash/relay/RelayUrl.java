package live.dvmdash.relay;

/**
 * The address of a relay, in one spelling for all that mean the same.
 *
 * @param text the normalised address, for example {@code wss://nos.lol}
 */
public record RelayUrl(String text) implements Comparable<RelayUrl> {

  @Override
  public int compareTo(RelayUrl other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
