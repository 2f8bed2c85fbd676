package live.dvmdash.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Collects the tags of one event. */
final class Tags {

  private final List<List<String>> tags = new ArrayList<>();

  static Tags none() {
    return new Tags();
  }

  static Tags of(String... tag) {
    return new Tags().add(tag);
  }

  Tags add(String... tag) {
    tags.add(List.of(tag));
    return this;
  }

  Tags add(List<String> tag) {
    tags.add(List.copyOf(tag));
    return this;
  }

  List<List<String>> list() {
    return Collections.unmodifiableList(tags);
  }
}
