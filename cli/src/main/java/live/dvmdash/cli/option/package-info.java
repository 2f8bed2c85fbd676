/** Options that commands of several rooms share, and what people type in them. */
@NullMarked
package live.dvmdash.cli.option;

import org.jspecify.annotations.NullMarked;
