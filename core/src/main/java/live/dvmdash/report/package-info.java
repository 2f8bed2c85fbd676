/** Named reports: one SQL resource each, run over the lake, with the answer as flat tables. */
@NullMarked
package live.dvmdash.report;

import org.jspecify.annotations.NullMarked;
