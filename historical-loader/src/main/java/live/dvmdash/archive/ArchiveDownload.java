package live.dvmdash.archive;

import java.io.FileOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fetches files over HTTP into a directory, and goes on where an earlier attempt was cut off.
 *
 * <p>What arrives stands in {@code <name>.part} until it is whole and on the disk. A part is only
 * gone on with while the host confirms, by entity tag or date, that the file is still the same;
 * otherwise it begins anew. A whole file is kept, and fetched again only when the host has another
 * version. An interruption leaves the part for the next time. Two downloads must not use one
 * directory at the same time.
 */
public final class ArchiveDownload {

  /** How many attempts in a row may bring nothing worth mentioning. */
  public static final int MAX_ATTEMPTS = 6;

  private static final long WORTH_MENTIONING = 1 << 20;
  private static final long SPARE_DISK = 64 << 20;

  /** Is told how far a download is. */
  @FunctionalInterface
  public interface Progress {

    /** So many bytes of so many are here; the total is -1 while it is not known. */
    void update(long bytes, long total);
  }

  private final ArchiveHttp http;
  private final Backoff backoff;
  private final Path directory;
  private final Duration idle;

  /** Fetches into a directory, and gives a body up that brings nothing for so long. */
  public ArchiveDownload(ArchiveHttp http, Backoff backoff, Path directory, Duration idle) {
    this.http = http;
    this.backoff = backoff;
    this.directory = directory;
    this.idle = idle;
  }

  /**
   * Fetches a file.
   *
   * @return the whole file, in the directory
   * @throws ArchiveUnavailable when asking again does not help: the host does not have it, or the
   *     disk cannot hold it
   * @throws IOException when it could not be fetched in several attempts; what arrived is kept
   * @throws InterruptedException when the thread is interrupted; what arrived is kept
   */
  public Path fetch(URI uri, Progress progress) throws IOException, InterruptedException {
    Files.createDirectories(directory);
    PartFile file = new PartFile(directory, uri);
    long farthest = file.size();
    int failures = 0;
    while (true) {
      Failure failure = attempt(uri, file, progress);
      if (failure == null) {
        return file.finished();
      }
      boolean hasAdvanced = file.size() >= farthest + WORTH_MENTIONING;
      farthest = Math.max(farthest, file.size());
      failures = hasAdvanced ? 1 : failures + 1;
      if (failures == MAX_ATTEMPTS) {
        throw new IOException(
            "%s could not be fetched in %d attempts: %s; what arrived is kept"
                .formatted(uri, failures, failure.cause().getMessage()),
            failure.cause());
      }
      backoff.pause(failures, failure.answer());
    }
  }

  /** Why an attempt failed that is worth another, and the host's answer if there was one. */
  private record Failure(IOException cause, @Nullable HttpResponse<?> answer) {}

  /** Removes what was fetched from an address, once it is needed no more. */
  public void remove(URI uri) throws IOException {
    new PartFile(directory, uri).remove();
  }

  /** Tries once; null when the file is whole. */
  private @Nullable Failure attempt(URI uri, PartFile file, Progress progress)
      throws ArchiveUnavailable, InterruptedException {
    HttpResponse<TimedBody> answer = null;
    try {
      answer = ask(uri, file);
      take(uri, answer, file, progress);
      return null;
    } catch (ArchiveUnavailable e) {
      throw e;
    } catch (IOException e) {
      return new Failure(e, answer);
    } finally {
      if (answer != null) {
        answer.body().close();
      }
    }
  }

  private HttpResponse<TimedBody> ask(URI uri, PartFile file)
      throws IOException, InterruptedException {
    Map<String, String> headers = new LinkedHashMap<>();
    // A packed answer could not be resumed by its plain size.
    headers.put("Accept-Encoding", "identity");
    long size = file.size();
    RemoteVersion version = file.version();
    RemoteVersion whole = file.finishedVersion();
    String ifRange = version == null ? null : version.ifRange();
    if (size > 0 && ifRange != null) {
      headers.put("Range", "bytes=" + size + "-");
      headers.put("If-Range", ifRange);
    } else if (whole != null && whole.etag() != null) {
      headers.put("If-None-Match", whole.etag());
    } else if (whole != null && whole.lastModified() != null) {
      headers.put("If-Modified-Since", whole.lastModified());
    }
    return http.send("GET", uri, headers, info -> new TimedBody());
  }

  private void take(URI uri, HttpResponse<TimedBody> answer, PartFile file, Progress progress)
      throws IOException, InterruptedException {
    int status = answer.statusCode();
    switch (status) {
      case 200 -> {
        RemoteVersion version = RemoteVersion.of(uri, answer);
        local(() -> file.restart(version));
        receive(answer.body(), file, version, progress);
      }
      case 206 -> receive(answer.body(), file, continued(answer, file), progress);
      case 304 -> checkWhole(file, progress);
      case 416 -> completeOrDiscard(answer, file, progress);
      case 403, 404, 410 ->
          throw new ArchiveUnavailable(
              "%s is not to be had: the host answers with status %d".formatted(uri, status));
      default -> {
        String sentence = "%s answers with status %d".formatted(uri, status);
        throw Backoff.isPassing(status)
            ? new IOException(sentence)
            : new ArchiveUnavailable(sentence);
      }
    }
  }

  /** The version that a partial answer goes on with; else the part is given up. */
  private static RemoteVersion continued(HttpResponse<?> answer, PartFile file) throws IOException {
    RemoteVersion version = file.version();
    ContentRange range = ContentRange.of(answer);
    if (version == null
        || range == null
        || range.first() != file.size()
        || version.differsFrom(answer)
        || (version.length() >= 0 && range.total() >= 0 && version.length() != range.total())) {
      file.discard();
      throw new IOException("the host sent another part than it was asked for");
    }
    long total = version.length() >= 0 ? version.length() : range.total();
    return new RemoteVersion(version.uri(), version.etag(), version.lastModified(), total);
  }

  private void receive(TimedBody body, PartFile file, RemoteVersion version, Progress progress)
      throws IOException, InterruptedException {
    long total = version.length();
    long bytes = file.size();
    checkDisk(total - bytes);
    progress.update(bytes, total);
    try (FileOutputStream out = file.append()) {
      for (List<ByteBuffer> piece = body.next(idle); piece != null; piece = body.next(idle)) {
        bytes += write(piece, out);
        progress.update(bytes, total);
      }
      local(() -> out.getFD().sync());
    }
    if (total >= 0 && bytes > total) {
      file.discard();
    }
    if (total >= 0 && bytes != total) {
      throw new IOException("%d bytes came of %d".formatted(bytes, total));
    }
    complete(file, version, bytes);
  }

  private static void complete(PartFile file, RemoteVersion version, long bytes)
      throws IOException {
    RemoteVersion whole =
        new RemoteVersion(version.uri(), version.etag(), version.lastModified(), bytes);
    local(() -> file.complete(whole));
  }

  private static void checkWhole(PartFile file, Progress progress) throws IOException {
    RemoteVersion whole = file.finishedVersion();
    if (whole == null) {
      throw new IOException("the host says that a file has not changed which is not here");
    }
    progress.update(whole.length(), whole.length());
  }

  /** No byte is left to send: then the part is the whole, or of another file. */
  private static void completeOrDiscard(HttpResponse<?> answer, PartFile file, Progress progress)
      throws IOException {
    RemoteVersion version = file.version();
    ContentRange range = ContentRange.of(answer);
    long size = file.size();
    if (version != null && range != null && range.total() == size && !version.differsFrom(answer)) {
      progress.update(size, size);
      complete(file, version, size);
    } else {
      file.discard();
      throw new IOException("the host has another version than the part that is here");
    }
  }

  private void checkDisk(long missing) throws IOException {
    long free = Files.getFileStore(directory).getUsableSpace();
    if (missing > free - SPARE_DISK) {
      throw new ArchiveUnavailable(
          "the disk is too small: %d MB are missing and %d MB are free in %s"
              .formatted(missing / 1_000_000, free / 1_000_000, directory));
    }
  }

  private static long write(List<ByteBuffer> piece, FileOutputStream out) throws IOException {
    long written = 0;
    for (ByteBuffer buffer : piece) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      local(() -> out.write(bytes));
      written += bytes.length;
    }
    return written;
  }

  /** A step on the local disk, whose failure no other answer of the host can heal. */
  @FunctionalInterface
  private interface LocalStep {
    void run() throws IOException;
  }

  private static void local(LocalStep step) throws ArchiveUnavailable {
    try {
      step.run();
    } catch (IOException e) {
      throw new ArchiveUnavailable("the file cannot be stored: " + e.getMessage(), e);
    }
  }
}
