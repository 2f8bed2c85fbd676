/**
 * Historical archives and other event files: which monthly archives exist, how they are fetched,
 * and how a source of any size is split into the elements that may be events.
 */
@NullMarked
package live.dvmdash.archive;

import org.jspecify.annotations.NullMarked;
