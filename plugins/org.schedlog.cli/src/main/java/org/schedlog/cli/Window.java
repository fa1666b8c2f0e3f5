// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A window of time, closed, in ns since the first event.
 *
 * @param from its first moment
 * @param to its last moment, not before the first
 */
record Window(long from, long to) {

    private static final Pattern MOMENT =
            Pattern.compile("([+-]?\\d+(?:\\.\\d*)?|[+-]?\\.\\d+)\\s*(ns|us|\u00b5s|\u03bcs|ms|s)?");
    private static final Map<String, Integer> DIGITS =
            Map.of("ns", 0, "us", 3, "\u00b5s", 3, "\u03bcs", 3, "ms", 6, "s", 9);

    /** Reads windows as users write them: {@code 200ms,1.5s}. */
    static final class Converter implements ITypeConverter<Window> {

        @Override
        public Window convert(String text) {
            String[] moments = text.split(",", -1);
            if (moments.length != 2) {
                throw new TypeConversionException("'" + text + "' is no window; expected FROM,TO such as 200ms,1.5s");
            }
            long from = moment(moments[0].strip());
            long to = moment(moments[1].strip());
            if (from > to) {
                throw new TypeConversionException("the window begins at " + moments[0].strip() + ", after its end at "
                        + moments[1].strip());
            }
            return new Window(from, to);
        }

        private static long moment(String text) {
            Matcher matcher = MOMENT.matcher(text);
            if (!matcher.matches()) {
                throw new TypeConversionException("'" + text
                        + "' is no time; expected a number, alone (ns) or with ns, us, ms or s");
            }
            int digits = matcher.group(2) == null ? 0 : DIGITS.get(matcher.group(2));
            try {
                return new BigDecimal(matcher.group(1)).movePointRight(digits).longValueExact();
            } catch (ArithmeticException e) {
                throw new TypeConversionException("'" + text
                        + "' is no whole number of nanoseconds of at most 64 bits");
            }
        }
    }
}
