/**
 * Fetching: what to ask each relay for, by what the lake knows already, and the way of what they
 * give into the lake. Joins {@code relay} and {@code lake}, which do not know each other.
 */
@NullMarked
package live.dvmdash.fetch;

import org.jspecify.annotations.NullMarked;
