/** Sets of kinds and of times: what was asked for, what is known, and what is missing. */
@NullMarked
package live.dvmdash.span;

import org.jspecify.annotations.NullMarked;
