// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.state;

import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.IntFunction;

import org.eclipse.tracecompass.statesystem.core.ITmfStateSystem;
import org.eclipse.tracecompass.statesystem.core.exceptions.StateSystemDisposedException;
import org.schedlog.engine.sched.CpuTimeline;
import org.schedlog.engine.sched.ThreadState;

/** Says in words what a CPU or a thread does at a moment. Thread-safe. */
public final class StateQuery {

    private static final double KHZ_PER_MHZ = 1000;

    private final ITmfStateSystem states;

    /**
     * @param states
     *            the state system of {@link StateAnalysis}, complete
     */
    StateQuery(ITmfStateSystem states) {
        this.states = states;
    }

    /**
     * What a CPU does.
     *
     * @param cpu
     *            its number
     * @param time
     *            Trace Compass' time, ns
     * @param names
     *            what threads are called
     * @return e.g. "make (4711), run queue 3, 2400 MHz"; empty if nothing is known
     */
    public Optional<String> cpu(int cpu, long time, IntFunction<String> names) {
        StringJoiner text = new StringJoiner(", ");
        if (value(time, StateAttributes.CPUS, cpu, StateAttributes.CURRENT) instanceof Integer pid) {
            text.add(pid == CpuTimeline.IDLE ? "idle" : names.apply(pid));
        }
        if (value(time, StateAttributes.CPUS, cpu, StateAttributes.QUEUE) instanceof Integer length) {
            text.add("run queue " + length);
        }
        if (value(time, StateAttributes.CPUS, cpu, StateAttributes.FREQUENCY) instanceof Integer frequency) {
            text.add(Math.round(frequency / KHZ_PER_MHZ) + " MHz");
        }
        if (value(time, StateAttributes.CPUS, cpu, StateAttributes.BALANCING) instanceof String balancing) {
            text.add("balancing " + balancing);
        }
        return text.length() == 0 ? Optional.empty() : Optional.of(text.toString());
    }

    /**
     * What a thread does.
     *
     * @param pid
     *            its id
     * @param time
     *            Trace Compass' time, ns
     * @return e.g. "running on CPU 12", "blocked, last on CPU 3"; empty if nothing is known
     */
    public Optional<String> thread(int pid, long time) {
        Object state = value(time, StateAttributes.THREADS, pid, StateAttributes.STATE);
        if (state == null) {
            return Optional.empty();
        }
        if (!(value(time, StateAttributes.THREADS, pid, StateAttributes.PLACE) instanceof Integer cpu)) {
            return Optional.of(state.toString());
        }
        boolean isThere = state.equals(ThreadState.RUNNING.label()) || state.equals(ThreadState.PREEMPTED.label())
                || state.equals(ThreadState.WOKEN.label());
        return Optional.of(state + (isThere ? " on CPU " : ", last on CPU ") + cpu);
    }

    private Object value(long time, String group, int number, String attribute) {
        int quark = states.optQuarkAbsolute(group, Integer.toString(number), attribute);
        if (quark == ITmfStateSystem.INVALID_ATTRIBUTE || time < states.getStartTime()
                || time > states.getCurrentEndTime()) {
            return null;
        }
        try {
            return states.querySingleState(time, quark).getValue();
        } catch (StateSystemDisposedException e) {
            // the trace was closed in the meantime, so nobody wants to know any more
            return null;
        }
    }
}
