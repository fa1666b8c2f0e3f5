// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Scheduler views with nothing to show")
class NothingToShowTest {

    @TempDir
    Path folder;

    @Test
    void they_say_why() throws Exception {
        ResidencyView residency;
        SignalsView signals;
        TimelineView timeline;
        LatencyView latency;
        try (SchedulerWorkbench workbench = new SchedulerWorkbench(SchedulerWorkbench.withoutSwitches(folder))) {
            residency = (ResidencyView) workbench.page().showView(ResidencyView.ID);
            signals = (SignalsView) workbench.page().showView(SignalsView.ID);
            timeline = (TimelineView) workbench.page().showView(TimelineView.ID);
            latency = (LatencyView) workbench.page().showView(LatencyView.ID);
            String why = "without-switches.tar has no CTX_SWITCH events";
            SchedulerWorkbench.spin(() -> residency.messages().said().contains(why), "Residency says why");
            SchedulerWorkbench.spin(() -> signals.message().contains(why), "Switch Signals says why");
            SchedulerWorkbench.spin(() -> timeline.message().contains(why), "Residency Timeline says why");
            SchedulerWorkbench.spin(() -> latency.messages().said().contains(why), "Wakeup Latency says why");
            assertTrue(latency.messages().said().contains("Record it again"), latency.messages().said());
        }
        String nothing = "No recording is open";
        SchedulerWorkbench.spin(() -> residency.messages().said().contains(nothing), "Residency says so");
        SchedulerWorkbench.spin(() -> signals.message().contains(nothing), "Switch Signals says so");
        SchedulerWorkbench.spin(() -> timeline.message().contains(nothing), "Residency Timeline says so");
    }
}
