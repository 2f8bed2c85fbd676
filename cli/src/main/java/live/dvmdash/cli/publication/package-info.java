/**
 * What stands beside the figures of a page for publishing: heading, note, and where it all comes
 * from.
 */
@NullMarked
package live.dvmdash.cli.publication;

import org.jspecify.annotations.NullMarked;
