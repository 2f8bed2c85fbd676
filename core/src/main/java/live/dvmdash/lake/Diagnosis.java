package live.dvmdash.lake;

import java.util.List;

/**
 * What a {@link LakeCheck} has seen.
 *
 * @param findings what is not as it should be, by place
 * @param files how many files of events were read
 * @param events how many events are in them
 * @param signatures how many signatures were verified
 */
public record Diagnosis(List<Finding> findings, long files, long events, long signatures) {

  /** Whether the lake is sound: nothing was found but what does no harm. */
  public boolean isClean() {
    return findings.stream().allMatch(finding -> finding.kind().isHarmless());
  }
}
