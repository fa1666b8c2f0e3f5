// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.TextColumn;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.engine.spec.SpecReader;

/** Tables of a figure, written and read back. */
class FrameTableTest {

    private static final String CATEGORY = "{'label': 'L', 'color': 'red', 'concatenate': [[";

    private static Frame numbers;
    private static Frame texts;

    @BeforeAll
    static void evaluate() throws Exception {
        Recording recording = RandomRecording.make(new Random(1), 9000);
        numbers = frame(recording, "{'output': ['y','a, \\\"b\\\"','c','x'], 'c': [" + CATEGORY
                + "['=','y',['/','arg1','arg0']],"
                + "['=','a, \\\"b\\\"',['*','arg1',4294967311]],['=','x',['/','timestamp',3]]]]}," + CATEGORY
                + "['query','cpu==9'],['=','x',1],['=','y',1],['=','a, \\\"b\\\"',1]]]}," + CATEGORY
                + "['query','cpu<2'],['=','y','pid'],['=','a, \\\"b\\\"','arg0'],['=','x',['/',['-',-1,'pid'],2]]],"
                + "[['=','x','timestamp'],['=','y',['/','arg1',1e300]],['=','a, \\\"b\\\"',-7]]]}]}");
        texts = frame(recording, "{'output': ['x','word','y'], 'c': [" + CATEGORY
                + "['=','x','cpu'],['=','y','pid']]]}]}");
    }

    private static Frame frame(Recording recording, String json) throws Exception {
        FigureSpec spec = SpecReader.read(json.replace('\'', '"'), "t.json", recording.eventTable().ids()).spec();
        return PointFrame.evaluate(spec, recording, Progress.NONE);
    }

    /** All values by column: Long, Double, String or null. */
    private static Map<String, List<Object>> table(Frame frame) {
        Map<String, List<Object>> table = new LinkedHashMap<>();
        for (String name : frame.spec().output()) {
            List<Object> values = table.computeIfAbsent(name, key -> new ArrayList<>());
            for (CategoryFrame category : frame.categories()) {
                for (Part part : category.parts()) {
                    for (int row = 0; row < part.size(); row++) {
                        values.add(name.equals("c") ? (Object) (long) category.category().index()
                                : value(part.column(name), row));
                    }
                }
            }
        }
        return table;
    }

    private static Object value(Column column, int row) {
        return column instanceof LongColumn longs ? (Object) longs.get(row)
                : column instanceof TextColumn text ? text.get(row) : (Object) RowLoops.doubleAt(column, row);
    }

    private static byte[] written(Frame frame, TableFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(frame, out, Progress.NONE);
        return out.toByteArray();
    }

    @Test
    void csv_reads_back_to_the_same_numbers() throws IOException {
        List<String> lines = new String(written(numbers, TableFormat.CSV), StandardCharsets.UTF_8).lines().toList();
        assertEquals("y,\"a, \"\"b\"\"\",c,x", lines.get(0));
        Map<String, List<Object>> table = table(numbers);
        assertEquals(numbers.count() + 1, lines.size());
        for (int row = 0; row < numbers.count(); row++) {
            String[] fields = lines.get(row + 1).split(",", -1);
            int column = 0;
            for (List<Object> values : table.values()) {
                assertEquals(values.get(row), number(fields[column++], values.get(row) instanceof Long));
            }
        }
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("inf,")) && lines.stream()
                .anyMatch(line -> line.startsWith("-inf,")));
    }

    private static Object number(String text, boolean isLong) {
        if (isLong) {
            return Long.valueOf(text);
        }
        assertTrue(text.matches("-?inf|-?\\d+\\.\\d+(E-?\\d+)?"), text);
        return Double.valueOf(text.replace("inf", "Infinity"));
    }

    @Test
    void csv_quotes_texts_where_they_would_be_misread() throws IOException {
        List<String> lines = new String(written(texts, TableFormat.CSV), StandardCharsets.UTF_8).lines().toList();
        Map<String, List<Object>> table = table(texts);
        assertEquals("x,word,y", lines.get(0));
        for (int row = 0; row < texts.count(); row++) {
            Object word = table.get("word").get(row);
            String field = word == null ? "" : word.equals("make") ? "make" : "\"a \"\"b\"\", c\"";
            assertEquals(table.get("x").get(row) + "," + field + "," + table.get("y").get(row), lines.get(row + 1));
        }
    }

    @Test
    void json_reads_back_to_the_same_numbers_and_nulls() throws IOException {
        for (Frame frame : List.of(numbers, texts)) {
            JsonObject json = JsonParser.parseString(new String(written(frame, TableFormat.JSON),
                    StandardCharsets.UTF_8)).getAsJsonObject();
            Map<String, List<Object>> table = table(frame);
            assertEquals(List.copyOf(table.keySet()), List.copyOf(json.keySet()));
            table.forEach((name, values) -> {
                JsonArray array = json.getAsJsonArray(name);
                assertEquals(values.size(), array.size());
                for (int row = 0; row < values.size(); row++) {
                    assertEquals(finite(values.get(row)), jsonValue(array.get(row), values.get(row)));
                }
            });
        }
    }

    private static Object finite(Object value) {
        return value instanceof Double number && !Double.isFinite(number) ? null : value;
    }

    private static Object jsonValue(JsonElement element, Object like) {
        return element.isJsonNull() ? null : like instanceof Long ? (Object) element.getAsLong()
                : like instanceof Double ? (Object) element.getAsDouble() : element.getAsString();
    }

    @Test
    void npz_holds_one_array_for_each_column_of_the_type_that_takes_all() throws IOException {
        Map<String, List<Object>> table = table(numbers);
        List<String> types = List.of("<f8", "<i8", "<i8", "<f8");
        int column = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(written(numbers, TableFormat.NPZ)))) {
            for (Map.Entry<String, List<Object>> entry : table.entrySet()) {
                ZipEntry file = zip.getNextEntry();
                assertEquals(entry.getKey() + ".npy", file.getName());
                assertArray(types.get(column++), entry.getValue(), zip.readAllBytes());
            }
            assertEquals(null, zip.getNextEntry());
        }
    }

    private static void assertArray(String type, List<Object> expected, byte[] file) {
        ByteBuffer data = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[8];
        data.get(magic);
        assertArrayEquals(new byte[] { (byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0 }, magic);
        byte[] header = new byte[data.getShort()];
        data.get(header);
        assertEquals(0, data.position() % 64);
        Matcher matcher = Pattern.compile("\\{'descr': '(.*)', 'fortran_order': False, 'shape': \\((\\d+),\\), \\} *\n")
                .matcher(new String(header, StandardCharsets.US_ASCII));
        assertTrue(matcher.matches());
        assertEquals(type, matcher.group(1));
        assertEquals(expected.size(), Integer.parseInt(matcher.group(2)));
        for (Object value : expected) {
            if (type.equals("<i8")) {
                assertEquals(value, data.getLong());
            } else {
                assertEquals(((Number) value).doubleValue(), data.getDouble());
            }
        }
        assertEquals(0, data.remaining());
    }

    @Test
    void npz_refuses_texts_and_says_what_takes_them() {
        IOException e = assertThrows(IOException.class, () -> written(texts, TableFormat.NPZ));
        assertEquals("The column word holds texts, which .npz files cannot; write .csv or .json", e.getMessage());
    }

    @Test
    void every_double_reads_back_to_itself() throws IOException {
        Random random = new Random(2);
        List<Double> values =
                new ArrayList<>(List.of(0.0, -0.0, 0.5, -0.5, 1e7, -1e7, 9999999.5, -9999999.0, 1e-3, 0.1, 1.0, -1.5,
                Double.MIN_VALUE, Double.MAX_VALUE, 2e-3, 9007199254740993.0, 4.35, 0.25));
        for (int i = 0; i < 5000; i++) {
            values.add(Double.longBitsToDouble(random.nextLong()));
            values.add(random.nextInt(40_000_000) / 2.0 - 1e7);
        }
        for (double value : values) {
            if (Double.isFinite(value)) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                TextSink sink = new TextSink(out);
                sink.put(value);
                sink.flush();
                assertEquals(Double.toString(value), out.toString(StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void every_integer_is_written_in_full() throws IOException {
        Random random = new Random(3);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TextSink sink = new TextSink(out);
        StringBuilder expected = new StringBuilder();
        long power = 1;
        for (int i = 0; i < 20_000; i++) {
            long value = i < 3 ? new long[] { 0, Long.MIN_VALUE, Long.MAX_VALUE }[i]
                    : i < 60 ? power * (i % 2 == 0 ? 1 : -1) - (i % 3 == 0 ? 1 : 0)
                    : random.nextLong() >> random.nextInt(64);
            power = i % 3 == 2 && power < Long.MAX_VALUE / 10 ? 10 * power : power;
            sink.put(value);
            sink.put('\n');
            expected.append(value).append('\n');
        }
        sink.flush();
        assertEquals(expected.toString(), out.toString(StandardCharsets.UTF_8));
    }
}
