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
import org.junit.jupiter.params.provider.CsvSource;

class GroupNumbersTest {

    /** Bits of events and of keys that are met, such that pages, and both kinds of them, are used. */
    @ParameterizedTest
    @CsvSource({ "0, 0, 16", "7, 3, 7", "26, 5, 16", "255, 8, 22", "26, 9, 12", "1000, 9, 12", "-1, 5, 23",
            "2147483647, 63, 63" })
    void a_pair_has_always_the_same_number_and_no_other_pair_has_it(int greatest, int eventBits, int keyBits) {
        Random random = new Random(eventBits * 100L + keyBits);
        GroupNumbers groups = new GroupNumbers(greatest);
        Map<List<Long>, Integer> known = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            long event = eventBits == 0 ? 0 : random.nextLong() >>> 64 - eventBits - random.nextInt(2);
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
        GroupNumbers groups = new GroupNumbers(255);
        for (long event = 0; event < 200; event++) {
            for (long key = 0; key < 1 << 22; key += 1 << 12) {
                groups.of(event, key);
            }
        }
        // with a page for each they would need two hundred million
        assertTrue(groups.bound() < 6_000_000, "there are " + groups.bound() + " numbers");
    }

    @Test
    void few_numbers_are_given_to_few_pairs() {
        GroupNumbers groups = new GroupNumbers(26);
        groups.of(26, 159);
        assertTrue(groups.bound() <= 1 << 15, "there are " + groups.bound() + " numbers");
        assertTrue(new GroupNumbers(0).bound() <= 1 << 10);
    }

    @Test
    void negative_events_and_keys_are_pairs_like_others() {
        GroupNumbers groups = new GroupNumbers(255);
        assertEquals(4, Set.of(groups.of(-1, 0), groups.of(0, -1), groups.of(-1, -1), groups.of(0, 0)).size());
    }
}
