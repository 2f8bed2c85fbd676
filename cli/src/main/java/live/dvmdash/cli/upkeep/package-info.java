/**
 * {@code status}, {@code quarantine}, {@code forget}, {@code prune}, {@code compact} and {@code
 * check}: how a lake stands, and what keeps it in order.
 */
@NullMarked
package live.dvmdash.cli.upkeep;

import org.jspecify.annotations.NullMarked;
