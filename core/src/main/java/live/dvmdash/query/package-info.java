/**
 * Questions to the lake. An engine is opened over one snapshot, the vocabulary (the relations that
 * reports select from) is defined for a scope, and SQL from resource files is run. The only room
 * that knows JDBC and DuckDB.
 */
@NullMarked
package live.dvmdash.query;

import org.jspecify.annotations.NullMarked;
