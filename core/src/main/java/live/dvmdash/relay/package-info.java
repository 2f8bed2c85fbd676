/**
 * Relays: their addresses and messages (NIP-01), one connection to each, and the walk back through
 * all that one has. Knows nothing of the lake.
 */
@NullMarked
package live.dvmdash.relay;

import org.jspecify.annotations.NullMarked;
