// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.eclipse.tracecompass.internal.provisional.tmf.ui.widgets.timegraph.BaseDataProviderTimeGraphPresentationProvider;
import org.eclipse.tracecompass.tmf.core.model.OutputElementStyle;
import org.eclipse.tracecompass.tmf.core.model.StyleProperties;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.ITimeEvent;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.TimeEvent;
import org.schedlog.engine.sched.CpuTimeline;
import org.schedlog.tracecompass.core.sched.RunState;

/** Lets the runs of the selected task stand out among the others. UI thread only. */
final class TimelinePresentation extends BaseDataProviderTimeGraphPresentationProvider {

    private static final float PALE = 0.35f;

    private final Map<String, OutputElementStyle> pale = new HashMap<>();
    private Integer selected;
    private ITmfTrace recording;

    TimelinePresentation() {
        // the provider's tooltip says when the run begins and ends, also where the picture shows a pixel of several
        setShowTimesInTooltip(false);
    }

    /**
     * @param of
     *            the task's recording
     * @param pid
     *            the task whose runs stand out, or null for none
     * @return whether that is another one than before
     */
    boolean select(ITmfTrace of, Integer pid) {
        boolean changed = !Objects.equals(pid, selected) || of != recording;
        selected = pid;
        recording = of;
        return changed;
    }

    /** @return the selected task, or null */
    Integer selected() {
        return selected;
    }

    @Override
    public String getStateTypeName() {
        return "Run";
    }

    @Override
    public OutputElementStyle getElementStyle(ITimeEvent event) {
        OutputElementStyle style = super.getElementStyle(event);
        boolean other = selected != null && selected != CpuTimeline.IDLE && event instanceof TimeEvent timeEvent
                && timeEvent.getModel() instanceof RunState run
                && (run.pid() != selected || TimelineView.recording(event.getEntry()) != recording);
        return other && style != null ? pale.computeIfAbsent(style.getParentKey(),
                key -> new OutputElementStyle(key, Map.of(StyleProperties.OPACITY, PALE))) : style;
    }
}
