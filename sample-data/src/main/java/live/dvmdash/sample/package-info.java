/**
 * Makes archives of signed NIP-90 events that no person wrote: for the sample data, for tests and
 * for benchmarks. The same options give the same bytes, whatever the machine.
 *
 * <p>An archive is a month of <em>stories</em>. A story is a {@link live.dvmdash.sample.Scene}
 * played at its own time with its own dice, so that every story can be told alone, in any order and
 * by any thread; {@link live.dvmdash.sample.ArchiveGenerator} puts their elements in order of time.
 */
@NullMarked
package live.dvmdash.sample;

import org.jspecify.annotations.NullMarked;
