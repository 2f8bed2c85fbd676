package live.dvmdash.cli;

import live.dvmdash.query.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says of a page for publishing.
 *
 * @param title the heading; null for one made from the scope
 * @param note text of the publisher in Markdown; null when there is none
 * @param withCustomers whether published formats may name customers and show what they asked
 * @param line the command that gives the same figures of a scope
 */
record PublicationDetails(
    @Nullable String title, @Nullable String note, boolean withCustomers, Line line) {

  /** Spells the command for a scope. */
  interface Line {

    /** The command line. */
    String of(Scope scope);
  }
}
