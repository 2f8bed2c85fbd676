/** The world of a run: streams, terminal, time and interruption, and how a run ends. */
@NullMarked
package live.dvmdash.cli.console;

import org.jspecify.annotations.NullMarked;
