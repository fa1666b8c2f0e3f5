// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that a misspelt one was probably meant to be. */
public final class Suggestions {

    private Suggestions() {
    }

    /**
     * The candidate with the fewest letters to insert, remove, replace or exchange with their neighbour, case aside;
     * at most one for each three letters of the word (and at least one). Of several equally close ones the first.
     *
     * @param word
     *            what was written
     * @param candidates
     *            what it may have meant
     * @return the closest candidate, or empty when none is close
     */
    public static Optional<String> closest(String word, Collection<String> candidates) {
        String wanted = word.toLowerCase(Locale.ROOT);
        String closest = null;
        int least = Math.max(1, wanted.length() / 3) + 1;
        for (String candidate : candidates) {
            String other = candidate.toLowerCase(Locale.ROOT);
            if (Math.abs(other.length() - wanted.length()) < least) {
                int distance = distance(wanted, other);
                if (distance < least) {
                    least = distance;
                    closest = candidate;
                }
            }
        }
        return Optional.ofNullable(closest);
    }

    /**
     * "Did you mean", to be put behind a message.
     *
     * @param word
     *            what was written
     * @param candidates
     *            what it may have meant
     * @return "; did you mean X?", or an empty text when nothing is close
     */
    public static String didYouMean(String word, Collection<String> candidates) {
        return closest(word, candidates).map(candidate -> "; did you mean " + candidate + "?").orElse("");
    }

    /** Optimal string alignment: rows of the usual table, of which the last three are kept. */
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}
