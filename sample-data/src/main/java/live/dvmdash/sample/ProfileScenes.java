package live.dvmdash.sample;

import java.util.List;
import live.dvmdash.event.Kind;

/** What actors say about themselves and each other outside of announcements. */
final class ProfileScenes {

  private static final int RECOMMENDATION = 31989;

  private ProfileScenes() {}

  static List<StagedScene> all() {
    return List.of(
        new StagedScene(
            "DVM named by its profile only", 1, s -> dvm(s, "{\"name\":\"Named by Profile\"}")),
        new StagedScene(
            "profile with `display_name` only",
            1,
            s -> dvm(s, "{\"display_name\":\"Shown Name\"}")),
        new StagedScene("empty profile", 1, s -> dvm(s, "")),
        new StagedScene("profile replaced later", 1, ProfileScenes::replaced),
        new StagedScene("heartbeats", 3, ProfileScenes::heartbeat),
        new StagedScene("relay lists", 2, ProfileScenes::relayList),
        new StagedScene("recommendations of DVMs", 2, ProfileScenes::recommendation));
  }

  /** A DVM that announces nothing and has this profile. */
  private static void dvm(Stage stage, String profile) {
    Author dvm = stage.cast().guest("profile " + profile);
    stage.publish(dvm, stage.now(), Kind.PROFILE, Tags.none(), profile);
    Job.ask(stage, Cast.TEXT).result(dvm, 7);
  }

  private static void replaced(Stage stage) {
    Author customer = stage.cast().guest("renamed");
    stage.publish(customer, stage.now(), Kind.PROFILE, Tags.none(), "{\"name\":\"Old name\"}");
    stage.publish(customer, stage.now() + 60, Kind.PROFILE, Tags.none(), "{\"name\":\"New name\"}");
  }

  /** The profile of a customer. */
  static void profile(Stage stage) {
    Author customer = stage.cast().customer(stage.dice());
    String content = "{\"name\":\"customer " + stage.dice().below(1_000) + "\"}";
    stage.publish(customer, stage.now(), Kind.PROFILE, Tags.none(), content);
  }

  /** A sign of life of some DVM. */
  static void heartbeat(Stage stage) {
    Author dvm = stage.dice().pickSkewed(stage.cast().dvms()).author();
    stage.publish(dvm, stage.now(), Kind.HEARTBEAT, Tags.of("status", "online"), "");
  }

  /** Somebody's list of relays. */
  static void relayList(Stage stage) {
    Dice dice = stage.dice();
    Tags tags = Tags.of("r", stage.cast().relay(dice)).add("r", stage.cast().relay(dice), "write");
    stage.publish(stage.cast().customer(dice), stage.now(), Kind.RELAY_LIST, tags, "");
  }

  private static void recommendation(Stage stage) {
    Dice dice = stage.dice();
    String address = Kind.ANNOUNCEMENT + ":" + dice.pick(stage.cast().dvms()).hex() + ":main";
    Tags tags = Tags.of("d", "5300").add("a", address, stage.cast().relay(dice), "web");
    stage.publish(stage.cast().customer(dice), stage.now(), RECOMMENDATION, tags, "");
  }
}
