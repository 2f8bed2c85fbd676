package live.dvmdash.lake;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads every file of a lake that holds no events: what is known of sources, relays and so on. */
final class RecordCheck {

  private final Lake lake;
  private final Findings findings;

  /** Reads one file. */
  @FunctionalInterface
  private interface Reading {
    void read(Path file) throws IOException;
  }

  RecordCheck(Lake lake, Findings findings) {
    this.lake = lake;
    this.findings = findings;
  }

  void run() throws IOException {
    each(lake.sources().files().all(), file -> lake.sources().read(file));
    each(lake.relays().files().all(), file -> lake.relays().read(file));
    each(lake.runs().files().all(), file -> lake.runs().read(file));
    Path forgotten = lake.directory().resolve(Tombstones.FILE);
    each(List.of(forgotten), file -> new Tombstones(lake).read());
    each(lake.quarantine().filesOf(""), file -> Quarantine.read(file, element -> {}));
    each(lake.sightings().files(), RecordCheck::readSightings);
  }

  private static void readSightings(Path file) throws IOException {
    try (SightingsFile sightings = SightingsFile.open(file)) {
      while (sightings.read() != null) {}
    }
  }

  private void each(List<Path> files, Reading reading) throws IOException {
    for (Path file : files) {
      try {
        reading.read(file);
      } catch (NoSuchFileException e) {
        // another process has replaced or removed it meanwhile
      } catch (LakeException e) {
        findings.add(Finding.Kind.UNREADABLE_RECORD, file, null);
      }
    }
  }
}
