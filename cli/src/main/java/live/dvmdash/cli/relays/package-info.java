/**
 * {@code relays}, {@code relays check} and {@code relays suggest}: which relays are asked, how they
 * do, and which others there are.
 */
@NullMarked
package live.dvmdash.cli.relays;

import org.jspecify.annotations.NullMarked;
