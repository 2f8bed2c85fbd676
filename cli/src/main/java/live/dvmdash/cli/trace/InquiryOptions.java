package live.dvmdash.cli.trace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.option.AuthKeyOption;
import live.dvmdash.cli.option.RelayOptions;
import live.dvmdash.cli.option.Typed;
import live.dvmdash.event.BadReference;
import live.dvmdash.event.Nip19;
import live.dvmdash.event.Nip19.EventReference;
import live.dvmdash.fetch.InquiryOrder;
import live.dvmdash.relay.BadRelayUrl;
import live.dvmdash.relay.RelayUrl;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that say whether relays are asked for what the lake does not have. */
final class InquiryOptions {

  private static final Duration SILENCE = Duration.ofSeconds(10);

  /** All relays together may take so many times as long as one may be silent. */
  private static final int SILENCES = 4;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(names = "--fetch", description = "First ask relays for what is not in the lake.")
  private boolean fetch;

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      description =
          "Listen to relays for so long, and show the tree as it grows: 60s, 5m. The request need"
              + " not exist yet.")
  private @Nullable String wait;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description =
          "How long to wait for a relay that says nothing (default: 10s). --fetch takes four times"
              + " as long at most.")
  private @Nullable String silence;

  @Mixin private final RelayOptions relays = new RelayOptions();
  @Mixin private final AuthKeyOption key = new AuthKeyOption();

  /** Whether any relay is to be asked. */
  boolean isWanted() {
    return fetch || wait != null;
  }

  /** Whether relays are to be asked for what they have stored. */
  boolean fetch() {
    return fetch;
  }

  /** How long to listen; null for not at all. */
  @Nullable Duration patience() throws Refusal {
    return wait == null ? null : Typed.lasting("--wait", wait);
  }

  /**
   * Whom to ask, and for how long.
   *
   * @param typed the id of the request as it was typed, which may name relays
   */
  InquiryOrder order(String typed, Console console) throws Refusal {
    Duration patience = silence == null ? SILENCE : Typed.lasting("--timeout", silence);
    return new InquiryOrder(
        relays.choices(),
        relaysIn(typed),
        patience,
        patience.multipliedBy(SILENCES),
        key.key(console));
  }

  /** Refuses options that say how to ask when nobody is to be asked. */
  void refuseIdleOptions() throws Refusal {
    for (String option : List.of("--relay", "--timeout", AuthKeyOption.NAME)) {
      if (!isWanted() && Typed.isTyped(command, option)) {
        throw Refusal.usage(option + " is about asking relays: add --fetch or --wait");
      }
    }
  }

  private static List<RelayUrl> relaysIn(String typed) {
    List<RelayUrl> relays = new ArrayList<>();
    for (String written : written(typed)) {
      try {
        relays.add(RelayUrl.parse(written));
      } catch (BadRelayUrl e) {
        // Programs write into a nevent what they found; the rest of it holds all the same.
      }
    }
    return relays;
  }

  private static List<String> written(String typed) {
    try {
      return Nip19.parse(typed) instanceof EventReference event ? event.relays() : List.of();
    } catch (BadReference e) {
      return List.of();
    }
  }
}
