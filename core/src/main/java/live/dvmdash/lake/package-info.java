/**
 * The lake: a directory of Parquet files, one UTC month a partition, that holds every valid event
 * once. Writers commit whole snapshots; readers see one snapshot or the next, never half of one.
 */
@NullMarked
package live.dvmdash.lake;

import org.jspecify.annotations.NullMarked;
