// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnsHoldWhatWasWrittenTest {

    /** Sizes at which something changes: blocks, what stays on the heap, more. */
    private static final int[] SIZES = { 0, 1, 2, Column.BLOCK - 1, Column.BLOCK, Column.BLOCK + 1, 1 << 15,
        (1 << 15) + 1, 300_000 };

    @TempDir
    private Path folder;

    private Storage storage() {
        return new Storage(folder);
    }

    private static long[] random(Random random, int size, int bits) {
        long[] values = new long[size];
        for (int i = 0; i < size; i++) {
            values[i] = random.nextLong() >> 64 - bits;
        }
        return values;
    }

    private static void append(LongColumnWriter writer, long[] values, Random random) throws IOException {
        for (int done = 0; done < values.length;) {
            int count = Math.min(values.length - done, 1 + random.nextInt(Column.BLOCK));
            writer.append(Arrays.copyOfRange(values, done, done + count), count);
            done += count;
        }
    }

    /** Every way of reading gives these values. */
    private static void assertHolds(long[] expected, LongColumn column, Random random) {
        assertEquals(expected.length, column.size());
        long[] all = new long[expected.length];
        column.read(0, all.length, all);
        assertArrayEquals(expected, all);
        for (int i = 0; i < 50 && expected.length > 0; i++) {
            int from = random.nextInt(expected.length);
            int count = random.nextInt(Math.min(20_000, expected.length - from) + 1);
            long[] part = new long[count];
            column.read(from, count, part);
            assertArrayEquals(Arrays.copyOfRange(expected, from, from + count), part);
            assertEquals(expected[from], column.get(from));
            int[] rows = random.ints(count, 0, expected.length).toArray();
            column.gather(rows, count, part);
            assertArrayEquals(Arrays.stream(rows).mapToLong(row -> expected[row]).toArray(), part);
            double[] doubles = new double[count];
            column.readDoubles(from, count, doubles);
            assertArrayEquals(Arrays.stream(expected, from, from + count).asDoubleStream().toArray(), doubles);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 7, 8, 9, 16, 17, 32, 33, 63, 64 })
    void integers_of_any_width(int bits) throws IOException {
        Random random = new Random(bits);
        for (int size : SIZES) {
            long[] values = random(random, size, bits);
            try (LongColumnWriter writer = new LongColumnWriter(storage(), Progress.NONE)) {
                append(writer, values, random);
                assertHolds(values, writer.finish(), random);
            }
        }
    }

    @Test
    void integers_that_become_wider_on_the_way() throws IOException {
        Random random = new Random(1);
        for (int[] widths : new int[][] { { 8, 16 }, { 8, 64 }, { 8, 16, 32, 64 }, { 32, 8, 33 }, { 16, 17, 8 } }) {
            for (int size : new int[] { 10, 5000, 100_000 }) {
                long[] values = new long[0];
                for (int bits : widths) {
                    long[] more = random(random, size, bits);
                    values = Arrays.copyOf(values, values.length + size);
                    System.arraycopy(more, 0, values, values.length - size, size);
                }
                try (LongColumnWriter writer = new LongColumnWriter(storage(), Progress.NONE)) {
                    append(writer, values, random);
                    assertHolds(values, writer.finish(), random);
                }
            }
        }
    }

    @Test
    void the_limits_of_each_width() throws IOException {
        long[] limits = { Byte.MIN_VALUE, Byte.MAX_VALUE, Byte.MAX_VALUE + 1, Byte.MIN_VALUE - 1, Short.MAX_VALUE + 1,
                Short.MIN_VALUE - 1,
            Integer.MAX_VALUE + 1L, Integer.MIN_VALUE - 1L, Long.MAX_VALUE, Long.MIN_VALUE };
        for (int count = 1; count <= limits.length; count++) {
            try (LongColumnWriter writer = new LongColumnWriter(storage(), Progress.NONE)) {
                for (int i = 0; i < count; i++) {
                    writer.append(new long[] { limits[i] }, 1);
                }
                assertHolds(Arrays.copyOf(limits, count), writer.finish(), new Random(count));
            }
        }
    }

    @Test
    void doubles_bit_by_bit() throws IOException {
        Random random = new Random(2);
        for (int size : SIZES) {
            double[] values = random.longs(size).mapToDouble(Double::longBitsToDouble).toArray();
            try (DoubleColumnWriter writer = new DoubleColumnWriter(storage())) {
                for (int done = 0; done < size; done += Column.BLOCK) {
                    int count = Math.min(Column.BLOCK, size - done);
                    writer.append(Arrays.copyOfRange(values, done, done + count), count);
                }
                DoubleColumn column = writer.finish();
                double[] all = new double[size];
                column.read(0, size, all);
                assertArrayEquals(values, all);
                int[] rows = size == 0 ? new int[0] : random.ints(100, 0, size).toArray();
                double[] gathered = new double[rows.length];
                column.gather(rows, rows.length, gathered);
                assertArrayEquals(Arrays.stream(rows).mapToDouble(row -> values[row]).toArray(), gathered);
            }
        }
    }

    @Test
    void values_that_are_filled_in_any_order_and_zeros_elsewhere() throws IOException {
        Random random = new Random(3);
        for (int size : SIZES) {
            long[] expected = new long[size];
            try (LongColumnFiller filler = new LongColumnFiller(storage(), size)) {
                for (int i = 0; i < 20 && size > 0; i++) {
                    int from = random.nextInt(size);
                    int count = random.nextInt(Math.min(Column.BLOCK, size - from) + 1);
                    long[] values = random(random, count, 64);
                    filler.put(from, values, count);
                    System.arraycopy(values, 0, expected, from, count);
                }
                assertHolds(expected, filler.finish(), random);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void columns_over_many_small_chunks(ColumnType type) throws IOException {
        Random random = new Random(type.ordinal());
        for (int shift = 3; shift <= 13; shift += 5) {
            for (int size : new int[] { 1, 100, 9000 }) {
                ByteBuffer bytes = ByteBuffer.allocate(24 + size * type.width()).order(ByteOrder.LITTLE_ENDIAN);
                random.nextBytes(bytes.array());
                Path file = Files.write(folder.resolve("chunks"), bytes.array());
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                    Bytes mapped = Bytes.map(channel, 24, (long) size * type.width(), shift);
                    if (type == ColumnType.F8) {
                        double[] expected = new double[size];
                        bytes.position(24).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(expected);
                        double[] all = new double[size];
                        StoredColumns.doubles(mapped, size).read(0, size, all);
                        assertArrayEquals(expected, all);
                        assertEquals(expected[size - 1], StoredColumns.doubles(mapped, size).get(size - 1));
                    } else {
                        long[] expected = new long[size];
                        for (int i = 0; i < size; i++) {
                            int at = 24 + i * type.width();
                            expected[i] = switch (type) {
                            case I1 -> bytes.get(at);
                            case I2 -> bytes.getShort(at);
                            case I4 -> bytes.getInt(at);
                            default -> bytes.getLong(at);
                            };
                        }
                        assertHolds(expected, StoredColumns.longs(mapped, type, size), random);
                    }
                    if (type == ColumnType.I4) {
                        int[] expected = new int[size];
                        bytes.position(24).asIntBuffer().get(expected);
                        int[] rows = new int[size];
                        new Rows.StoredRows(mapped, size).read(0, size, rows);
                        assertArrayEquals(expected, rows);
                    }
                }
            }
        }
    }

    @Test
    void rows_and_selections_of_selections() throws IOException {
        Random random = new Random(4);
        for (int size : new int[] { 1, 5000, 200_000 }) {
            long[] values = random(random, size, 40);
            int[] first = random.ints(size, 0, size).toArray();
            int[] second = random.ints(size / 2, 0, size).toArray();
            Rows firstRows;
            try (RowsWriter writer = new RowsWriter(storage())) {
                for (int done = 0; done < size; done += Column.BLOCK) {
                    int count = Math.min(Column.BLOCK, size - done);
                    writer.append(Arrays.copyOfRange(first, done, done + count), count);
                }
                firstRows = writer.finish();
            }
            long[] composed = Arrays.stream(second).mapToLong(i -> values[first[i]]).toArray();
            LongColumn column = LongColumn.of(values);
            long[] asNumbers = Arrays.stream(first).asLongStream().toArray();

            assertHolds(Arrays.stream(first).mapToLong(i -> values[i]).toArray(), column.at(firstRows), random);
            assertHolds(composed, column.at(firstRows).at(Rows.of(second)), random);
            assertHolds(composed, column.at(firstRows.at(Rows.of(second))), random);
            assertHolds(composed, column.at(Rows.of(LongColumn.of(asNumbers)).at(Rows.of(second))), random);
            assertHolds(composed, column.at(Rows.all(size)).at(firstRows).at(Rows.of(second)), random);
            assertHolds(Arrays.stream(composed).map(v -> v + 5).toArray(), column.plus(5).at(firstRows)
                    .at(Rows.of(second)), random);
            assertHolds(Arrays.stream(composed).map(v -> 3).toArray(), LongColumn.constant(3, size).at(firstRows)
                    .at(Rows.of(second)), random);
        }
    }

    @Test
    void long_columns_go_to_files_without_names() throws IOException {
        try (LongColumnWriter writer = new LongColumnWriter(storage(), Progress.NONE)) {
            append(writer, random(new Random(5), 300_000, 64), new Random(6));
            assertEquals(0, folder.toFile().list().length);
            LongColumn column = writer.finish();
            assertEquals(300_000, column.size());
            assertEquals(0, folder.toFile().list().length);
        }
    }
}
