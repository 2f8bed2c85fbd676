/**
 * {@code stats}, {@code reports}, {@code compare}, {@code dvm} and {@code requests}: figures and
 * lists over a scope.
 */
@NullMarked
package live.dvmdash.cli.report;

import org.jspecify.annotations.NullMarked;
