package live.dvmdash.relay;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a relay means when it refuses a filter, by the machine-readable prefixes of NIP-01 and by
 * the words that relays use instead of them.
 */
public enum Refusal {
  /** It wants to know who asks (NIP-42). */
  AUTH,
  /** It wants to be asked more slowly. */
  RATE_LIMIT,
  /** It does not serve us, whatever we ask. */
  PERMANENT,
  /** It does not like this filter and may like another. */
  ASK_DIFFERENTLY,
  /** It cannot be told. */
  OTHER;

  /** What relays write before their words: {@code ERROR: } and the like, also several times. */
  private static final Pattern PREAMBLE =
      Pattern.compile("^\\s*(?:(?:error|notice|closed|warn(?:ing)?|req)\\s*:\\s*)+");

  private record Rule(Pattern words, Refusal meaning) {

    static Rule of(String words, Refusal meaning) {
      return new Rule(Pattern.compile(words), meaning);
    }
  }

  /** The first that fits counts. */
  private static final List<Rule> RULES =
      List.of(
          Rule.of("^auth-required\\b", AUTH),
          Rule.of("^rate-limited\\b", RATE_LIMIT),
          Rule.of("\\bkinds?\\b.*(?:\\bnot\\b|n't|unsupported|disallowed)", ASK_DIFFERENTLY),
          Rule.of("(?:\\bnot\\b|unsupported|disallowed).*\\bkinds?\\b", ASK_DIFFERENTLY),
          Rule.of(
              "too many (?:\\w+ )?(?:kinds?|filters?|authors?|ids?|tags?|elements?|values?|items?)",
              ASK_DIFFERENTLY),
          Rule.of("^(?:restricted|blocked)\\b", PERMANENT),
          Rule.of("^(?:unsupported|invalid|pow|mute|duplicate)\\s*:", ASK_DIFFERENTLY),
          Rule.of("rate.?limit|slow.?down|throttl|too (?:fast|frequent|often|quick)", RATE_LIMIT),
          Rule.of("too many|quota|overload|\\bbusy\\b|try again|\\bretry\\b|\\b429\\b", RATE_LIMIT),
          Rule.of("\\bauth\\b|auth.?required|authenticat|nip.?42|\\blog.?in\\b", AUTH),
          Rule.of("restricted|blocked|\\bban(?:ned)?\\b|forbidden|denied", PERMANENT),
          Rule.of("(?:not|n't) (?:be )?(?:allowed|permitted|authori[sz]ed)", PERMANENT),
          Rule.of("unauthori[sz]ed|white.?list|allow.?list|members|\\bpa(?:y|id)\\b", PERMANENT),
          Rule.of("payment|subscri(?:be|ption) required|private relay", PERMANENT),
          Rule.of(
              "unsupported|not supported|invalid|bad req|filter|pars(?:e|ing)", ASK_DIFFERENTLY),
          Rule.of("too (?:big|large|long|broad|wide|complex|expensive)", ASK_DIFFERENTLY),
          Rule.of("\\blimit\\b|exceed|malformed|unrecogni[sz]ed|scrap", ASK_DIFFERENTLY));

  /** What the words of a CLOSED, or of a NOTICE in its place, mean. */
  public static Refusal of(String words) {
    String plain = PREAMBLE.matcher(words.toLowerCase(Locale.ROOT)).replaceFirst("").strip();
    for (Rule rule : RULES) {
      if (rule.words().matcher(plain).find()) {
        return rule.meaning();
      }
    }
    return OTHER;
  }
}
