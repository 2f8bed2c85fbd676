package live.dvmdash.query;

import java.util.List;
import java.util.function.Function;
import live.dvmdash.lake.Quarantine;
import live.dvmdash.lake.RelayRecord;
import live.dvmdash.lake.Sources.Source;
import org.jspecify.annotations.Nullable;

/**
 * What a lake knows beside its events.
 *
 * @param sources all that was loaded
 * @param relays all that was asked
 * @param quarantine what was refused
 * @param normaliser spells the address of a relay in its one usual form; null when a text is none
 */
public record LakeKnowledge(
    List<Source> sources,
    List<RelayRecord> relays,
    Quarantine quarantine,
    Function<String, @Nullable String> normaliser) {

  /** Keeps copies. */
  public LakeKnowledge {
    sources = List.copyOf(sources);
    relays = List.copyOf(relays);
  }

  /** How far the lake can see. */
  Horizon horizon() {
    return new Horizon(sources, relays, normaliser);
  }
}
