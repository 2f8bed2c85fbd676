/** {@code demo} and {@code generate}: trying the program out on invented events. */
@NullMarked
package live.dvmdash.cli.sample;

import org.jspecify.annotations.NullMarked;
