/** Tests with input whose author means harm: to the program, or to whoever reads what it prints. */
@NullMarked
package live.dvmdash.cli.hostile;

import org.jspecify.annotations.NullMarked;
