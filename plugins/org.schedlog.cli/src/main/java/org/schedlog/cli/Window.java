// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import org.schedlog.engine.column.TimeText;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A window of time, closed, in ns since the first event.
 *
 * @param from its first moment
 * @param to its last moment, not before the first
 */
record Window(long from, long to) {

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
            try {
                return TimeText.nanoseconds(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
