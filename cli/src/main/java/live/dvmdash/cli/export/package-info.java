/** {@code export}: the events of a lake for other programs. */
@NullMarked
package live.dvmdash.cli.export;

import org.jspecify.annotations.NullMarked;
