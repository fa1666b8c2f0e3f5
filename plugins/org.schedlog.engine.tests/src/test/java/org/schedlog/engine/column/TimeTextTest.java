// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {

    @ParameterizedTest
    @CsvSource({ "5, 5", "-5ns, -5", "1.5us, 1500", "2\u00b5s, 2000", "2\u03bcs, 2000", "' 200 ms ', 200000000",
            ".25s, 250000000", "9223372036.854775807s, 9223372036854775807" })
    void times_are_read_to_the_nanosecond(String text, long nanoseconds) {
        assertEquals(nanoseconds, TimeText.nanoseconds(text));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "s", "1h", "1 2", "1e3", "0x10", "1.5", "0.5ns", "9223372036.854775808s", "NaN" })
    void what_is_none_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> TimeText.nanoseconds(text));
    }
}
