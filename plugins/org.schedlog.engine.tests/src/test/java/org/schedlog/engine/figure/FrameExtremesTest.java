// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.schedlog.engine.column.DoubleColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.figure.FrameExtremes.CategoryExtremes;
import org.schedlog.engine.figure.FrameExtremes.Extremes;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.engine.spec.SpecReader;
import org.schedlog.engine.testing.CancelAt;

class FrameExtremesTest {

    private static final int ROWS = 30_011;

    private static Frame frame(Recording recording, String output, String categories) throws Exception {
        String json = "{'output': [" + output + "], 'c': [" + categories + "]}";
        FigureSpec spec = SpecReader.read(json.replace('\'', '"'), "s.json", recording.eventTable().ids()).spec();
        return spec.kind() == FigureSpec.Kind.LINES ? LineFrame.evaluate(spec, recording, Progress.NONE)
                : PointFrame.evaluate(spec, recording, Progress.NONE);
    }

    private static String category(String... pipelines) {
        return "{'label': 'L', 'color': 'red', 'concatenate': [[" + String.join("],[", pipelines) + "]]}";
    }

    private static Extremes extremes(LongStream values) {
        long[] sorted = values.sorted().toArray();
        return new Extremes(sorted[0], sorted[sorted.length - 1]);
    }

    @Test
    void they_are_those_of_all_values_of_all_pipelines_and_lengths_are_x1_less_x0() throws Exception {
        Recording recording = RandomRecording.make(new Random(1), ROWS);
        String next = "nxt_timestamp_of_same_evt_on_same_cpu";
        String line = "['=','x0','timestamp'],['=','x1','" + next + "'],['=','y0','cpu'],['=','y1','cpu']";
        List<CategoryExtremes> categories = FrameExtremes.of(frame(recording, "'x0','y0','x1','y1','c','arg1','pid'",
                category("['query','cpu == 2']," + line, "['query','cpu == 1 & arg1 > 5']," + line) + ","
                        + category("['query','cpu == 77']," + line) + ","
                        + category("['query','event == $NOPE']," + line)),
                Progress.NONE).categories();
        int[] rows = IntStream.range(0, ROWS).filter(row -> {
            long cpu = recording.cpu().get(row);
            return cpu == 2 || cpu == 1 && recording.arg1().get(row) > 5;
        }).toArray();
        long[] ends = ends(recording);
        CategoryExtremes first = categories.get(0);
        assertEquals(List.of("x0", "y0", "x1", "y1", "arg1", "pid"), List.copyOf(first.columns().keySet()));
        assertEquals(extremes(Arrays.stream(rows).mapToLong(row -> recording.arg1().get(row))),
                first.columns().get("arg1"));
        assertEquals(extremes(Arrays.stream(rows).mapToLong(row -> recording.pid().get(row))),
                first.columns().get("pid"));
        assertEquals(extremes(Arrays.stream(rows).mapToLong(row -> ends[row] - recording.start())),
                first.columns().get("x1"));
        assertEquals(new Extremes(1L, 2L), first.columns().get("y0"));
        assertEquals(extremes(Arrays.stream(rows).mapToLong(row -> ends[row] - recording.timestamp().get(row))),
                first.lengths());
        for (CategoryExtremes empty : categories.subList(1, 3)) {
            assertEquals(Extremes.NONE, empty.lengths());
            empty.columns().values().forEach(column -> assertEquals(Extremes.NONE, column));
        }
    }

    /** For each row the time of the next row with its event and CPU; its own where there is none. */
    private static long[] ends(Recording recording) {
        long[] ends = new long[ROWS];
        for (int row = 0; row < ROWS; row++) {
            ends[row] = recording.timestamp().get(row);
            for (int later = row + 1; later < ROWS; later++) {
                if (recording.event().get(later) == recording.event().get(row)
                        && recording.cpu().get(later) == recording.cpu().get(row)) {
                    ends[row] = recording.timestamp().get(later);
                    break;
                }
            }
        }
        return ends;
    }

    @Test
    void doubles_keep_their_infinities_and_mix_with_integers_exactly() throws Exception {
        Recording recording = RandomRecording.make(new Random(2), ROWS);
        List<CategoryExtremes> categories = FrameExtremes.of(frame(recording, "'x','y','c','word'",
                category("['=','x','timestamp'],['=','y','load']", "['=','x','timestamp'],['=','y','pid']") + ","
                        + category("['query','load < 100'],['=','x',['/','arg1',3.0]],['=','y','cpu']")),
                Progress.NONE).categories();
        double[] load = new double[ROWS];
        ((DoubleColumn) recording.column("load", Progress.NONE).get()).read(0, ROWS, load);
        double least = Arrays.stream(load).filter(value -> value == value).min().getAsDouble();
        assertEquals(new Extremes(least, Double.POSITIVE_INFINITY), categories.get(0).columns().get("y"));
        assertEquals(Extremes.NONE, categories.get(0).lengths());
        assertEquals(Extremes.NONE, categories.get(1).columns().get("word"));
        double[] thirds = IntStream.range(0, ROWS).filter(row -> load[row] < 100)
                .mapToDouble(row -> recording.arg1().get(row) / 3.0).sorted().toArray();
        assertEquals(new Extremes(thirds[0], thirds[thirds.length - 1]), categories.get(1).columns().get("x"));
    }

    @Test
    void an_integer_that_no_double_holds_is_told_from_the_double_beside_it() {
        Extremes exact = new Extremes((1L << 53) + 1, (1L << 53) + 1);
        Extremes rounded = new Extremes(0x1p53, 0x1p53);
        assertEquals(new Extremes(0x1p53, (1L << 53) + 1), exact.with(rounded));
        assertEquals(new Extremes(0x1p53, (1L << 53) + 1), rounded.with(exact));
        assertEquals(exact, Extremes.NONE.with(exact));
        assertEquals(exact, exact.with(Extremes.NONE));
        assertEquals(new Extremes(Double.NEGATIVE_INFINITY, (1L << 53) + 1),
                exact.with(new Extremes(Double.NEGATIVE_INFINITY, 7L)));
    }

    @Test
    void it_ends_when_it_is_cancelled() throws Exception {
        Recording recording = RandomRecording.make(new Random(3), ROWS);
        Frame frame = frame(recording, "'x','y','c'", category("['=','x','timestamp'],['=','y','pid']"));
        Progress cancelled = new CancelAt(0);
        assertThrows(CancellationException.class, () -> FrameExtremes.of(frame, cancelled));
    }
}
