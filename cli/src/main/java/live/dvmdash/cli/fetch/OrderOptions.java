package live.dvmdash.cli.fetch;

import java.io.IOException;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.option.RelayOptions;
import live.dvmdash.fetch.Fetch;
import live.dvmdash.fetch.FetchOrder;
import picocli.CommandLine.Mixin;

/** All options that say what is asked of whom, and until when. */
final class OrderOptions {

  @Mixin private final FetchScopeOptions scope = new FetchScopeOptions();
  @Mixin private final RelayOptions relays = new RelayOptions();
  @Mixin private final FetchOptions options = new FetchOptions();
  @Mixin private final FollowOptions follow = new FollowOptions();

  /**
   * What is to be fetched.
   *
   * @throws Refusal when the options contradict each other or make no sense
   */
  FetchOrder order(Console console) throws IOException, Refusal {
    if (follow.isWanted() && scope.hasEnd()) {
      throw Refusal.usage("--follow listens for what comes: leave out --until");
    }
    return new FetchOrder(
        relays.choices(),
        scope.resolve(console.clock(), Fetch.newest(console.clock())),
        options.kinds(),
        options.dvms(),
        options.context(),
        options.refetch(),
        options.limits(follow.commitEvery()),
        follow.follow(console.clock()),
        options.key(console));
  }

  /** The command line that reports on it. */
  String report() {
    return scope.report();
  }
}
