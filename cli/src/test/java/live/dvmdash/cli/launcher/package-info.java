/**
 * Tests of the script that starts the program: the JDK it finds, what it builds, and its caches.
 */
@NullMarked
package live.dvmdash.cli.launcher;

import org.jspecify.annotations.NullMarked;
