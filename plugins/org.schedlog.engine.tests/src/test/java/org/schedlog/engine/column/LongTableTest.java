// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongTableTest {

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 1000, 1 << 15, (1 << 15) + 1, 300_000 })
    void tables_on_the_heap_and_in_files_hold_what_was_set(int size) throws IOException {
        long[] longs = new long[size];
        int[] ints = new int[size];
        LongTable longTable = new LongTable(Storage.temporary(), size, Progress.NONE);
        IntTable intTable = new IntTable(Storage.temporary(), size, Progress.NONE);
        Random random = new Random(size);
        for (int i = 0; i < 2 * size; i++) {
            int at = random.nextInt(size);
            longs[at] = random.nextLong();
            longTable.set(at, longs[at]);
            ints[at] = random.nextInt();
            intTable.set(at, ints[at]);
        }
        assertEquals(size, longTable.size());
        for (int i = 0; i < size; i++) {
            assertEquals(longs[i], longTable.get(i));
            assertEquals(ints[i], intTable.get(i));
        }
    }
}
