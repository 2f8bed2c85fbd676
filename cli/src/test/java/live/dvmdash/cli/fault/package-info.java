/** Tests on machines that fail: processes that are killed, many at once, disks that are full. */
@NullMarked
package live.dvmdash.cli.fault;

import org.jspecify.annotations.NullMarked;
