package live.dvmdash.archive;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version of a remote file, as its host describes it.
 *
 * @param uri the address that was asked for, before redirects
 * @param etag its entity tag; null when there is none
 * @param lastModified its date, in the host's own words; null when there is none
 * @param length its size in bytes; -1 when unknown
 */
record RemoteVersion(URI uri, @Nullable String etag, @Nullable String lastModified, long length) {

  private static final String URI_KEY = "uri";
  private static final String ETAG_KEY = "etag";
  private static final String LAST_MODIFIED_KEY = "last-modified";
  private static final String LENGTH_KEY = "length";

  /** The version of which an answer holds the whole. */
  static RemoteVersion of(URI uri, HttpResponse<?> answer) {
    return new RemoteVersion(
        uri,
        answer.headers().firstValue("ETag").orElse(null),
        answer.headers().firstValue("Last-Modified").orElse(null),
        answer.headers().firstValueAsLong("Content-Length").orElse(-1));
  }

  /**
   * What makes a request for a part safe (RFC 9110, section 13.1.5); null when nothing does. A weak
   * entity tag may stay the same while the bytes change.
   */
  @Nullable String ifRange() {
    return etag != null && !etag.startsWith("W/") ? etag : lastModified;
  }

  /** Whether an answer names another version. */
  boolean differsFrom(HttpResponse<?> answer) {
    String other = answer.headers().firstValue("ETag").orElse(null);
    return etag != null && other != null && !etag.equals(other);
  }

  /** The text from which {@link #parse} reads this version. */
  String toText() {
    StringBuilder text = new StringBuilder();
    append(text, URI_KEY, uri.toString());
    append(text, ETAG_KEY, etag);
    append(text, LAST_MODIFIED_KEY, lastModified);
    append(text, LENGTH_KEY, Long.toString(length));
    return text.toString();
  }

  /** Reads what {@link #toText} wrote; null when it is something else. */
  static @Nullable RemoteVersion parse(String text) {
    Map<String, String> values = new HashMap<>();
    text.lines()
        .map(line -> line.split("=", 2))
        .filter(pair -> pair.length == 2)
        .forEach(pair -> values.put(pair[0], pair[1]));
    String uri = values.get(URI_KEY);
    String length = values.get(LENGTH_KEY);
    if (uri == null || length == null) {
      return null;
    }
    try {
      return new RemoteVersion(
          URI.create(uri),
          values.get(ETAG_KEY),
          values.get(LAST_MODIFIED_KEY),
          Long.parseLong(length));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static void append(StringBuilder text, String key, @Nullable String value) {
    if (value != null) {
      text.append(key).append('=').append(value).append('\n');
    }
  }
}
