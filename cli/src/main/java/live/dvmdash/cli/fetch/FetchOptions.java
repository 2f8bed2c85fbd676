package live.dvmdash.cli.fetch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.option.AuthKeyOption;
import live.dvmdash.cli.option.Typed;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Kind;
import live.dvmdash.fetch.FetchOrder.Limits;
import live.dvmdash.relay.AuthKey;
import live.dvmdash.span.KindSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what to fetch and how long to try. */
final class FetchOptions {

  private static final Duration SILENCE = Duration.ofSeconds(15);
  private static final Duration BUDGET = Duration.ofHours(1);

  @Option(
      names = {"-k", "--kinds"},
      split = ",",
      paramLabel = "KIND",
      description =
          "Only these kinds (default: requests, results, feedback, and what tells of DVMs).")
  private List<Integer> kinds = new ArrayList<>();

  @Option(
      names = "--dvm",
      split = ",",
      paramLabel = "KEY",
      description =
          "Only this DVM, as npub or hex: its events, the requests that name it, and what those"
              + " refer to; may be repeated.")
  private List<String> dvms = new ArrayList<>();

  @Option(
      names = "--no-context",
      description = "Leave out receipts, deletions, profiles and relay lists around the jobs.")
  private boolean withoutContext;

  @Option(names = "--refetch", description = "Ask also for what relays have given in full before.")
  private boolean refetch;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "How long to wait for a relay that says nothing: 15s, 1m (default: 15s).")
  private @Nullable String silence;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description = "How long to ask one relay; the rest is left for the next run (default: 1h).")
  private @Nullable String budget;

  @Mixin private final AuthKeyOption key = new AuthKeyOption();

  /** The kinds that were named; null when none was. */
  @Nullable KindSet kinds() throws Refusal {
    for (int kind : kinds) {
      if (kind < 0 || kind > Kind.MAX) {
        throw Refusal.usage("--kinds takes numbers from 0 to " + Kind.MAX + ", not " + kind);
      }
    }
    return kinds.isEmpty() ? null : KindSet.of(kinds);
  }

  List<Bytes32> dvms() throws Refusal {
    List<Bytes32> keys = new ArrayList<>();
    for (String text : dvms) {
      keys.add(Typed.pubkey("--dvm", text));
    }
    return keys;
  }

  boolean context() {
    return !withoutContext;
  }

  boolean refetch() {
    return refetch;
  }

  Limits limits(Duration commitEvery) throws Refusal {
    Duration wait = silence == null ? SILENCE : Typed.lasting("--timeout", silence);
    Duration whole = budget == null ? BUDGET : Typed.lasting("--budget", budget);
    return new Limits(wait, whole, commitEvery);
  }

  /** The key to sign in with; null when none was named. */
  @Nullable AuthKey key(Console console) throws Refusal {
    return key.key(console);
  }
}
