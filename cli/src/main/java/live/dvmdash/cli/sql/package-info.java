/** {@code sql}: a query of one's own. */
@NullMarked
package live.dvmdash.cli.sql;

import org.jspecify.annotations.NullMarked;
