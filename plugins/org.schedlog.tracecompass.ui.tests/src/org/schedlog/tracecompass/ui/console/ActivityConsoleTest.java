// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.IConsole;
import org.eclipse.ui.console.IConsoleConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.schedlog.tracecompass.core.figure.FigureRequest;
import org.schedlog.tracecompass.core.figure.Figures;
import org.schedlog.tracecompass.core.log.ActivityLog;
import org.schedlog.tracecompass.core.spec.SpecSource;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.workbench.Workbench;

@DisplayName("The SchedLog console in Trace Compass")
class ActivityConsoleTest {

    private RecordingTrace trace;

    @BeforeEach
    void open() throws Exception {
        ActivityLog.shared().clear();
        trace = Workbench.open("real-build-small.tar");
    }

    @AfterEach
    void close() {
        Workbench.closeTraces();
    }

    private static long consoles() {
        return Arrays.stream(ConsolePlugin.getDefault().getConsoleManager().getConsoles())
                .map(IConsole::getName).filter(ActivityConsole.NAME::equals).count();
    }

    private static void waitFor(String text) {
        ActivityConsole console = ActivityConsole.offer();
        Workbench.spin(() -> console.getDocument().get().contains(text), "the console says " + text + ", not "
                + console.getDocument().get());
    }

    @Test
    void it_is_there_by_itself_once_and_says_what_was_opened_and_computed_and_how_long_that_took() {
        Workbench.spin(() -> consoles() == 1, "the console is offered");
        new ActivityConsoleFactory().openConsole();
        assertEquals(1, consoles());
        Figures.of(trace).figure(FigureRequest.all(SpecSource.DEFAULT)).await(60_000, new NullProgressMonitor());
        waitFor("Opening ");
        waitFor("Opened real-build-small.tar: 310,000 events (");
        waitFor("Computed overview for real-build-small.tar: ");
        waitFor("Note: ");
    }

    @Test
    void errors_stand_there_with_their_causes_and_clearing_forgets_them() {
        ActivityLog.shared().error("The disk could not be written.",
                new IOException("no space", new IOException("sector 7 is gone")));
        waitFor("Error: The disk could not be written.");
        waitFor("because: no space");
        waitFor("because: sector 7 is gone");
        ActivityConsole console = ActivityConsole.offer();
        console.clearConsole();
        assertEquals(List.of(), ActivityLog.shared().entries());
        Workbench.spin(() -> console.getDocument().get().isEmpty(), "the console is empty");
    }

    @Test
    void a_query_that_fails_is_told() {
        Figures.of(trace).figure(new FigureRequest(SpecSource.DEFAULT, "x0 <")).await(60_000,
                new NullProgressMonitor());
        waitFor("Error: overview where x0 < for real-build-small.tar: The query is not understood");
    }

    @Test
    void pictures() throws Exception {
        IViewPart view = Workbench.showView(IConsoleConstants.ID_CONSOLE_VIEW, IViewPart.class);
        assertTrue(view.getSite().getPage().isPartVisible(view));
        new ActivityConsoleFactory().openConsole();
        ActivityLog.shared().error("An error for the picture.", new IOException("its cause"));
        Workbench.rest(1500);
        Workbench.picture(Workbench.window().getShell(), "console");
    }
}
