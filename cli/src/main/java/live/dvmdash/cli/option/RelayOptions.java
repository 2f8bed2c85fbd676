package live.dvmdash.cli.option;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.fetch.RelayChoice;
import live.dvmdash.relay.BadRelayUrl;
import live.dvmdash.relay.DefaultRelay;
import live.dvmdash.relay.RelayUrl;
import live.dvmdash.relay.Relays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option that says which relays are meant: the standing list. */
public final class RelayOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--relay",
      split = ",",
      paramLabel = "URL",
      description = "A relay, with or without wss://, in place of the usual ones; may be repeated.")
  private @Nullable List<String> written;

  /**
   * The relays in the order in which they are named, each once; the usual ones when none is.
   *
   * @throws Refusal when one is no address of a relay
   */
  public List<RelayUrl> relays() throws Refusal {
    if (written == null) {
      return Relays.defaults().stream().map(DefaultRelay::url).toList();
    }
    Set<RelayUrl> relays = new LinkedHashSet<>();
    for (String text : written) {
      try {
        if (!text.isBlank()) { // as behind a comma at the end
          relays.add(RelayUrl.parse(text));
        }
      } catch (BadRelayUrl e) {
        throw Refusal.value("--relay", String.valueOf(e.getMessage()));
      }
    }
    if (relays.isEmpty()) {
      throw Refusal.value("--relay", "--relay names no relay: write it like wss://relay.example");
    }
    return List.copyOf(relays);
  }

  /** Whether they were typed for this run, and are no standing list. */
  public boolean isTyped() {
    return Typed.isTyped(command, "--relay");
  }

  /** The same relays, with what it means for them how they came to be named. */
  public List<RelayChoice> choices() throws Refusal {
    boolean typed = isTyped();
    Set<RelayUrl> decommissioned =
        Relays.defaults().stream()
            .filter(DefaultRelay::decommissioned)
            .map(DefaultRelay::url)
            .collect(Collectors.toSet());
    List<RelayChoice> choices = new ArrayList<>();
    for (RelayUrl relay : relays()) {
      choices.add(new RelayChoice(relay, typed, decommissioned.contains(relay)));
    }
    return choices;
  }
}
