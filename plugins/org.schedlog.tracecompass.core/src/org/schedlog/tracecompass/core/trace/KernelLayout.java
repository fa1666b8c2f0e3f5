// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import java.util.Collection;
import java.util.List;

import org.eclipse.tracecompass.analysis.os.linux.core.trace.DefaultEventLayout;
import org.eclipse.tracecompass.analysis.os.linux.core.trace.IKernelAnalysisEventLayout;

/**
 * Which of a recording's events and fields are what Trace Compass knows from other tracers of Linux. What a recording
 * lacks keeps the name that others use, which then never occurs.
 */
final class KernelLayout extends DefaultEventLayout {

    /** The one instance. */
    static final IKernelAnalysisEventLayout INSTANCE = new KernelLayout();

    /** Why the thread of a CTX_SWITCH leaves, as the kernel's prev_state. */
    static final String PREVIOUS_STATE = "prev_state";
    /** The name of an event's thread. */
    static final String COMMAND = "comm";
    /** The name of the thread that a CTX_SWITCH switches to. */
    static final String NEXT_COMMAND = "next_comm";

    private static final String PID = "pid";
    private static final String ARG0 = "arg0";

    private KernelLayout() {
    }

    @Override
    public String eventSchedSwitch() {
        return "CTX_SWITCH";
    }

    @Override
    public Collection<String> eventsSchedWakeup() {
        return List.of(eventSchedProcessWakeup(), eventSchedProcessWakeupNew());
    }

    @Override
    public String eventSchedProcessWakeup() {
        return "WAKEUP";
    }

    @Override
    public String eventSchedProcessWakeupNew() {
        return "WAKEUP_NEW";
    }

    @Override
    public String eventSchedProcessFork() {
        return "FORK";
    }

    @Override
    public String eventSchedProcessExit() {
        return "EXIT";
    }

    @Override
    public String eventSchedProcessExec() {
        return "EXEC";
    }

    @Override
    public String eventSchedMigrateTask() {
        return "MIGRATE";
    }

    @Override
    public String fieldTid() {
        return PID;
    }

    @Override
    public String fieldPrevTid() {
        return PID;
    }

    @Override
    public String fieldNextTid() {
        return ARG0;
    }

    @Override
    public String fieldParentTid() {
        return ARG0;
    }

    @Override
    public String fieldChildTid() {
        return PID;
    }

    @Override
    public String fieldPrevState() {
        return PREVIOUS_STATE;
    }

    @Override
    public String fieldComm() {
        return COMMAND;
    }

    @Override
    public String fieldPrevComm() {
        return COMMAND;
    }

    @Override
    public String fieldChildComm() {
        return COMMAND;
    }

    @Override
    public String fieldNextComm() {
        return NEXT_COMMAND;
    }

    @Override
    public String fieldTargetCpu() {
        return "cpu";
    }

    @Override
    public String fieldDestCpu() {
        return "arg1";
    }
}
