/** A lake in the hands of a command: what can be read of it, what it says of itself, its ledger. */
@NullMarked
package live.dvmdash.cli.lake;

import org.jspecify.annotations.NullMarked;
