// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.figure.Meaning;
import org.schedlog.tracecompass.core.OpenTrace;
import org.schedlog.tracecompass.core.figure.FigureRequest;
import org.schedlog.tracecompass.core.figure.Figures;
import org.schedlog.tracecompass.core.spec.SpecSource;
import org.schedlog.tracecompass.core.statistics.LineStatistics.CategoryRow;
import org.schedlog.tracecompass.core.statistics.LineStatistics.ColumnRow;
import org.schedlog.tracecompass.core.trace.RecordingFile;

@DisplayName("The statistics of a figure")
class LineStatisticsTest {

    private static final int ROWS = 400;
    private static final long START = 5_000;
    /** Lines of all events from their time to as many ns later as arg0 says; the second category has no lines. */
    private static final String SPEC = "{'input': [], 'output': ['x0','y0','x1','y1','c','pid','half'], 'c': ["
            + "{'label': 'some, \\\"quoted\\\"', 'color': '#112233', 'concatenate': [[['query', 'cpu < 2'],"
            + "['=','x0','timestamp'],['=','x1',['+','timestamp','arg0']],['=','y0','cpu'],['=','y1','cpu'],"
            + "['=','half',['/','arg1',2]]]]},"
            + "{'label': 'none', 'color': '#00ff00', 'concatenate': [[['query', 'event == $NOPE'],"
            + "['=','x0','timestamp'],['=','x1','timestamp'],['=','y0','cpu'],['=','y1','cpu'],['=','half',1]]]}]}";

    @TempDir
    Path folder;

    private final long[][] rows = new long[ROWS][];
    private OpenTrace open;
    private SpecSource source;

    @BeforeEach
    void openRecording() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < ROWS; i++) {
            rows[i] = new long[] { START + 10L * i, random.nextInt(3), random.nextInt(9), RecordingFile.id("TICK"),
                random.nextInt(200), random.nextInt(1000) - 500 };
        }
        open = new OpenTrace(folder, rows);
        source = open.spec("s.json", SPEC);
    }

    @AfterEach
    void close() {
        open.close();
    }

    private LineStatistics statistics(String query, TimeSpan span) throws Exception {
        return LineStatistics.of(Figures.of(open.trace), new FigureRequest(source, query), Optional.ofNullable(span),
                Progress.NONE);
    }

    /** Checks the first category against rows chosen and added up here. */
    private void check(LineStatistics statistics, List<long[]> expected) {
        assertEquals(List.of(), statistics.problems());
        assertEquals(List.of("x0", "y0", "x1", "y1", "pid", "half", "x1 - x0"), statistics.columns());
        CategoryRow row = statistics.rows().get(0);
        assertEquals(expected.size(), row.count());
        check(row.column("x0").get(), Meaning.TIME, expected.stream().map(line -> line[0] - START).toList());
        check(row.column("pid").get(), Meaning.THREAD, expected.stream().map(line -> line[2]).toList());
        check(row.column("x1 - x0").get(), row.column("x1 - x0").get().meaning(),
                expected.stream().map(line -> line[4]).toList());
        ColumnRow half = row.column("half").get();
        assertEquals(expected.stream().mapToDouble(line -> line[5] / 2.0).sum(), half.sum());
        assertEquals(expected.stream().mapToDouble(line -> line[5] / 2.0).min().getAsDouble(), half.least());
    }

    private static void check(ColumnRow column, Meaning meaning, List<Long> values) {
        long sum = values.stream().mapToLong(Long::longValue).sum();
        assertEquals(new ColumnRow(column.name(), meaning, values.size(), (double) sum / values.size(),
                BigInteger.valueOf(sum), values.stream().min(Long::compare).get(),
                values.stream().max(Long::compare).get()), column);
    }

    private List<long[]> lines(long from, long to) {
        List<long[]> lines = new ArrayList<>();
        for (long[] row : rows) {
            if (row[1] < 2 && row[0] <= to && row[0] + row[4] >= from) {
                lines.add(row);
            }
        }
        return lines;
    }

    @Test
    void they_are_of_everything_of_a_stretch_of_time_and_of_a_query() throws Exception {
        check(statistics("", null), lines(Long.MIN_VALUE, Long.MAX_VALUE));
        check(statistics("", new TimeSpan(START + 1000, START + 1700)), lines(START + 1000, START + 1700));
        check(statistics("pid > 4", new TimeSpan(START + 1000, START + 1700)),
                lines(START + 1000, START + 1700).stream().filter(line -> line[2] > 4).toList());
    }

    @Test
    void a_category_that_the_trace_cannot_have_is_there_with_the_reason() throws Exception {
        CategoryRow none = statistics("", null).rows().get(1);
        assertEquals(0, none.count());
        assertEquals("unavailable in this trace: no event NOPE", none.category().unavailable());
        for (ColumnRow column : none.columns()) {
            assertEquals(0, column.count());
            assertTrue(Double.isNaN(column.mean()));
            assertNull(column.least());
            assertNull(column.greatest());
        }
    }

    @Test
    void what_is_wrong_is_said_in_place_of_numbers() throws Exception {
        LineStatistics wrong = statistics("pid >", null);
        assertEquals(List.of(), wrong.rows());
        assertTrue(wrong.problems().get(0).contains("query is not understood"), wrong.problems()::toString);
        source = open.spec("p.json", "{'input': [], 'output': ['x','y','c'], 'c': [{'label': 'p', 'color': '#112233',"
                + "'concatenate': [[['=','x','arg0'],['=','y','arg1']]]}]}");
        LineStatistics points = statistics("", new TimeSpan(START, START + 10));
        assertTrue(points.problems().get(0).contains("Everything"), points.problems()::toString);
        assertEquals(List.of("x", "y"), statistics("", null).columns());
    }

    @Test
    void the_CSV_has_the_columns_of_the_command_line_and_exact_numbers() throws Exception {
        LineStatistics statistics = statistics("", null);
        String[] lines = StatisticsText.csv(statistics).split("\n");
        assertEquals(3, lines.length);
        assertTrue(lines[0].startsWith("c,label,count,x0_mean,x0_sum,x0_min,x0_max,y0_mean,"), lines[0]);
        assertTrue(lines[0].endsWith(",x1 - x0_mean,x1 - x0_sum,x1 - x0_min,x1 - x0_max"), lines[0]);
        ColumnRow x0 = statistics.rows().get(0).columns().get(0);
        assertTrue(lines[1].startsWith("0,\"some, \"\"quoted\"\"\"," + x0.count() + "," + x0.mean() + "," + x0.sum()
                + "," + x0.least() + "," + x0.greatest() + ","), lines[1]);
        assertTrue(lines[2].startsWith("1,none,0,nan,0,nan,nan,"), lines[2]);
    }

    @Test
    void numbers_are_readable_and_exact_ones_can_be_had() {
        assertEquals("1,234,567 ns", StatisticsText.rounded(1_234_567L, Meaning.TIME));
        assertEquals("1.235 ms", StatisticsText.rounded(1_234_567L, Meaning.DURATION));
        assertEquals("1,234,567 ns", StatisticsText.exact(1_234_567L, Meaning.DURATION));
        assertEquals("12.346 s", StatisticsText.rounded(12_345_678_901.5, Meaning.DURATION));
        assertEquals("999 ns", StatisticsText.rounded(999L, Meaning.DURATION));
        assertEquals("27112", StatisticsText.rounded(27_112L, Meaning.THREAD));
        assertEquals("27,112", StatisticsText.rounded(27_112L, Meaning.NUMBER));
        assertEquals("0.333", StatisticsText.rounded(1 / 3.0, Meaning.NUMBER));
        assertEquals(Double.toString(1 / 3.0), StatisticsText.exact(1 / 3.0, Meaning.NUMBER));
        assertEquals("", StatisticsText.rounded(Double.NaN, Meaning.NUMBER));
        assertEquals("", StatisticsText.exact(null, Meaning.TIME));
        assertEquals("-infinite", StatisticsText.rounded(Double.NEGATIVE_INFINITY, Meaning.TIME));
    }
}
