/**
 * What came of a run that brings events, in figures and sentences: counts of what arrived, and
 * gaps.
 */
@NullMarked
package live.dvmdash.cli.summary;

import org.jspecify.annotations.NullMarked;
