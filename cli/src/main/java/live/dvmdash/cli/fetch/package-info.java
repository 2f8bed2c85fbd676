/** {@code fetch}: events from relays, once or as they come. */
@NullMarked
package live.dvmdash.cli.fetch;

import org.jspecify.annotations.NullMarked;
