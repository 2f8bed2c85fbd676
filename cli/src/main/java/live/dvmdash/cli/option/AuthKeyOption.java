package live.dvmdash.cli.option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.event.Nip19;
import live.dvmdash.relay.AuthKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says how to sign in at relays. */
public final class AuthKeyOption {

  /** Its long name. */
  public static final String NAME = "--auth-key-file";

  private static final Pattern HEX_KEY = Pattern.compile("[0-9A-Fa-f]{64}");

  @Option(
      names = NAME,
      paramLabel = "FILE",
      description =
          "A secret key, hex or nsec, for relays that want to know who asks (NIP-42). Nobody else"
              + " may read the file.")
  private @Nullable Path file;

  /** The key to sign in with; null when none was named. */
  public @Nullable AuthKey key(Console console) throws Refusal {
    if (file == null) {
      return null;
    }
    if (HEX_KEY.matcher(file.toString()).matches() || Nip19.holdsSecretKey(file.toString())) {
      throw Refusal.value(NAME, NAME + " takes the name of a file: " + Nip19.SECRET_KEY);
    }
    try {
      return AuthKey.read(console.directory().resolve(file));
    } catch (IOException e) {
      throw Refusal.value(NAME, NAME + ": " + e.getMessage());
    }
  }
}
