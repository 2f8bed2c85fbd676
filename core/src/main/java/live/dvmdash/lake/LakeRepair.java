package live.dvmdash.lake;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import live.dvmdash.event.Derivation;
import live.dvmdash.event.Event;
import live.dvmdash.event.EventId;
import live.dvmdash.event.EventWriter;
import live.dvmdash.event.Signatures;
import org.jspecify.annotations.Nullable;

/**
 * Makes a lake sound again. Events that are not genuine go to the quarantine, files that are
 * damaged or foreign to {@link SetAside}; all other events of a month with a fault are written
 * anew, one of each, in the month where they belong, with the columns and the index that follow
 * from them. All of it becomes part of the lake by one commit. Nothing is deleted but what a killed
 * run left behind.
 */
public final class LakeRepair {

  private final Lake lake;
  private final Duration wait;
  private final LakeCheck check;
  private final Signatures signatures;
  private final Derivation derivation;

  /**
   * A repair of a lake.
   *
   * @param check finds what there is to do
   * @param wait how long to wait for other writers
   */
  public LakeRepair(Lake lake, LakeCheck check, Signatures signatures, Duration wait) {
    this.lake = lake;
    this.check = check;
    this.signatures = signatures;
    this.derivation = new Derivation(signatures);
    this.wait = wait;
  }

  /**
   * Looks at the lake and mends what it finds, while no other process can commit.
   *
   * @return what there was to mend
   * @throws LakeException.Locked when another writer or a compaction goes on for too long
   * @throws LakeException when a newer program wrote part of the lake, or no snapshot is left;
   *     nothing is changed then
   */
  public Diagnosis run() throws IOException {
    try (WriterLock alone = lock(WriterLock.COMPACTIONS);
        WriterLock lock = lock(WriterLock.COMMITS)) {
      SetAside aside = new SetAside(lake);
      List<Finding> link = mendLink(aside);
      Diagnosis diagnosis = check.run();
      List<Finding> all = new ArrayList<>(link);
      all.addAll(diagnosis.findings());
      if (!diagnosis.findings().isEmpty()) {
        mend(diagnosis.findings(), aside);
      }
      return new Diagnosis(
          List.copyOf(all), diagnosis.files(), diagnosis.events(), diagnosis.signatures());
    }
  }

  private WriterLock lock(WriterLock.Right right) throws IOException {
    return WriterLock.acquire(lake.directory(), right, "check", wait, lake.clock());
  }

  private List<Finding> mendLink(SetAside aside) throws IOException {
    String fault = SnapshotLink.fault(lake.directory());
    if (fault == null) {
      return List.of();
    }
    Path link = lake.directory().resolve(Snapshot.LINK);
    if (!SnapshotLink.mend(lake.directory(), aside)) {
      throw new LakeException(
          "cannot be repaired: " + link + ": no snapshot is left: restore the lake from a backup");
    }
    return List.of(new Finding(Finding.Kind.BAD_LINK, link, 0, fault));
  }

  private void mend(List<Finding> findings, SetAside aside) throws IOException {
    SortedSet<Partition> broken = new TreeSet<>();
    Set<Path> damaged = new HashSet<>();
    Set<Path> unindexed = new HashSet<>();
    for (Finding finding : findings) {
      if (finding.kind() == Finding.Kind.NEWER_FILE) {
        throw new LakeException(
            "cannot be repaired: " + finding.where() + " " + finding.what() + ": update this one");
      }
      if (finding.kind().concernsEvents()) {
        broken.add(partition(finding.where()));
      }
      if (finding.kind().damagesFile()) {
        damaged.add(finding.where());
      }
      if (finding.kind() == Finding.Kind.BAD_INDEX) {
        unindexed.add(finding.where());
      }
    }
    for (Finding finding : findings) {
      clear(finding, aside);
    }
    try (Workspace workspace = Workspace.open(lake.directory(), lake.clock())) {
      rewrite(workspace, broken, damaged, aside);
      for (Path file : unindexed) {
        if (!broken.contains(partition(file))) {
          index(workspace, file);
        }
      }
    }
    LakeViews.write(lake);
  }

  private static Partition partition(Path file) {
    return Partition.ofDirectory(file.resolveSibling(".").normalize().getFileName().toString());
  }

  private static void clear(Finding finding, SetAside aside) throws IOException {
    switch (finding.kind()) {
      case FOREIGN, UNREADABLE_RECORD -> {
        if (Files.exists(finding.where(), LinkOption.NOFOLLOW_LINKS)) {
          aside.move(finding.where());
        }
      }
      case LEFTOVER -> Files.deleteIfExists(finding.where());
      default -> {}
    }
  }

  private void rewrite(
      Workspace workspace, Set<Partition> broken, Set<Path> damaged, SetAside aside)
      throws IOException {
    if (broken.isEmpty()) {
      return;
    }
    Snapshot snapshot = lake.snapshot();
    SortedRuns runs = new SortedRuns(workspace, derivation);
    Set<Path> removed = new HashSet<>();
    for (Partition partition : broken) {
      for (Path file : snapshot.of(partition)) {
        sift(file, runs);
        if (damaged.contains(file)) {
          aside.keep(file);
        }
        removed.add(file);
      }
    }
    SortedMap<Partition, List<Path>> added = new TreeMap<>();
    for (var month : runs.finish().entrySet()) {
      List<Path> sources = new ArrayList<>(month.getValue());
      if (!broken.contains(month.getKey())) {
        // Sound until now, and may have some of the events that were misplaced.
        sources.addAll(snapshot.of(month.getKey()));
        removed.addAll(snapshot.of(month.getKey()));
      }
      added.put(month.getKey(), EventFileWriter.merge(workspace, sources, derivation));
    }
    Commit.apply(lake, workspace, added, removed);
  }

  /** Gives the genuine events of a file to the runs and all others to the quarantine. */
  private void sift(Path file, SortedRuns runs) throws IOException {
    QuarantineWriter quarantine = lake.quarantine().writer("lake " + lake.nameOf(file), () -> null);
    try (EventFileReader reader = open(file)) {
      Event event = reader == null ? null : next(reader);
      for (long row = 0; reader != null && event != null; row++) {
        Invalid reason = reason(event);
        if (reason == null) {
          runs.add(event);
        } else {
          quarantine.add(new SourceIntake.Refused(reason, "found in the lake", row, json(event)));
        }
        event = next(reader);
      }
    }
    quarantine.store();
  }

  /** Null when nothing of the file can be read; it is set aside as a whole. */
  private static @Nullable EventFileReader open(Path file) throws IOException {
    try {
      return EventFileReader.open(file);
    } catch (LakeException e) {
      return null;
    }
  }

  private @Nullable Invalid reason(Event event) {
    if (!EventId.matches(event)) {
      return Invalid.BAD_ID;
    }
    return signatures.verify(event) ? null : Invalid.BAD_SIGNATURE;
  }

  private static @Nullable Event next(EventFileReader reader) throws IOException {
    while (true) {
      try {
        return reader.read();
      } catch (LakeException e) {
        // a group of rows is damaged; the next may be sound
      }
    }
  }

  private static byte[] json(Event event) throws IOException {
    StringWriter text = new StringWriter();
    new EventWriter(text).write(event);
    return text.toString().strip().getBytes(StandardCharsets.UTF_8);
  }

  private void index(Workspace workspace, Path file) throws IOException {
    IndexWriter index = new IndexWriter();
    try (EventFileReader reader = EventFileReader.open(file)) {
      for (Event event = reader.read(); event != null; event = reader.read()) {
        index.add(derivation.of(event));
      }
    }
    Path written = workspace.newDirectory("index").resolve(file.getFileName());
    index.write(EventIndex.beside(written), ChecksummedFile.of(file));
    EventIndex.adopt(lake.directory(), List.of(written));
  }
}
