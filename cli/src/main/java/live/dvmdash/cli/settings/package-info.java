/**
 * Where the value of an option comes from that nobody typed: the environment and the settings file.
 */
@NullMarked
package live.dvmdash.cli.settings;

import org.jspecify.annotations.NullMarked;
