// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupNumbersTest {

    /** Bits of the greatest event and of the greatest key, such that pages, and both kinds of them, are used. */
    @ParameterizedTest
    @ValueSource(strings = { "3 7", "3 16", "8 22", "9 12", "5 23", "63 63" })
    void a_pair_has_always_the_same_number_and_no_other_pair_has_it(String bits) {
        int eventBits = Integer.parseInt(bits.split(" ")[0]);
        int keyBits = Integer.parseInt(bits.split(" ")[1]);
        Random random = new Random(eventBits * 100L + keyBits);
        GroupNumbers groups = new GroupNumbers();
        Map<List<Long>, Integer> known = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            long event = random.nextLong() >>> 64 - eventBits - random.nextInt(2);
            long key = random.nextLong() >>> 64 - keyBits - random.nextInt(2);
            int number = groups.of(event, key);
            assertTrue(number >= 0 && number < groups.bound());
            assertEquals(known.computeIfAbsent(List.of(event, key), pair -> number), number);
        }
        Set<Integer> numbers = new HashSet<>(known.values());
        assertEquals(known.size(), numbers.size());
    }

    @Test
    void threads_far_from_each_other_do_not_use_up_memory() {
        GroupNumbers groups = new GroupNumbers();
        for (long event = 0; event < 200; event++) {
            for (long key = 0; key < 1 << 22; key += 1 << 12) {
                groups.of(event, key);
            }
        }
        // with a page for each they would need two hundred million
        assertTrue(groups.bound() < 6_000_000, "there are " + groups.bound() + " numbers");
    }

    @Test
    void negative_events_and_keys_are_pairs_like_others() {
        GroupNumbers groups = new GroupNumbers();
        assertEquals(4, Set.of(groups.of(-1, 0), groups.of(0, -1), groups.of(-1, -1), groups.of(0, 0)).size());
    }
}
