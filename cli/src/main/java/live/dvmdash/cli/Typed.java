package live.dvmdash.cli;

import live.dvmdash.event.BadReference;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Nip19;
import live.dvmdash.event.Nip19.EventReference;
import live.dvmdash.event.Nip19.HexReference;
import live.dvmdash.event.Nip19.IdPrefix;
import live.dvmdash.event.Nip19.ProfileReference;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** What people type: ids, keys, options. */
final class Typed {

  private Typed() {}

  /** Whether an option was typed, rather than set in the environment or the settings file. */
  static boolean isTyped(CommandSpec command, String option) {
    ParseResult parsed = command.commandLine().getParseResult();
    return parsed != null && parsed.hasMatchedOption(option);
  }

  /**
   * Checks that nothing was typed between the names of a command and of one below it, where the
   * latter would not see it.
   *
   * @throws Refusal when something was
   */
  static void onlyBehind(CommandSpec command) throws Refusal {
    CommandSpec parent = command.parent();
    if (parent != null) {
      for (OptionSpec option : parent.options()) {
        if (isTyped(parent, option.longestName())) {
          throw Refusal.usage(
              option.longestName()
                  + " belongs behind "
                  + command.qualifiedName()
                  + ": type it there");
        }
      }
    }
  }

  /** The key that was typed as npub, nprofile or hex. */
  static Bytes32 pubkey(String text) throws Refusal {
    return switch (reference(text)) {
      case ProfileReference profile -> profile.pubkey();
      case HexReference hex -> hex.value();
      case EventReference event -> throw Refusal.usage(text + " names an event: a key is wanted");
      case IdPrefix prefix -> throw Refusal.usage(text + " is too short: a whole key is wanted");
    };
  }

  /** The id that was typed as note, nevent or hex. */
  static Bytes32 eventId(String text) throws Refusal {
    return switch (reference(text)) {
      case EventReference event -> event.id();
      case HexReference hex -> hex.value();
      case ProfileReference profile ->
          throw Refusal.usage(text + " names a person or a DVM: an event is wanted");
      case IdPrefix prefix -> throw Refusal.usage(text + " is too short: a whole id is wanted");
    };
  }

  /** Anything that NIP-19 can spell. */
  static Nip19.Reference reference(String text) throws Refusal {
    try {
      return Nip19.parse(text);
    } catch (BadReference e) {
      throw Refusal.usage(String.valueOf(e.getMessage()));
    }
  }
}
