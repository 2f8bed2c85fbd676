package live.dvmdash.cli.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The rules of others for pages that everybody can read, as a script for a browser. npm installs it
 * below {@code target} when it is first wanted.
 */
final class AxeCore {

  private static final String PACKAGE = "axe-core@4.14.1";
  private static final Path INSTALLED = Path.of("target", "axe").toAbsolutePath();
  private static final int INSTALL_MINUTES = 5;

  private AxeCore() {}

  /** The script, when it is there or npm can fetch it. */
  static Optional<String> script() throws IOException, InterruptedException {
    Path script = INSTALLED.resolve("node_modules/axe-core/axe.min.js");
    if (!Files.exists(script) && !install()) {
      return Optional.empty();
    }
    return Optional.of(Files.readString(script));
  }

  private static boolean install() throws InterruptedException {
    try {
      Files.createDirectories(INSTALLED);
      // Else npm would install into the next folder above that has one.
      Files.writeString(INSTALLED.resolve("package.json"), "{}");
      Process npm =
          new ProcessBuilder("npm", "install", "--no-save", "--no-audit", "--no-fund", PACKAGE)
              .directory(INSTALLED.toFile())
              .redirectErrorStream(true)
              .redirectOutput(INSTALLED.resolve("npm.log").toFile())
              .start();
      boolean ended = npm.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES);
      npm.destroyForcibly();
      return ended && npm.exitValue() == 0;
    } catch (IOException e) {
      return false; // there is no npm
    }
  }
}
