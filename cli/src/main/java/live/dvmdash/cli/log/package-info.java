/**
 * What a run writes into a file for those who look later: lines that survive the rotation of the
 * file.
 */
@NullMarked
package live.dvmdash.cli.log;

import org.jspecify.annotations.NullMarked;
