// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.ColumnCache;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Storage;
import org.schedlog.engine.column.Work;
import org.schedlog.engine.testing.Columns;
import org.schedlog.engine.testing.TestNpy;
import org.schedlog.engine.testing.TestNpz;

class ArraysOfEveryTypeAreReadExactlyTest {

    @TempDir
    private Path folder;

    private Column read(String fileName, byte[] content) throws Exception {
        Path file = Files.write(folder.resolve(fileName), content);
        Member member = new Member(file, fileName, 0, content.length, content.length, "");
        ColumnCache cache = ColumnCache.keepingNothing(new Storage(folder));
        return ColumnReader.read(member, "pid", cache.draft(ColumnCache.Kind.RECORDED, "pid"),
                new Work(Progress.NONE, 1), new Notes());
    }

    private static long[] random(int bytes, boolean signed, int count) {
        Random random = new Random(bytes);
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            long value = random.nextLong() >>> random.nextInt(64);
            int unused = 64 - 8 * bytes;
            values[i] = signed ? value << unused >> unused : value << unused >>> unused;
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(strings = { "|i1", "|u1", "<i2", "<u2", "<i4", "<u4", "<i8", "<u8", ">i2", ">u2", ">i4", ">u4", ">i8",
            ">u8", "=i4" })
    void integers(String dtype) throws Exception {
        int bytes = dtype.charAt(2) - '0';
        long[] values = random(bytes, dtype.charAt(1) == 'i', 10_007);

        for (int version = 1; version <= 3; version++) {
            byte[] npy = TestNpy.file(version, TestNpy.header(dtype, values.length), TestNpy.longData(dtype, values));
            assertArrayEquals(values, Columns.longs(read("pid.npy", npy)));
            assertArrayEquals(values, Columns.longs(read("pid.npz", TestNpz.of("pid", npy))));
            assertArrayEquals(values, Columns.longs(read("pid.npz", TestNpz.stored(Map.of("pid.npy", npy)))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "<f4", ">f4", "<f8", ">f8" })
    void floating_point_numbers(String dtype) throws Exception {
        Random random = new Random(1);
        double[] values = random.doubles(5000, -1e9, 1e9).map(v -> dtype.endsWith("4") ? (float) v : v).toArray();
        values[7] = Double.NaN;
        values[8] = Double.NEGATIVE_INFINITY;
        values[9] = -0.0;

        assertArrayEquals(values, Columns.doubles(read("pid.npz", TestNpz.of("pid", TestNpy.doubles(dtype, values)))));
    }

    @Test
    void all_65536_half_precision_numbers() throws Exception {
        long[] bits = new long[1 << 16];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = i;
        }
        byte[] npy = TestNpy.file(1, TestNpy.header("<f2", bits.length), TestNpy.longData("<u2", bits));

        double[] values = Columns.doubles(read("pid.npy", npy));

        for (int i = 0; i < bits.length; i++) {
            // the definition: (-1)^s * 2^(e-15) * 1.fraction, below 2^-14 without the leading 1
            int exponent = i >> 10 & 31;
            double magnitude = exponent == 0 ? (i & 1023) / 1024.0 * Math.pow(2, -14)
                    : (1 + (i & 1023) / 1024.0) * Math.pow(2, exponent - 15);
            if (exponent == 31) {
                magnitude = (i & 1023) == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
            }
            assertEquals(i < 32768 ? magnitude : -magnitude, values[i]);
        }
    }

    @Test
    void truth_values_become_0_and_1() throws Exception {
        byte[] npy = TestNpy.file(1, TestNpy.header("|b1", 4), new byte[] { 0, 1, 2, -1 });

        assertArrayEquals(new long[] { 0, 1, 1, 1 }, Columns.longs(read("pid.npy", npy)));
    }

    @Test
    void unsigned_values_from_2_to_the_63_on_are_negative() throws Exception {
        byte[] npy = TestNpy.longs("<u8", Long.MIN_VALUE, -1, Long.MAX_VALUE);

        assertArrayEquals(new long[] { Long.MIN_VALUE, -1, Long.MAX_VALUE }, Columns.longs(read("pid.npy", npy)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "(3,)", "(3L,)", "(3, 1)", "(1, 3)", "( 3 , )" })
    void shapes_with_one_dimension(String shape) throws Exception {
        for (String fortran : new String[] { "True", "False" }) {
            byte[] npy = TestNpy.file(1, TestNpy.header("<i4", fortran, shape), TestNpy.longData("<i4", 7, -8, 9));

            assertArrayEquals(new long[] { 7, -8, 9 }, Columns.longs(read("pid.npy", npy)));
        }
    }

    @Test
    void an_empty_array_and_one_value() throws Exception {
        assertEquals(0, read("pid.npy", TestNpy.longs("<i4")).size());
        byte[] one = TestNpy.file(1, TestNpy.header("<i4", "False", "(1,)"), TestNpy.longData("<i4", 5));
        assertArrayEquals(new long[] { 5 }, Columns.longs(read("pid.npy", one)));
    }

    @Test
    void the_array_with_the_files_name_is_taken_among_several() throws Exception {
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        arrays.put("a.npy", TestNpy.longs("<i4", 1));
        arrays.put("pid.npy", TestNpy.longs("<i4", 2));
        arrays.put("z.npy", TestNpy.longs("<i4", 3));

        assertArrayEquals(new long[] { 2 }, Columns.longs(read("pid.npz", TestNpz.deflated(arrays))));
    }

    @Test
    void the_only_array_is_taken_whatever_its_name() throws Exception {
        assertArrayEquals(new long[] { 4 },
                Columns.longs(read("pid.npz", TestNpz.of("arr_0", TestNpy.longs("<i4", 4)))));
    }

    @Test
    void values_after_those_that_the_header_promises_do_not_matter() throws Exception {
        byte[] npy = TestNpy.file(1, TestNpy.header("<i4", 2), TestNpy.longData("<i4", 1, 2, 3));

        assertArrayEquals(new long[] { 1, 2 }, Columns.longs(read("pid.npz", TestNpz.of("pid", npy))));
    }

    @Test
    void zip64() throws Exception {
        long[] values = random(8, true, 9000);
        byte[] npy = TestNpy.longs("<i8", values);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            zip.setUseZip64(Zip64Mode.Always);
            zip.putArchiveEntry(new ZipArchiveEntry("pid.npy"));
            zip.write(npy);
            zip.closeArchiveEntry();
        }

        assertArrayEquals(values, Columns.longs(read("pid.npz", bytes.toByteArray())));
    }

    @Test
    void a_member_in_the_middle_of_a_file() throws Exception {
        byte[] npz = TestNpz.of("pid", TestNpy.longs("<i4", 11, 12));
        ByteBuffer all = ByteBuffer.allocate(npz.length + 900).position(300).put(npz).put(new byte[600]);
        Path file = Files.write(folder.resolve("any"), all.array());
        Member member = new Member(file, "x/pid.npz", 300, npz.length, npz.length, "");
        ColumnCache cache = ColumnCache.keepingNothing(new Storage(folder));

        Column column = ColumnReader.read(member, "pid", cache.draft(ColumnCache.Kind.RECORDED, "pid"),
                new Work(Progress.NONE, 1), new Notes());

        assertArrayEquals(new long[] { 11, 12 }, Columns.longs(column));
    }
}
