// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.ColumnWindow;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.LongColumn;

class SourceSumsTest {

    @ParameterizedTest
    @ValueSource(longs = { 2, 160, 1024, 1100, 1_000_000_000L })
    void counting_numbers_adds_up_to_the_sum_of_all_values(long numbers) {
        Random random = new Random(numbers);
        long[] source = random.longs(20_000, numbers == 1100 ? -3 : 0, numbers).toArray();
        double[] eighths = new double[source.length];
        double[] missing = new double[source.length];
        double expected = 0;
        for (int i = 0; i < source.length; i++) {
            eighths[i] = source[i] + 0.125;
            missing[i] = source[i] == 1 ? Double.POSITIVE_INFINITY : 1;
            expected += eighths[i];
        }
        DoubleColumn sum = DoubleColumn.of(eighths);
        DoubleColumn infinite = DoubleColumn.of(missing);
        SourceSums sums = new SourceSums(LongColumn.of(source), new long[Column.BLOCK], new double[Column.BLOCK]);
        sums.sum(sum);
        sums.sum(infinite);
        ColumnWindow window = new ColumnWindow(Column.BLOCK);
        for (int from = 0; from < source.length; from += 1000) {
            sums.add(from, 1000, window);
        }
        assertEquals(expected, sums.sumOf(sum).value());
        assertEquals(numbers < 2000 ? Double.POSITIVE_INFINITY : source.length, sums.sumOf(infinite).value());
    }
}
