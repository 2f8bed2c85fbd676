/**
 * A relay for tests that misbehaves on demand, on the loopback interface and without a library, so
 * that frames can be broken on purpose too.
 */
@NullMarked
package live.dvmdash.relay.testing;

import org.jspecify.annotations.NullMarked;
