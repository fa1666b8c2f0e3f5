// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.eclipse.tracecompass.tmf.core.signal.TmfWindowRangeUpdatedSignal;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimeRange;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestamp;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.TimeGraphViewer;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeEvent;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeGraphEntry;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.widgets.TimeGraphControl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.figure.Part;
import org.schedlog.tracecompass.core.figure.Figure;
import org.schedlog.tracecompass.core.figure.FigureRequest;
import org.schedlog.tracecompass.core.figure.Figures;
import org.schedlog.tracecompass.core.figure.LineDrawing;
import org.schedlog.tracecompass.core.spec.SpecSource;
import org.schedlog.tracecompass.core.spec.TraceSpec;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.workbench.Workbench;

/** The Lines view in the running Trace Compass, on the example recording. */
abstract class LinesViewFixture extends Workbench {

    static final RGB RED = new RGB(255, 0, 0);
    static final RGB GREEN = new RGB(0, 160, 0);
    static final RGB BLUE = new RGB(0, 0, 255);
    /**
     * Busy and idle fill a CPU's row, context switches stand in its lower half; there is no balancing in the example.
     */
    static final String SPEC = """
            { "input": ["timestamp", "cpu", "event", "pid", "arg0", "arg1", "nxt_timestamp_of_same_evt_on_same_cpu"],
              "output": ["x0", "y0", "x1", "y1", "c", "pid"],
              "c": [
                { "label": "busy", "color": "#ff0000", "concatenate": [[["query", "event==$RQ_SIZE & arg0>0"],
                  ["=", "x0", "timestamp"], ["=", "x1", "nxt_timestamp_of_same_evt_on_same_cpu"],
                  ["=", "y0", "cpu"], ["=", "y1", "cpu"]]] },
                { "label": "idle", "color": "#00a000", "concatenate": [[["query", "event==$RQ_SIZE & arg0==0"],
                  ["=", "x0", "timestamp"], ["=", "x1", "nxt_timestamp_of_same_evt_on_same_cpu"],
                  ["=", "y0", "cpu"], ["=", "y1", "cpu"]]] },
                { "label": "switch", "color": "#0000ff", "concatenate": [[["query", "event==$CTX_SWITCH"],
                  ["=", "x0", "timestamp"], ["=", "x1", "timestamp"], ["=", "y0", "cpu"],
                  ["=", "y1", ["+", "cpu", 0.5]]]] },
                { "label": "nowhere", "color": "#00ffff", "concatenate": [[["query", "event==$NO_SUCH_EVENT"],
                  ["=", "x0", "timestamp"], ["=", "x1", "timestamp"], ["=", "y0", "cpu"], ["=", "y1", "cpu"]]] } ] }
            """;

    @TempDir
    Path folder;

    LinesView view;

    @BeforeEach
    void showOverview() throws Exception {
        openExample();
        view.setSpec(SpecSource.DEFAULT);
        settle();
    }

    void openExample() throws Exception {
        open(BUILD);
        view = showView(LinesView.ID, LinesView.class);
        settle();
    }

    @AfterEach
    void closeExample() {
        if (TmfTraceManager.getInstance().getActiveTrace() instanceof RecordingTrace trace) {
            // other tests open the same recording, and do not want what it was shown with here
            TraceSpec.remember(trace, SpecSource.DEFAULT);
        }
        closeTraces();
    }

    void settle() {
        settle(view::isSettled, "the figure is painted");
    }

    LineDrawing show(String json) throws Exception {
        Path file = Files.writeString(folder.resolve("test.json"), json);
        view.setSpec(SpecSource.file(file));
        settle();
        return Figures.of(trace()).computed(FigureRequest.all(view.getSpec())).flatMap(Figure::lines).orElse(null);
    }

    void showRange(long from, long to) {
        TmfTimeRange range = new TmfTimeRange(TmfTimestamp.fromNanos(from), TmfTimestamp.fromNanos(to));
        TmfSignalManager.dispatchSignal(new TmfWindowRangeUpdatedSignal(this, range, trace()));
        TimeGraphViewer viewer = view.getTimeGraphViewer();
        spin(() -> viewer.getTime0() == from && viewer.getTime1() == to, "the view follows the range of time");
        settle();
    }

    List<ITimeGraphEntry> rows() {
        List<ITimeGraphEntry> rows = new ArrayList<>();
        for (Object element : Arrays.asList(view.getTimeGraphViewer().getExpandedElements())) {
            if (element instanceof ITimeGraphEntry entry && entry.hasTimeEvents()) {
                rows.add(entry);
            }
        }
        return rows;
    }

    /** The legend's lines: label and count. */
    List<String> legend() {
        return controls(window().getShell(), Table.class).stream()
                .filter(table -> table.getColumnCount() == 2 && table.getColumn(0).getText().equals("Category"))
                .flatMap(table -> Arrays.stream(table.getItems()))
                .map(item -> item.getText(0) + " " + item.getText(1).replace(",", ""))
                .toList();
    }

    /** The colour that is painted at a time, at a height of a row: 0 is its bottom, 1 its top. */
    RGB color(ITimeGraphEntry row, long time, double height) {
        TimeGraphControl control = view.getTimeGraphViewer().getTimeGraphControl();
        ImageData data = pixels(control, control.getClientArea());
        Point top = new Point(0, 0);
        Rectangle item = rowBounds(row);
        top.x = control.getXForTime(time) - control.getBounds().x;
        top.y = item.y + (int) Math.round((1 - height) * (item.height - 1));
        return data.palette.getRGB(data.getPixel(top.x, top.y));
    }

    Rectangle rowBounds(ITimeGraphEntry row) {
        int y = 0;
        for (Object element : view.getTimeGraphViewer().getExpandedElements()) {
            int height = view.presentation().getItemHeight((ITimeGraphEntry) element);
            if (element == row) {
                return new Rectangle(0, y, 0, height);
            }
            y += height;
        }
        throw new AssertionError("the row is not shown");
    }

    static long value(Part part, String output, int position) {
        Column column = part.column(output);
        return ((LongColumn) column).get(position);
    }

    static int longest(Part part) {
        int longest = 0;
        for (int i = 0; i < part.size(); i++) {
            if (value(part, "x1", i) - value(part, "x0", i) > value(part, "x1", longest) - value(part, "x0", longest)) {
                longest = i;
            }
        }
        return longest;
    }

    static ITimeEvent run(ITimeGraphEntry row, long time) {
        Iterator<? extends ITimeEvent> events = row.getTimeEventsIterator();
        while (events.hasNext()) {
            ITimeEvent event = events.next();
            if (event instanceof RunEvent && event.getTime() <= time && time < event.getTime() + event.getDuration()) {
                return event;
            }
        }
        throw new AssertionError("no run at " + time);
    }

    /** Types into the query box and presses a key there. */
    void type(String text, int key) {
        StyledText field = field();
        field.setText(text);
        press(key);
    }

    void press(int key) {
        Event event = new Event();
        event.keyCode = key;
        event.character = (char) (key < 128 ? key : 0);
        event.doit = true;
        field().notifyListeners(SWT.KeyDown, event);
    }

    StyledText field() {
        return find(view.page().query().control(), StyledText.class);
    }

    /** The figure on show. */
    LineDrawing drawing() {
        return view.presentation().drawings().get(0);
    }
}
