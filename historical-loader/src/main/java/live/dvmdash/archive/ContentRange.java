package live.dvmdash.archive;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What part of a file an answer holds (RFC 9110, section 14.4).
 *
 * @param first the first byte, from 0; -1 when the answer holds none
 * @param total the size of the whole file; -1 when unknown
 */
record ContentRange(long first, long total) {

  private static final Pattern FORM =
      Pattern.compile("bytes (?:([0-9]{1,18})-[0-9]{1,18}|[*])/([0-9]{1,18}|[*])");

  /** The range an answer names; null when it names none. */
  static @Nullable ContentRange of(HttpResponse<?> answer) {
    Matcher matcher = FORM.matcher(answer.headers().firstValue("Content-Range").orElse(""));
    if (!matcher.matches()) {
      return null;
    }
    String total = matcher.group(2);
    return new ContentRange(
        matcher.group(1) == null ? -1 : Long.parseLong(matcher.group(1)),
        "*".equals(total) ? -1 : Long.parseLong(total));
  }
}
