/**
 * What a Nostr event is: its parts, how it is read from JSON, and how its id and signature are
 * checked. Everything here depends on the event alone.
 */
@NullMarked
package live.dvmdash.event;

import org.jspecify.annotations.NullMarked;
