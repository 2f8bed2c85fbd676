/** The command line: commands, their options, and what a terminal can show. */
@NullMarked
package live.dvmdash.cli;

import org.jspecify.annotations.NullMarked;
