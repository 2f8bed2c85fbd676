package live.dvmdash.cli.oracle;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people call the kinds of job requests, and of others that results may seem to answer. */
final class KindNames {

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(5000, "text extraction"),
          Map.entry(5001, "summarization"),
          Map.entry(5002, "translation"),
          Map.entry(5050, "text generation"),
          Map.entry(5100, "image generation"),
          Map.entry(5101, "image to image"),
          Map.entry(5102, "image overlay"),
          Map.entry(5128, "nsite (foreign)"),
          Map.entry(5129, "nsite (foreign)"),
          Map.entry(5200, "video conversion"),
          Map.entry(5201, "video translation"),
          Map.entry(5202, "image to video"),
          Map.entry(5250, "text to speech"),
          Map.entry(5300, "content discovery"),
          Map.entry(5301, "people discovery"),
          Map.entry(5302, "content search"),
          Map.entry(5303, "people search"),
          Map.entry(5304, "visual discovery"),
          Map.entry(5312, "reputation: verify"),
          Map.entry(5313, "reputation: recommend follows"),
          Map.entry(5314, "reputation: rank profiles"),
          Map.entry(5315, "reputation: search profiles"),
          Map.entry(5400, "event count"),
          Map.entry(5500, "malware scan"),
          Map.entry(5600, "CI/CD"),
          Map.entry(5900, "time stamping"),
          Map.entry(5901, "OP_RETURN"),
          Map.entry(5905, "publish schedule"),
          Map.entry(5910, "MCP"),
          Map.entry(5970, "proof-of-work delegation"));

  private KindNames() {}

  static @Nullable String of(int kind) {
    return NAMES.get(kind);
  }
}
