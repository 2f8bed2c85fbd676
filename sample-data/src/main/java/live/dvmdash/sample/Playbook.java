package live.dvmdash.sample;

import java.util.ArrayList;
import java.util.List;

/** The staged scenes of a month in the order in which they are played. */
final class Playbook {

  private final List<StagedScene> round = new ArrayList<>();
  private final List<StagedScene> finale = new ArrayList<>();

  Playbook(Cast cast) {
    List<StagedScene> scenes = new ArrayList<>();
    scenes.addAll(AnnouncementScenes.all(cast));
    scenes.addAll(ProfileScenes.all());
    scenes.addAll(AnswerScenes.all());
    scenes.addAll(LinkScenes.all());
    scenes.addAll(RequestScenes.all());
    scenes.addAll(PaymentScenes.all());
    scenes.addAll(ReceiptScenes.all());
    scenes.addAll(OddScenes.all());
    scenes.addAll(FaultScenes.all());
    repeat(scenes, round);
    repeat(BorderScenes.all(), finale);
  }

  /** One round: every scene as often as it wants to be played, its repetitions far apart. */
  List<StagedScene> round() {
    return round;
  }

  /** The scenes for the very end of a month. */
  List<StagedScene> finale() {
    return finale;
  }

  private static void repeat(List<StagedScene> scenes, List<StagedScene> into) {
    int size;
    int time = 0;
    do {
      size = into.size();
      for (StagedScene scene : scenes) {
        if (scene.times() > time) {
          into.add(scene);
        }
      }
      time++;
    } while (into.size() > size);
  }
}
