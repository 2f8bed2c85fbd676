package live.dvmdash.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterLockTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2025-02-01T12:00:00.5Z"), ZoneOffset.UTC);

  @TempDir Path lake;

  private WriterLock acquire(Duration wait) throws IOException {
    return WriterLock.acquire(lake, WriterLock.COMMITS, "load", wait, NOON);
  }

  @Test
  void anotherThreadIsToldWhoHoldsTheLock() throws Exception {
    try (WriterLock held = acquire(Duration.ZERO)) {
      assertThatThrownBy(() -> acquire(Duration.ofMillis(60)))
          .isInstanceOf(LakeException.Locked.class)
          .hasMessage(
              "locked: %s: process %d (dvmdash load, since 2025-02-01T12:00:00Z) is writing:"
                  + " try again, or add --wait 5m",
              lake, ProcessHandle.current().pid());
    }
    acquire(Duration.ZERO).close();
  }

  @Test
  void whoWaitedInVainIsTold() throws Exception {
    try (WriterLock held = acquire(Duration.ZERO)) {
      assertThatThrownBy(() -> acquire(Duration.ofSeconds(1)))
          .isInstanceOf(LakeException.Locked.class)
          .hasMessageEndingWith(" is writing: waited 1 s for it: try again, or add --wait 5m");
    }
  }

  /** Even root cannot write to a directory. */
  @Test
  void aLakeThatCannotBeWrittenIsNamedAndNotItsFile() throws Exception {
    Files.createDirectory(lake.resolve(".lock"));

    assertThatThrownBy(() -> acquire(Duration.ZERO))
        .isInstanceOf(LakeException.class)
        .hasMessage(
            "cannot write to the lake: %s: Is a directory: check its permissions, or name another"
                + " folder with --lake",
            lake.toRealPath());
  }

  @Test
  void theLockIsTheSameByEveryPathToTheLake() throws Exception {
    Path link = Files.createSymbolicLink(lake.resolve("link"), lake);
    try (WriterLock held = acquire(Duration.ZERO)) {
      assertThatThrownBy(
              () -> WriterLock.acquire(link, WriterLock.COMMITS, "load", Duration.ZERO, NOON))
          .isInstanceOf(LakeException.Locked.class);
    }
  }

  @Test
  void compactionsHaveALockOfTheirOwn() throws Exception {
    try (WriterLock commits = acquire(Duration.ZERO);
        WriterLock compactions =
            WriterLock.acquire(lake, WriterLock.COMPACTIONS, "compact", Duration.ZERO, NOON)) {
      assertThat(lake).isDirectoryContaining(file -> file.endsWith(".lock-compact"));
    }
  }

  @Test
  void oneFetchAtATimeIsEnoughAndOthersMayWriteBesideIt() throws Exception {
    Lake fetched = Lake.at(lake.resolve("new"), NOON);
    try (FetchLock held = fetched.lockFetch("fetch", Duration.ZERO)) {
      assertThat(fetched.exists()).isTrue();
      assertThatThrownBy(() -> fetched.lockFetch("fetch --follow", Duration.ofMillis(60)))
          .isInstanceOf(LakeException.Locked.class)
          .hasMessage(
              "locked: %s: process %d (dvmdash fetch, since 2025-02-01T12:00:00Z) is fetching:"
                  + " try again later, or wait for it with --wait 2h",
              fetched.directory(), ProcessHandle.current().pid());

      WriterLock.acquire(fetched.directory(), WriterLock.COMMITS, "load", Duration.ZERO, NOON)
          .close();
    }
    fetched.lockFetch("fetch", Duration.ZERO).close();
  }

  @Test
  void whoWaitsGetsTheLockWhenItIsFree() throws Exception {
    CompletableFuture<Void> waiting;
    try (WriterLock held = acquire(Duration.ZERO)) {
      waiting = CompletableFuture.runAsync(() -> acquireAndClose(Duration.ofMinutes(1)));
      Thread.sleep(150);
      assertThat(waiting).isNotDone();
    }
    waiting.get();
  }

  @Test
  void whoIsInterruptedWhileWaitingStops() throws Exception {
    try (WriterLock held = acquire(Duration.ZERO)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> acquire(Duration.ofMinutes(1)))
          .isInstanceOf(LakeException.class)
          .hasMessageContaining("interrupted");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private void acquireAndClose(Duration wait) {
    try {
      acquire(wait).close();
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  @Test
  void anotherProcessHoldsItUntilItDies() throws Exception {
    try (ChildProcess other = ChildProcess.start(LockingProgram.class, lake.toString())) {
      assertThat(other.line()).isEqualTo("held");
      assertThatThrownBy(() -> acquire(Duration.ZERO))
          .isInstanceOf(LakeException.Locked.class)
          .hasMessageContaining("process " + other.pid() + " (dvmdash fetch, since ");

      other.kill();
      acquire(Duration.ofSeconds(10)).close();
    }
  }

  @Test
  void aFailedAttemptOfThisProcessDoesNotLetOthersIn() throws Exception {
    try (WriterLock held = acquire(Duration.ZERO)) {
      assertThatThrownBy(() -> acquire(Duration.ZERO)).isInstanceOf(LakeException.Locked.class);

      try (ChildProcess other = ChildProcess.start(LockingProgram.class, lake.toString())) {
        assertThat(other.line()).startsWith("locked: " + lake + ": process ");
      }
    }
  }
}
