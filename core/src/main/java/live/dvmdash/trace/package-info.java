/**
 * The graph around one request: who asked, who answered what and when, and the requests that were
 * chained to it, found in all months of a lake.
 */
@NullMarked
package live.dvmdash.trace;

import org.jspecify.annotations.NullMarked;
