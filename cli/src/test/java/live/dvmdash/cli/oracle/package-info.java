/**
 * A second count of everything the loads and reports say, in plain Java over the archives' JSON. It
 * shares no code with the program, so that one mistake cannot be made twice.
 */
@NullMarked
package live.dvmdash.cli.oracle;

import org.jspecify.annotations.NullMarked;
