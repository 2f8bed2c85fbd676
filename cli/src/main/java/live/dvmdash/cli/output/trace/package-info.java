/** How a trace looks: as a tree, as JSON, as a diagram for other programs, and as a page. */
@NullMarked
package live.dvmdash.cli.output.trace;

import org.jspecify.annotations.NullMarked;
