/**
 * A page that stands for itself: markup, charts as SVG, a safe subset of Markdown. Knows no report;
 * whatever it is given is text, and stays text.
 */
@NullMarked
package live.dvmdash.cli.output.html;

import org.jspecify.annotations.NullMarked;
