// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Names of recordings where there is little room")
class RecordingNamesTest {

    private static String fitted(String name, List<String> all, int most) {
        return RecordingNames.fitted(name, all, text -> text.length() <= most);
    }

    @Test
    void they_keep_the_place_in_which_they_differ() {
        List<String> runs = List.of("build-on-160-cpus-run-1.tar", "build-on-160-cpus-run-2.tar");
        assertEquals(runs.get(0), fitted(runs.get(0), runs, 40));
        assertEquals("\u2026run-1.tar", fitted(runs.get(0), runs, 10));
        assertEquals("\u20262.t\u2026", fitted(runs.get(1), runs, 5));
        List<String> places = List.of("laptop-with-a-long-name", "server-with-a-long-name");
        assertEquals("laptop-wi\u2026", fitted(places.get(0), places, 10));
        List<String> longer = List.of("a-long-name", "a-long-name-again");
        assertEquals("\u2026-name", fitted(longer.get(0), longer, 6));
        assertEquals("\u2026-again", fitted(longer.get(1), longer, 7));
    }

    @Test
    void any_two_of_equal_length_can_be_told_apart() {
        Random random = new Random(11);
        for (int i = 0; i < 1000; i++) {
            StringBuilder name = new StringBuilder("x".repeat(1 + random.nextInt(60)));
            String one = name.toString();
            name.setCharAt(random.nextInt(one.length()), 'y');
            int most = 3 + random.nextInt(40);
            String first = fitted(one, List.of(one, name.toString()), most);
            String second = fitted(name.toString(), List.of(one, name.toString()), most);
            assertNotEquals(first, second);
            assertTrue(first.length() <= most, first);
            assertEquals(Math.min(most, one.length()), first.length());
        }
    }
}
