// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.schedlog.engine.sched.TimeWindow;
import org.schedlog.tracecompass.core.sched.Violations;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * Marks in rows of CPUs, whatever else they show, when a CPU is idle although another has too much to do: a thin
 * bar along the row's upper edge, in a colour that no shipped specification has, over a white line. UI thread only.
 */
public final class IdleMarks {

    /** What the marks are called in a legend. */
    public static final String NAME = "Idle while others wait";
    /** What they are, for a tooltip. */
    public static final String HELP = TimelineView.VIOLATIONS + ": its run queue has more than one task";
    /** Their colour, 0xRRGGBB. */
    public static final int COLOR = 0xFF00FF;

    private static final int MOST_HEIGHT = 3;
    private static final int SHARE_OF_ROW = 4;
    private static final int LEAST_ROW_WITH_LINE = 8;

    private final IdleSearch search;
    private boolean shown;
    /** The marks by trace and CPU of the range that was painted last. */
    private final Map<List<Object>, List<TimeWindow>> painted = new HashMap<>();
    private List<Long> paintedRange = List.of();

    /**
     * @param changed
     *            is called when there is something else to paint or to say
     */
    public IdleMarks(Runnable changed) {
        search = new IdleSearch(changed);
    }

    /**
     * Looks for what is to be marked.
     *
     * @param wanted
     *            whether marks are wanted
     * @param traces
     *            the traces that are on show now
     */
    public void show(boolean wanted, List<RecordingTrace> traces) {
        shown = wanted;
        painted.clear();
        search.start(wanted ? traces : List.of());
    }

    /** @return whether marks are wanted */
    public boolean areShown() {
        return shown;
    }

    /** @return what the user should know: what is being done, or why there is nothing; may be empty */
    public String said() {
        return search.said();
    }

    /** @return whether nothing is being looked for any more */
    public boolean isSettled() {
        return search.isSettled();
    }

    /**
     * Paints the marks of a row.
     *
     * @param gc
     *            paints
     * @param trace
     *            the row's trace
     * @param cpu
     *            the row's CPU
     * @param from
     *            Trace Compass' time at the left edge, ns
     * @param to
     *            the time at the right edge
     * @param bounds
     *            the row's place
     */
    public void paint(GC gc, RecordingTrace trace, int cpu, long from, long to, Rectangle bounds) {
        Optional<Violations> found = search.of(trace);
        if (found.isEmpty() || to <= from) {
            return;
        }
        List<Long> range = List.of(from, to, (long) bounds.width);
        if (!range.equals(paintedRange)) {
            painted.clear();
            paintedRange = range;
        }
        TimeWindow window = new TimeWindow(from - found.get().base(), to - found.get().base());
        List<TimeWindow> marks = painted.computeIfAbsent(List.of(trace, cpu), key -> found.get().marks(cpu, window,
                bounds.width));
        int height = Math.max(1, Math.min(MOST_HEIGHT, bounds.height / SHARE_OF_ROW));
        double pixel = (double) bounds.width / (to - from);
        Color before = gc.getBackground();
        Color color = Display.getCurrent().getSystemColor(SWT.COLOR_MAGENTA);
        Color white = Display.getCurrent().getSystemColor(SWT.COLOR_WHITE);
        for (TimeWindow mark : marks) {
            int left = (int) (Math.max(0, mark.from() - window.from()) * pixel);
            int right = (int) Math.ceil(Math.min(window.length(), mark.to() - window.from()) * pixel);
            int width = Math.max(1, right - left);
            gc.setBackground(white);
            if (bounds.height >= LEAST_ROW_WITH_LINE) {
                gc.fillRectangle(bounds.x + left, bounds.y + height, width, 1);
            }
            gc.setBackground(color);
            gc.fillRectangle(bounds.x + left, bounds.y, width, height);
        }
        gc.setBackground(before);
    }
}
