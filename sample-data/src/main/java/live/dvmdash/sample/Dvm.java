package live.dvmdash.sample;

import java.util.List;

/**
 * A service provider.
 *
 * @param author who signs
 * @param name how it announces itself
 * @param kinds the kinds of requests that it serves
 */
record Dvm(Author author, String name, List<Integer> kinds) {

  Dvm {
    kinds = List.copyOf(kinds);
  }

  String hex() {
    return author.hex();
  }
}
