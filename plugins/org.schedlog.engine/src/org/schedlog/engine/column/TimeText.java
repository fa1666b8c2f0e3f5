// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as users write them: a number alone, which is ns, or with its unit, such as {@code 1.5s}. */
public final class TimeText {

    /** Unicode has two letters that look like the micro sign. */
    private static final Map<String, Integer> DIGITS =
            Map.of("ns", 0, "us", 3, "\u00b5s", 3, "\u03bcs", 3, "ms", 6, "s", 9);
    private static final Pattern TIME =
            Pattern.compile("\\s*([+-]?\\d+(?:\\.\\d*)?|[+-]?\\.\\d+)\\s*(ns|us|\u00b5s|\u03bcs|ms|s)?\\s*");

    private TimeText() {
    }

    /**
     * @param text
     *            a time
     * @return it in ns
     * @throws IllegalArgumentException
     *             when it is none, or no whole number of ns that a long can hold; the message is for the user
     */
    public static long nanoseconds(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text
                    + "' is no time; expected a number, alone (ns) or with ns, us, ms or s");
        }
        int digits = matcher.group(2) == null ? 0 : DIGITS.get(matcher.group(2));
        try {
            return new BigDecimal(matcher.group(1)).movePointRight(digits).longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' is no whole number of nanoseconds of at most 64 bits",
                    e);
        }
    }
}
