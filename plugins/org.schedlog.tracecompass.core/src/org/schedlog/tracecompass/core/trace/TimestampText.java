// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import java.util.Arrays;

import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestampFormat;

/**
 * Times as Trace Compass writes them in the format that the user has set. Its own formatting takes some microseconds.
 * Times of the same second differ only in the digits of its fraction; so this finds out once for each second where
 * these stand. Where they cannot be found, as in a format of somebody's own, Trace Compass formats each time. Immutable
 * and thread-safe.
 */
final class TimestampText {

    private static final int DIGITS = 9;
    private static final long SECOND = 1_000_000_000;
    /** Each digit of this fraction differs from that of the other one, so it cannot be taken for the rest of a text. */
    private static final int FIRST = 12_345_678;
    private static final int OTHER = 123_456_780;
    /** A fraction to try what was found. */
    private static final int PROOF = 907_856_341;
    private static final int CONSTANT = -1;

    private static volatile TimestampText latest;

    private final TmfTimestampFormat format;
    private final long second;
    private final char[] text;
    /** For each character of the text which digit of the fraction it is, from 0 on, or {@link #CONSTANT}. */
    private final int[] places;
    private final boolean isUsable;

    private TimestampText(TmfTimestampFormat format, long second) {
        this.format = format;
        this.second = second;
        String first = format.format(second * SECOND + FIRST);
        String other = format.format(second * SECOND + OTHER);
        text = first.toCharArray();
        places = new int[text.length];
        if (first.length() == other.length()) {
            for (int i = 0; i < text.length; i++) {
                places[i] = first.charAt(i) == other.charAt(i) ? CONSTANT : first.charAt(i) - '0';
            }
        }
        isUsable = first.length() == other.length()
                && Arrays.stream(places).allMatch(place -> place >= CONSTANT && place < DIGITS)
                && fill(FIRST).equals(first) && fill(OTHER).equals(other)
                && fill(PROOF).equals(format.format(second * SECOND + PROOF));
    }

    /**
     * @param nanos
     *            a time, ns since 1970
     * @return its text
     */
    static String of(long nanos) {
        TmfTimestampFormat format = TmfTimestampFormat.getDefaulTimeFormat();
        long second = Math.floorDiv(nanos, SECOND);
        TimestampText known = latest;
        if (known == null || known.second != second || known.format != format) {
            known = new TimestampText(format, second);
            latest = known;
        }
        return known.isUsable ? known.fill((int) Math.floorMod(nanos, SECOND)) : format.format(nanos);
    }

    private String fill(int fraction) {
        byte[] digits = new byte[DIGITS];
        int rest = fraction;
        for (int i = DIGITS - 1; i >= 0; i--) {
            digits[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        char[] filled = text.clone();
        for (int i = 0; i < filled.length; i++) {
            if (places[i] != CONSTANT) {
                filled[i] = (char) digits[places[i]];
            }
        }
        return new String(filled);
    }
}
