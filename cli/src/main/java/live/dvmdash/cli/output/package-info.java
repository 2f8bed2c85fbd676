/** One class a format: how reports look on a terminal, on paper and to other programs. */
@NullMarked
package live.dvmdash.cli.output;

import org.jspecify.annotations.NullMarked;
