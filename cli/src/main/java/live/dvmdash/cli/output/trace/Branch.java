package live.dvmdash.cli.output.trace;

import java.util.ArrayList;
import java.util.List;

/** A place in a tree of text: some lines, and branches below them. */
final class Branch {

  private final List<String> lines = new ArrayList<>();
  private final List<Branch> children = new ArrayList<>();

  /** Adds a line; the first one stands at the branch, the others below it. */
  void say(String line) {
    lines.add(line);
  }

  /** Adds a branch after those that are there. */
  Branch grow() {
    Branch child = new Branch();
    children.add(child);
    return child;
  }

  List<String> lines() {
    return lines;
  }

  List<Branch> children() {
    return children;
  }
}
