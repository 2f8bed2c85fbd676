/** {@code load}: events from files, public archives and standard input. */
@NullMarked
package live.dvmdash.cli.load;

import org.jspecify.annotations.NullMarked;
