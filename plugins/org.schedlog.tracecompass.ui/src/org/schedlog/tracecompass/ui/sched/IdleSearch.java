// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.schedlog.tracecompass.core.sched.Violations;
import org.schedlog.tracecompass.core.sched.ViolationsAnalysis;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.figure.RecordingChoice;
import org.schedlog.tracecompass.ui.figure.RecordingTexts;

/**
 * Finds out when CPUs of some traces are idle although others have too much to do: asks the analysis only when somebody
 * wants to mark that. UI thread, except where said.
 */
final class IdleSearch {

    private final Runnable changed;
    private final List<SchedulerWatch<Violations>> watches = new ArrayList<>();
    private final Map<RecordingTrace, Violations> found = new ConcurrentHashMap<>();
    /** Why nothing can be found of a trace, in the order in which it was found out. */
    private final Map<RecordingTrace, String> refusals = new LinkedHashMap<>();
    private boolean takesTime;

    /**
     * @param changed
     *            is called when there is something else to show or to say
     */
    IdleSearch(Runnable changed) {
        this.changed = changed;
    }

    /** Looks into these traces, and no others any more. */
    void start(List<RecordingTrace> traces) {
        stop();
        List<String> names = RecordingChoice.names(traces);
        for (int i = 0; i < traces.size(); i++) {
            RecordingTrace trace = traces.get(i);
            String name = names.get(i);
            watches.add(new SchedulerWatch<>(trace, ViolationsAnalysis.SOURCE, new SchedulerWatch.Listener<>() {
                @Override
                public void computing(String activity) {
                    if (!takesTime) {
                        takesTime = true;
                        changed.run();
                    }
                }

                @Override
                public void impossible(String why) {
                    refusals.put(trace, traces.size() == 1 ? why : RecordingTexts.named(name, why));
                    changed.run();
                }

                @Override
                public void ready(Violations violations) {
                    found.put(trace, violations);
                    changed.run();
                }
            }));
        }
        watches.forEach(SchedulerWatch::start);
        changed.run();
    }

    /** Forgets everything, and tells nothing any more. */
    void stop() {
        watches.forEach(SchedulerWatch::stop);
        watches.clear();
        found.clear();
        refusals.clear();
        takesTime = false;
    }

    /** @return what the user should know: what is being done, or why there is nothing; may be empty */
    String said() {
        return isSettled() ? String.join("\n", refusals.values())
                : takesTime ? "Looking for idle CPUs while others have too much to do ..." : "";
    }

    /** @return whether nothing is being looked for any more */
    boolean isSettled() {
        return watches.stream().allMatch(SchedulerWatch::isOver);
    }

    /** @return what was found of a trace; empty as long as nothing was. Any thread */
    Optional<Violations> of(RecordingTrace trace) {
        return Optional.ofNullable(found.get(trace));
    }
}
