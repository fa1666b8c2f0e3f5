// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.column.ColumnCache;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Storage;
import org.schedlog.engine.column.Work;
import org.schedlog.engine.testing.TestNpy;
import org.schedlog.engine.testing.TestNpz;

class WhatIsWrongWithAnArrayIsSaidTest {

    private static final String OBJECTS = "holds Python objects, which are not opened for the sake of safety;"
            + " a column is an array of numbers";

    @TempDir
    private Path folder;

    /** What is said of a file. */
    private String trouble(String fileName, byte[] content) throws Exception {
        Path file = Files.write(folder.resolve(fileName), content);
        Member member = new Member(file, fileName, 0, content.length, content.length, "");
        ColumnCache cache = ColumnCache.keepingNothing(new Storage(folder));
        return assertThrows(TroubleException.class, () -> ColumnReader.read(member, "pid",
                cache.draft(ColumnCache.Kind.RECORDED, "pid"), new Work(Progress.NONE, 1), new Notes())).getMessage();
    }

    private String headerTrouble(String dtype, String shape) throws Exception {
        return trouble("pid.npy", TestNpy.file(1, TestNpy.header(dtype, "False", shape), new byte[100]));
    }

    @Test
    void python_objects_are_refused() throws Exception {
        assertEquals(OBJECTS,
                headerTrouble("|O", "(3,)"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "<U5", "|S3", "<c16", "<f16", "<M8[ns]", "<i3", "|V8", "<i16" })
    void types_that_are_no_plain_numbers_are_refused(String dtype) throws Exception {
        assertEquals("has values of a type that is not read (" + dtype
                + "); integers and floating point numbers of up to 8 bytes are",
                headerTrouble(dtype, "(3,)"));
    }

    @Test
    void records_are_refused() throws Exception {
        String header = "{'descr': [('a', '<i4'), ('b', '<f8')], 'fortran_order': False, 'shape': (3,), }";

        assertEquals("holds records of several fields; a column is an array of numbers",
                trouble("pid.npy", TestNpy.file(1, header, new byte[100])));
    }

    @ParameterizedTest
    @CsvSource({ "'(2, 3)', 2", "'(2, 1, 3)', 3", "(), 0" })
    void other_numbers_of_dimensions_are_refused(String shape, int dimensions) throws Exception {
        assertEquals("has " + dimensions + " dimensions; a column has one", headerTrouble("<i4", shape));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{", "{}", "__import__('os').system('true')", "{'descr': '<i4'}",
            "{'descr': '<i4', 'shape': (-3,)}",
            "{'descr': '<i4', 'shape': (3.5,)}", "{'descr': 4, 'shape': (3,)}",
            "{'descr': '<i4', 'shape': (99999999999999999999,)}",
            "{'descr': '\\x', 'shape': (3,)}", "{3: 4}", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
            "{'descr': '<i4', 'shape': (3,)} 1" })
    void headers_that_are_no_literal_of_the_right_kind_are_damaged(String header) throws Exception {
        assertEquals("has a damaged header", trouble("pid.npy", TestNpy.file(1, header, new byte[100])));
    }

    @Test
    void promises_beyond_the_files_size_are_refused_without_reserving_memory() throws Exception {
        byte[] npy = TestNpy.file(1, TestNpy.header("<i8", 1L << 60), TestNpy.longData("<i8", 1, 2, 3));

        String expected = "is cut off: its header promises 1,152,921,504,606,846,976 values, 3 are there";
        assertEquals(expected, trouble("pid.npy", npy));
        assertEquals(expected, trouble("pid.npz", TestNpz.stored(Map.of("pid.npy", npy))));
        assertEquals(expected, trouble("pid.npz", TestNpz.of("pid", npy)));
    }

    @Test
    void other_versions_and_no_arrays_are_refused() throws Exception {
        byte[] npy = TestNpy.longs("<i4", 1, 2, 3);
        npy[6] = 4;
        assertEquals("is a NumPy array of a version that is not known (4)", trouble("pid.npy", npy));
        assertEquals("holds no NumPy array", trouble("pid.npy", "12345678".getBytes(StandardCharsets.UTF_8)));
        assertEquals("is empty (0 bytes)", trouble("pid.npy", new byte[0]));
        assertEquals("is cut off within its header", trouble("pid.npy", Arrays.copyOf(TestNpy.longs("<i4", 1), 40)));
    }

    @Test
    void a_header_of_absurd_length_is_damage() throws Exception {
        byte[] npy = TestNpy.file(2, TestNpy.header("<i4", 3), new byte[12]);
        npy[11] = 0x7f;
        assertEquals("has a damaged header (2,130,706,548 characters long)", trouble("pid.npy", npy));
    }

    @Test
    void zip_files_without_a_fitting_array() throws Exception {
        Map<String, byte[]> two = new LinkedHashMap<>();
        two.put("a.npy", TestNpy.longs("<i4", 1));
        two.put("b.npy", TestNpy.longs("<i4", 1));
        assertEquals("holds 2 arrays, and none is called pid", trouble("pid.npz", TestNpz.deflated(two)));
        assertEquals("holds no array", trouble("pid.npz", TestNpz.deflated(Map.of("readme.txt", new byte[3]))));
        assertEquals("is damaged: it is no zip file that can be read", trouble("pid.npz", new byte[1000]));
    }

    @Test
    void zip_files_that_are_encrypted_or_packed_in_other_ways() throws Exception {
        byte[] zip = TestNpz.of("pid", TestNpy.longs("<i4", 1));
        int directory = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\001\002");
        byte[] encrypted = zip.clone();
        encrypted[directory + 8] |= 1;
        assertEquals("is encrypted", trouble("pid.npz", encrypted));
        byte[] packed = zip.clone();
        packed[directory + 10] = 14;
        assertEquals("is compressed in a way that is not read (zip method 14)", trouble("pid.npz", packed));
    }

    @Test
    void damage_anywhere_in_the_compressed_data_is_noticed() throws Exception {
        Random random = new Random(5);
        byte[] npz = TestNpz.of("pid", TestNpy.longs("<i4", random.ints(20_000, 0, 1000).asLongStream().toArray()));
        for (int i = 0; i < 200; i++) {
            byte[] damaged = npz.clone();
            damaged[200 + random.nextInt(npz.length - 400)] ^= (byte) (1 + random.nextInt(255));
            String said = trouble("pid.npz", damaged);
            assertTrue(said.startsWith("is damaged") || said.startsWith("is cut off"), said);
        }
    }

    @Test
    void a_zip_that_is_cut_anywhere_is_refused() throws Exception {
        byte[] npz = TestNpz.of("pid", TestNpy.longs("<i4", new Random(6).ints(500, 0, 1000).asLongStream().toArray()));
        for (int length = 1; length < npz.length; length += 7) {
            assertEquals("is damaged: it is no zip file that can be read",
                    trouble("pid.npz", Arrays.copyOf(npz, length)));
        }
    }

    @Test
    void a_member_that_is_cut_off_says_how_much_is_there() throws Exception {
        Path file = Files.write(folder.resolve("cut"), new byte[2000]);
        Member member = new Member(file, "cpu.npz", 0, 5000, 2000, "");
        assertEquals("is cut off: 2,000 of its 5,000 bytes are there",
                assertThrows(TroubleException.class, () -> ColumnReader.header(member, "cpu")).getMessage());
    }
}
