// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.points;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.tracecompass.core.figure.PointDrawing;
import org.schedlog.tracecompass.core.spec.SpecSource;

/** The Points view on the example in the real workbench. */
abstract class OpenPointsView extends PointsUser {

    static final RGB RED = new RGB(255, 0, 0);
    static final RGB GREEN = new RGB(0, 160, 0);
    /** Few points: the ticks of CPU 0 with the time until the next one, and one point for every fork. */
    static final String SPEC = """
            { "input": ["timestamp", "cpu", "event", "pid", "nxt_timestamp_of_same_evt_on_same_cpu"],
              "output": ["x", "y", "c", "pid"],
              "y": { "label": "Until the next" },
              "c": [
                { "label": "tick & tock", "color": "#ff0000", "concatenate": [[["query", "event==$TICK & cpu==0"],
                  ["=", "x", "timestamp"],
                  ["=", "y", ["-", "nxt_timestamp_of_same_evt_on_same_cpu", "timestamp"]]]] },
                { "label": "fork", "color": "#00a000", "concatenate": [[["query", "event==$FORK & cpu==0"],
                  ["=", "x", "timestamp"],
                  ["=", "y", ["-", "nxt_timestamp_of_same_evt_on_same_cpu", "timestamp"]]]] },
                { "label": "nowhere", "color": "#00ffff", "concatenate": [[["query", "event==$NO_SUCH_EVENT"],
                  ["=", "x", "timestamp"], ["=", "y", "cpu"]]] } ] }
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void openExample() throws Exception {
        String given = System.getProperty("schedlog.points.recording");
        open(given == null ? example(BUILD) : Path.of(given));
        view = showView(PointsView.ID, PointsView.class);
        view.setSpec(SpecSource.defaultOf(FigureSpec.Kind.POINTS));
        settle();
    }

    @AfterEach
    void closeExample() {
        page().setPartState(page().getReference(view), IWorkbenchPage.STATE_RESTORED);
        page().hideView(view);
        closeTraces();
    }

    void show(String json) throws Exception {
        Path file = Files.writeString(folder.resolve("test.json"), json);
        view.showSpec(file);
        settle();
    }

    PointDrawing show(String shipped, String inFile) {
        view.setSpec(SpecSource.of("shipped/" + inFile).orElseThrow());
        settle();
        assertEquals("Points: " + shipped, view.getTitle());
        return chart().drawing().orElseThrow();
    }

    void save(String name) throws Exception {
        Composite parent = chart().control().getParent().getParent().getParent();
        picture(parent, name);
    }

    void large() {
        window().getShell().setSize(1590, 960);
        page().setPartState(page().getReference(view), IWorkbenchPage.STATE_MAXIMIZED);
        settle();
    }
}
