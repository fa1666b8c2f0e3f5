// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

class KeyIndexTest {

    @Test
    void pairs_are_numbered_in_the_order_of_their_first_appearance() {
        Random random = new Random(7);
        KeyIndex index = new KeyIndex();
        Map<List<Long>, Integer> expected = new LinkedHashMap<>();
        for (int i = 0; i < 50_000; i++) {
            long first = random.nextInt(40) - 20;
            long second = random.nextBoolean() ? random.nextInt(2000) : random.nextLong();
            Integer number = expected.get(List.of(first, second));
            if (number == null) {
                number = expected.size();
                expected.put(List.of(first, second), number);
            }
            assertEquals(number, index.add(first, second));
        }
        assertEquals(expected.size(), index.size());
        for (List<Long> key : new ArrayList<>(expected.keySet())) {
            int number = index.find(key.get(0), key.get(1));
            assertEquals(expected.get(key), number);
            assertEquals(key, List.of(index.first(number), index.second(number)));
        }
        assertEquals(KeyIndex.NONE, index.find(21, 0));
    }
}
