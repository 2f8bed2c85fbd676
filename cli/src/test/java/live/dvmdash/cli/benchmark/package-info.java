/**
 * Benchmarks: they print ratios of work measured side by side in one run and assert no times. Not
 * part of the tests; {@code docs/benchmarks.md} says how to run them.
 */
@NullMarked
package live.dvmdash.cli.benchmark;

import org.jspecify.annotations.NullMarked;
