package live.dvmdash.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Where a repair puts files that it takes out of the lake: {@code set-aside} and the time of the
 * repair, and below it the places that they had. Nothing reads them, and nothing removes them.
 */
final class SetAside {

  static final String DIRECTORY = "set-aside";

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Lake lake;
  private final Path directory;

  SetAside(Lake lake) {
    this.lake = lake;
    this.directory =
        lake.directory().resolve(DIRECTORY).resolve(NAME.format(lake.clock().instant()));
  }

  /** Moves a file or folder there. */
  void move(Path path) throws IOException {
    Files.move(path, place(path));
  }

  /** Keeps a file there that is about to leave the lake by a commit. */
  void keep(Path file) throws IOException {
    Files.createLink(place(file), file);
  }

  private Path place(Path path) throws IOException {
    Path place = directory.resolve(lake.nameOf(path));
    Files.createDirectories(place.resolveSibling("."));
    int number = 1;
    Path free = place;
    while (Files.exists(free, LinkOption.NOFOLLOW_LINKS)) {
      free = place.resolveSibling(place.getFileName() + "." + ++number);
    }
    return free;
  }
}
