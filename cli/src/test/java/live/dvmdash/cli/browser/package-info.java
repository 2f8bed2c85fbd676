/** Tests of pages in a real browser. */
@NullMarked
package live.dvmdash.cli.browser;

import org.jspecify.annotations.NullMarked;
