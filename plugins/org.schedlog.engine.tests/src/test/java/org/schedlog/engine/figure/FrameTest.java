// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.expression.ExpressionException;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.engine.spec.SpecException;
import org.schedlog.engine.spec.SpecReader;
import org.schedlog.engine.spec.SpecResult;

/** Figures against the same steps done row by row. */
class FrameTest {

    private static final String ROWS = "['=','y0',['+','cpu',0.0]],['=','y1',['+','cpu',0.5]]";
    private static final int RQ_SIZE = RandomRecording.EVENTS.get("RQ_SIZE");

    private static FigureSpec spec(Recording recording, String json) {
        SpecResult result = SpecReader.read(json.replace('\'', '"'), "test.json", recording.eventTable().ids());
        assertEquals(List.of(), result.errors());
        return result.spec();
    }

    private static String line(String more, String... pipelines) {
        return "{'output': ['x0','y0','c','x1','y1'" + more
                + "], 'c': [{'label': 'L', 'color': 'red', 'concatenate': [["
                + String.join("],[", pipelines) + "]]}]}";
    }

    private static LineFrame lines(Recording recording, String json) throws IOException, SpecException {
        return LineFrame.evaluate(spec(recording, json), recording, Progress.NONE);
    }

    static List<List<Number>> rows(CategoryFrame category, FigureSpec spec) {
        List<List<Number>> rows = new ArrayList<>();
        for (Part part : category.parts()) {
            assertEquals(spec.valueColumns(), List.copyOf(part.columns().keySet()));
            for (int row = 0; row < part.size(); row++) {
                List<Number> values = new ArrayList<>();
                for (Column column : part.columns().values()) {
                    assertEquals(part.size(), column.size());
                    values.add(column instanceof LongColumn longs ? (Number) longs.get(row)
                            : RowLoops.doubleAt(column, row));
                }
                rows.add(values);
            }
        }
        return rows;
    }

    private static void assertLines(List<List<Number>> expected, Frame frame) {
        assertEquals(expected, rows(frame.categories().get(0), frame.spec()));
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 60, 9000 })
    void intervals_and_ticks_of_a_query(int events) throws Exception {
        Recording recording = RandomRecording.make(new Random(events), events);
        String next = "nxt_timestamp_of_same_evt_on_same_cpu";
        Frame frame = lines(recording,
                line(",'arg0','delta'", "['query','event==$RQ_SIZE & arg0>1'],['=','x0','timestamp'],"
                + "['=','x1','" + next + "'],['=','delta',['-','x1','x0']]," + ROWS));
        RowLoops expected = RowLoops.of(recording, next).query(row -> row.l("event") == RQ_SIZE && row.l("arg0") > 1)
                .set("delta", row -> row.l(next) - row.l("timestamp")).set("y0", row -> row.d("cpu"))
                .set("y1", row -> row.d("cpu") + 0.5);
        assertLines(expected.output(List.of("timestamp", "y0", next, "y1", "arg0", "delta")), frame);
    }

    @Test
    void pipelines_follow_each_other_and_replaced_columns_count_from_then_on() throws Exception {
        Recording recording = RandomRecording.make(new Random(1), 6000);
        Frame frame = lines(recording, line(",'pid'",
                "['query','arg0 >= 0'],['=','pid',['+','pid',100]],['query','pid > "
                + "102'],['=','x0','timestamp'],['=','x1','x0']," + ROWS,
                "['=','x0',5],['=','x1',0.25],['=','y0','pid'],['query','cpu == 3'],['=','y1','arg1'],['query','arg0 "
                + "== 1 & y0 in [1, 3]']"));
        RowLoops all = RowLoops.of(recording);
        List<List<Number>> expected =
                new ArrayList<>(all.query(row -> row.l("arg0") >= 0).set("pid", row -> row.l("pid") + 100)
                .query(row -> row.l("pid") > 102).set("y0", row -> row.d("cpu")).set("y1", row -> row.d("cpu") + 0.5)
                .output(List.of("timestamp", "y0", "timestamp", "y1", "pid")));
        expected.addAll(all.query(row -> row.l("cpu") == 3 && row.l("arg0") == 1
                && (row.l("pid") == 1 || row.l("pid") == 3))
                .set("x0", row -> 5L).set("x1", row -> 0.25).output(List.of("x0", "pid", "x1", "arg1", "pid")));
        assertLines(expected, frame);
    }

    @Test
    void functions_over_rows_see_the_rows_that_are_left_and_mix_with_columns_of_the_recording() throws Exception {
        Recording recording = RandomRecording.make(new Random(2), 9000);
        Frame frame = lines(recording,
                line(",'arg0'", "['query','cpu != 1'],['=','m',['-','arg0',['rolling',5,'median','arg0']]],"
                + "['query','m >= 0'],['=','s',['rolling',3,'sum','m']],['query','pid > "
                + "1'],['=','x0',['+','s','timestamp']],['=','x1','m'],"
                + "['=','y0',['argsort','arg1']],['=','y0',['argsort','y0']],['query','arg0 < "
                + "3'],['=','y1',['*','y0',2]]"));
        RowLoops expected = RowLoops.of(recording).query(row -> row.l("cpu") != 1)
                .rolling("m", 5, FrameTest::median, "arg0")
                .set("m", row -> row.l("arg0") - row.d("m")).query(row -> row.d("m") >= 0)
                .rolling("s", 3, values -> Arrays.stream(values).sum(), "m").query(row -> row.l("pid") > 1)
                .set("x0", row -> row.d("s") + row.l("timestamp")).argsort("y0", "arg1").argsort("y0", "y0")
                .query(row -> row.l("arg0") < 3).set("y1", row -> 2 * row.l("y0"));
        assertLines(expected.output(List.of("x0", "y0", "m", "y1", "arg0")), frame);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return (values[values.length / 2] + values[(values.length - 1) / 2]) / 2;
    }

    @Test
    void lines_with_a_missing_value_in_an_output_column_are_dropped_and_infinite_ones_kept() throws Exception {
        Recording recording = RandomRecording.make(new Random(3), 5000);
        String middle = "['=','x0','timestamp'],['=','x1',['/','arg1','arg0']]," + ROWS;
        RowLoops all = RowLoops.of(recording, "load", "prv_frq_on_same_cpu").set("y0", row -> row.d("cpu"))
                .set("y1", row -> row.d("cpu") + 0.5).set("x1", row -> row.d("arg1") / row.d("arg0"));
        assertLines(all.output(List.of("timestamp", "y0", "x1", "y1", "load")),
                lines(recording, line(",'load'", middle)));
        assertLines(all.output(List.of("timestamp", "y0", "x1", "y1")), lines(recording, line("", middle)));
        assertLines(all.output(List.of("timestamp", "y0", "x1", "y1", "prv_frq_on_same_cpu")),
                lines(recording, line(",'prv_frq_on_same_cpu'", middle)));
    }

    @Test
    void rows_that_were_dropped_do_not_decide_whether_a_division_is_exact() throws Exception {
        Recording recording = RandomRecording.make(new Random(4), 500);
        String steps = "['=','x0',['//','arg1','arg0']],['=','x1',['%','arg1','arg0']]," + ROWS;
        Frame exact = lines(recording, line("", "['query','arg0 != 0']," + steps));
        RowLoops expected = RowLoops.of(recording).query(row -> row.l("arg0") != 0)
                .set("x0", row -> Math.floorDiv(row.l("arg1"), row.l("arg0")))
                .set("x1", row -> Math.floorMod(row.l("arg1"), row.l("arg0")))
                .set("y0", row -> row.d("cpu")).set("y1", row -> row.d("cpu") + 0.5);
        assertLines(expected.output(List.of("x0", "y0", "x1", "y1")), exact);
        Frame divided = lines(recording, line("", steps));
        assertTrue(rows(divided.categories().get(0), divided.spec()).stream()
                .allMatch(row -> row.get(0) instanceof Double));
    }

    @Test
    void every_category_is_there_and_one_that_needs_unknown_events_says_so() throws Exception {
        Recording recording = RandomRecording.make(new Random(5), 300);
        String lines = "['=','x0','timestamp'],['=','x1','timestamp']," + ROWS;
        String json = "{'output': ['x0','y0','x1','y1'], 'c': ["
                + "{'label': 'none', 'color': 'red', 'concatenate': [[['query','cpu > 99']," + lines + "]]},"
                + "{'label': 'name', 'color': 'red', 'concatenate': [[['query','event == $NOPE']," + lines + "]]},"
                + "{'label': 'column', 'color': 'red', 'concatenate': [[" + lines + "],[" + lines
                + ",['=','x1','nxt_timestamp_of_(BLOCK|ZZ|AA)_on_same_pid']]]},"
                + "{'label': 'some', 'color': 'red', 'concatenate': [[['query','cpu == 0']," + lines + "]]}]}";
        List<CategoryFrame> categories = lines(recording, json).categories();
        assertEquals(List.of(0L, 0L, 0L), categories.subList(0, 3).stream().map(CategoryFrame::count).toList());
        assertEquals(Arrays.asList(null, "unavailable in this trace: no event NOPE",
                "unavailable in this trace: no event AA, no event ZZ", null),
                categories.stream().map(category -> category.category().unavailable()).toList());
        assertEquals(RowLoops.of(recording).query(row -> row.l("cpu") == 0).output(List.of("cpu")).size(),
                categories.get(3).count());
    }

    @Test
    void whatever_does_not_fit_the_recording_is_found_in_one_go_with_its_place() {
        Recording recording = RandomRecording.make(new Random(6), 10);
        String json = "{'output': ['x','y','arg00'], 'c': [{'label': 'A', 'color': 'red', 'concatenate': [[]]},"
                + "{'label': 'B', 'color': 'red', 'concatenate': [[['query','event==$RQ_SIZE & agr0 > "
                + "1'],['=','x','timestmp'],"
                + "['=','a',['+','x',1]],['=','y',['rolling',2,'mean','word']],['=','arg00',1],['query','arg1']]]}]}";
        SpecException e = assertThrows(SpecException.class,
                () -> PointFrame.evaluate(spec(recording, json), recording, Progress.NONE));
        assertEquals("""
                test.json: category 0 "A", pipeline 0: "output" lists x, which no step makes \
                and which is no column of the recording
                test.json: category 0 "A", pipeline 0: "output" lists y, which no step makes \
                and which is no column of the recording
                test.json: category 0 "A", pipeline 0: "output" lists arg00, which no step makes \
                and which is no column of the recording; did you mean arg0?
                test.json: category 1 "B", pipeline 0, step 0, column 19: There is no column agr0; did you mean arg0?
                test.json: category 1 "B", pipeline 0, step 1: There is no column timestmp; did you mean timestamp?
                test.json: category 1 "B", pipeline 0, step 3: The column word holds texts; expected numbers
                """.strip(), e.getMessage().lines().limit(6).reduce((a, b) -> a + "\n" + b).orElseThrow());
        assertEquals(7, e.diagnostics().size());
        assertEquals(5, e.diagnostics().get(6).place().step());
    }

    @Test
    void a_median_of_too_many_rows_is_refused_with_its_place() {
        Recording recording = RandomRecording.make(new Random(6), 10);
        String json = "{'output': ['x','y'], 'c': [{'label': 'A', 'color': 'red', 'concatenate': [["
                + "['=','x',['rolling',5000000,'median','cpu']],['=','y','cpu']]]}]}";
        SpecException e = assertThrows(SpecException.class,
                () -> PointFrame.evaluate(spec(recording, json), recording, Progress.NONE));
        assertEquals("test.json: category 0 \"A\", pipeline 0, step 0: A rolling median takes at most 4194304 rows, "
                + "not 5000000", e.getMessage());
    }

    @Test
    void a_query_on_a_figure_narrows_it_by_its_columns_and_the_category() throws Exception {
        Recording recording = RandomRecording.make(new Random(7), 6000);
        String steps = "['=','x0','timestamp'],['=','x1','timestamp']," + ROWS;
        String json = "{'output': ['x0','y0','x1','y1','event'], 'c': [{'label': 'A', 'color': 'red', 'concatenate': [["
                + steps
                + "],[['query','pid == 1']," + steps + "]]},{'label': 'B', 'color': 'red', 'concatenate': [[" + steps
                + "]]}]}";
        Frame frame = lines(recording, json);
        Frame narrowed = FigureQuery.parse("c >= 1 & event == $TICK and y0 != 2 | c == 0 & x0 < 500",
                recording.eventTable())
                .select(frame, Progress.NONE);
        assertInstanceOf(LineFrame.class, narrowed);
        int tick = RandomRecording.EVENTS.get("TICK");
        for (int c = 0; c < 2; c++) {
            int category = c;
            assertEquals(rows(frame.categories().get(c), frame.spec()).stream()
                    .filter(row -> category == 1 ? (Long) row.get(4) == tick && (Double) row.get(1) != 2
                    : (Long) row.get(0) < 500).toList(),
                    rows(narrowed.categories().get(c), frame.spec()));
        }
        FigureQuery wrong = FigureQuery.parse("event == $TICK & arg0 > 1", recording.eventTable());
        ExpressionException unknown = assertThrows(ExpressionException.class, () -> wrong.select(frame, Progress.NONE));
        assertEquals(17, unknown.position());
        ExpressionException checked = assertThrows(ExpressionException.class, () -> wrong.check(frame));
        assertEquals(unknown.position() + unknown.getMessage(), checked.position() + checked.getMessage());
        FigureQuery.parse("event == $TICK & y0 > 1", recording.eventTable()).check(frame);
        ExpressionException type = assertThrows(ExpressionException.class,
                () -> FigureQuery.parse("event == $TICK & y0 + 1", recording.eventTable()).check(frame));
        assertEquals(17, type.position());
        Frame nothing =
                lines(recording, json.replace("'concatenate': [[", "'concatenate': [[['query','event == $NO'],"));
        assertEquals(17, assertThrows(ExpressionException.class, () -> wrong.check(nothing)).position());
        ExpressionException event = assertThrows(ExpressionException.class,
                () -> FigureQuery.parse("event == $TIC", recording.eventTable()));
        assertEquals("9: This recording has no event TIC; did you mean TICK?", event.position() + ": "
                + event.getMessage());
    }

    @Test
    void a_window_keeps_the_lines_that_touch_it_whatever_their_direction() throws Exception {
        Recording recording = RandomRecording.make(new Random(8), 5000);
        String next = "nxt_timestamp_of_same_evt_on_same_pid";
        String steps = "['=','x0','timestamp'],['=','x1','" + next + "']," + ROWS;
        Frame frame = lines(recording, line("", steps, "['=','x1','timestamp'],['=','x0','" + next + "']," + ROWS,
                "['=','x0',['+','timestamp',0.5]],['=','x1','x0']," + ROWS));
        long end = recording.end() - recording.start();
        for (long[] window : new long[][] { { 0, 0 }, { end / 3, end / 2 }, { end, end }, { -100, -1 }, { 700, 700 },
                { -5, end + 5 } }) {
            List<List<Number>> expected = rows(frame.categories().get(0), frame.spec()).stream()
                    .filter(row -> Math.min(row.get(0).doubleValue(), row.get(2).doubleValue()) <= window[1]
                            && Math.max(row.get(0).doubleValue(), row.get(2).doubleValue()) >= window[0])
                    .toList();
            assertLines(expected, frame.window(window[0], window[1], Progress.NONE));
        }
    }

    @Test
    void a_window_needs_a_time_to_select_by() throws Exception {
        Recording recording = RandomRecording.make(new Random(9), 100);
        String json = "{'output': ['x','y'], 'c': [{'label': 'D', 'color': 'red', 'concatenate': "
                + "[[['=','x',%s],['=','y','cpu']]]}]}";
        String duration = "['-','nxt_timestamp_of_same_evt_on_same_cpu','timestamp']";
        Frame durations = PointFrame.evaluate(spec(recording, json.formatted(duration)), recording, Progress.NONE);
        NoTimeException e = assertThrows(NoTimeException.class, () -> durations.window(0, 10, Progress.NONE));
        assertEquals("A window selects by time, but x of category 0 \"D\" is no time of the recording; "
                + "leave the window out or select with a query", e.getMessage());
        Frame times = PointFrame.evaluate(spec(recording, json.formatted("'timestamp'")), recording, Progress.NONE);
        assertEquals(recording.events(), times.window(0, Long.MAX_VALUE, Progress.NONE).count());
    }
}
