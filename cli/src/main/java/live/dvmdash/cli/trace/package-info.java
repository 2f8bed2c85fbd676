/** {@code trace}: the graph around one request, by what the lake has and what relays add. */
@NullMarked
package live.dvmdash.cli.trace;

import org.jspecify.annotations.NullMarked;
