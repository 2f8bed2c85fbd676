package live.dvmdash.cli.settings;

import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds the word that was meant by one that is misspelt. */
public final class Spelling {

  /** More mistakes than these in a word, and it was meant to be another. */
  private static final int MOST_MISTAKES = 2;

  private Spelling() {}

  /**
   * The word that was probably meant, the first of equally near ones; null when none is near. Of a
   * short word more than half has to be right.
   */
  public static @Nullable String nearest(String word, Collection<String> known) {
    String nearest = null;
    int letters = word.replaceFirst("^-+", "").length();
    int fewest = Math.min(MOST_MISTAKES, (letters - 1) / 2) + 1;
    for (String candidate : known) {
      int mistakes = mistakes(word, candidate);
      if (mistakes < fewest) {
        nearest = candidate;
        fewest = mistakes;
      }
    }
    return nearest;
  }

  /** How many letters are wrong, missing or too many (Levenshtein's distance). */
  private static int mistakes(String word, String candidate) {
    int[] row = new int[candidate.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= word.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= candidate.length(); j++) {
        int replaced = diagonal + (word.charAt(i - 1) == candidate.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[candidate.length()];
  }
}
