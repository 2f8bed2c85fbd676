/**
 * The command line as a whole: the start of the program, the tree of its commands, and how what
 * went wrong is told. Each family of commands has a room of its own, and this one alone knows all.
 */
@NullMarked
package live.dvmdash.cli;

import org.jspecify.annotations.NullMarked;
