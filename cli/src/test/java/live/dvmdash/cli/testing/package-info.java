/**
 * What tests of several rooms use: the command line in this process and in one of its own, lakes,
 * relays to fetch from, golden files, pages of the documentation.
 */
@NullMarked
package live.dvmdash.cli.testing;

import org.jspecify.annotations.NullMarked;
