// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.tracecompass.tmf.core.dataprovider.DataProviderParameterUtils;
import org.eclipse.tracecompass.tmf.core.model.timegraph.ITimeGraphState;
import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphEntryModel;
import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphModel;
import org.eclipse.tracecompass.tmf.core.response.ITmfResponse.Status;
import org.eclipse.tracecompass.tmf.core.response.TmfModelResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.figure.CategoryFrame;
import org.schedlog.engine.figure.Part;
import org.schedlog.tracecompass.core.OpenTrace;
import org.schedlog.tracecompass.core.figure.LineDrawing;
import org.schedlog.tracecompass.core.spec.SpecSource;
import org.schedlog.tracecompass.core.trace.RecordingFile;

/** A line figure of a random recording that is open, and its lines as plain values. */
abstract class RandomFigure {

    private static final int EVENTS = 4_000;
    static final int CPUS = 5;
    static final long START = 7_000_000_000L;

    private static final String SPEC = """
            { 'input': ['timestamp', 'cpu', 'event', 'pid', 'arg0', 'arg1', 'nxt_timestamp_of_same_evt_on_same_cpu'],
              'output': ['x0', 'y0', 'x1', 'y1', 'c', 'pid', 'arg0'],
              'c': [
                { 'label': 'queue', 'color': '#ff0000', 'concatenate': [[['query', 'event==$RQ_SIZE & arg0>0'],
                  ['=', 'x0', 'timestamp'], ['=', 'x1', 'nxt_timestamp_of_same_evt_on_same_cpu'],
                  ['=', 'y0', 'cpu'], ['=', 'y1', 'cpu']]] },
                { 'label': 'nothing', 'color': '#000001', 'concatenate': [[['query', 'event==$RQ_SIZE & arg0>1000'],
                  ['=', 'x0', 'timestamp'], ['=', 'x1', 'timestamp'], ['=', 'y0', 'cpu'], ['=', 'y1', 'cpu']]] },
                { 'label': 'switch', 'color': '#00ff00', 'concatenate': [[['query', 'event==$CTX_SWITCH'],
                  ['=', 'x0', 'timestamp'], ['=', 'x1', 'timestamp'], ['=', 'y0', 'cpu'],
                  ['=', 'y1', ['+', 'cpu', 0.5]]]] },
                { 'label': 'secret', 'color': '#0000ff', 'hide_hovertool': true,
                  'concatenate': [[['query', 'event==$TICK'],
                  ['=', 'x0', 'timestamp'], ['=', 'x1', 'timestamp'], ['=', 'y0', 'cpu'],
                  ['=', 'y1', ['+', 'cpu', 0.75]]]] },
                { 'label': 'unknown', 'color': '#00ffff', 'concatenate': [[['query', 'event==$NO_SUCH_EVENT'],
                  ['=', 'x0', 'timestamp'], ['=', 'x1', 'timestamp'], ['=', 'y0', 'cpu'], ['=', 'y1', 'cpu']]] },
                { 'label': 'migration', 'color': '#ff00ff', 'concatenate': [[['query', 'event==$MIGRATE & arg0!=arg1'],
                  ['=', 'x0', 'timestamp'], ['=', 'x1', 'timestamp'], ['=', 'y0', 'arg0'], ['=', 'y1', 'arg1']]] } ] }
            """;

    @TempDir
    Path folder;

    OpenTrace open;
    LinesDataProvider provider;
    LineDrawing drawing;
    List<TimeGraphEntryModel> entries;

    record Line(int category, long row, long x0, long x1) {
    }

    final List<Line> lines = new ArrayList<>();

    @BeforeEach
    void openRecording() throws Exception {
        Random random = new Random(5);
        String[] events = { "RQ_SIZE", "CTX_SWITCH", "TICK", "MIGRATE", "WAKEUP" };
        long[][] rows = new long[EVENTS][];
        long time = START;
        for (int row = 0; row < EVENTS; row++) {
            time += row == 0 || random.nextInt(4) == 0 ? 0 : random.nextInt(random.nextInt(50) == 0 ? 100_000 : 500);
            rows[row] = new long[] { time, random.nextInt(CPUS), 100 + random.nextInt(9),
                    RecordingFile.id(events[random.nextInt(events.length)]), random.nextInt(CPUS),
                    random.nextInt(CPUS) };
        }
        open = new OpenTrace(folder, rows);
        SpecSource source = open.spec("random.json", SPEC);
        provider = open.provider(source);
        drawing = open.figure(source).lines().orElseThrow(() -> new AssertionError(open.figure(source).problems()));
        entries = provider.fetchTree(Map.of(), null).getModel().getEntries();
        collectLines();
    }

    /** The frame's lines, without the index. */
    private void collectLines() {
        for (CategoryFrame category : drawing.frame().categories()) {
            for (Part part : category.parts()) {
                double[] x0 = values(part.column("x0"));
                double[] x1 = values(part.column("x1"));
                double[] y0 = values(part.column("y0"));
                double[] y1 = values(part.column("y1"));
                for (int i = 0; i < part.size(); i++) {
                    if (Math.floor(y0[i]) == Math.floor(y1[i])) {
                        lines.add(new Line(category.category().index(), (long) Math.floor(y0[i]), (long) x0[i],
                                (long) x1[i]));
                    }
                }
            }
        }
    }

    static double[] values(Column column) {
        double[] values = new double[column.size()];
        column.readDoubles(0, values.length, values);
        return values;
    }

    @AfterEach
    void close() {
        open.close();
    }

    static Map<String, Object> parameters(long from, long to, int width, long... items) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(LinesParameters.FROM, from);
        parameters.put(LinesParameters.TO, to);
        parameters.put(LinesParameters.WIDTH, width);
        List<Long> ids = new ArrayList<>();
        for (long item : items) {
            ids.add(item);
        }
        parameters.put(DataProviderParameterUtils.REQUESTED_ITEMS_KEY, ids);
        return parameters;
    }

    List<ITimeGraphState> states(Map<String, Object> parameters) {
        TmfModelResponse<TimeGraphModel> response = provider.fetchRowModel(parameters, new NullProgressMonitor());
        assertEquals(Status.COMPLETED, response.getStatus());
        return response.getModel().getRows().get(0).getStates();
    }

    /** The categories that are entries below a row. */
    List<TimeGraphEntryModel> categories(RowEntryModel row) {
        List<TimeGraphEntryModel> categories = provider.categoriesOf(row);
        assertEquals(Arrays.stream(drawing.index().categories(row.row()))
                .mapToObj(category -> drawing.category(category).label()).toList(),
                categories.stream().map(TimeGraphEntryModel::getName).toList());
        assertTrue(categories.stream().allMatch(category -> category.getParentId() == row.getId()));
        return categories;
    }
}
