// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.schedlog.engine.sched.CpuSeries;
import org.schedlog.engine.sched.Series;

/**
 * What is computed once for a trace and used by the views of run queues, frequencies and load balancing. Immutable and
 * thread-safe.
 *
 * @param trace
 *            the trace's name
 * @param series
 *            the values of each CPU over time; times are ns since the first event
 * @param base
 *            Trace Compass' time of the recording's first event, ns
 * @param unknown
 *            the CPUs of which the kernel did not know the frequency, at times or throughout, ascending
 */
public record CpuStates(String trace, CpuSeries series, long base, List<Integer> unknown) {

    private static final int FEW_CPUS = 4;

    CpuStates(String trace, CpuSeries series, long base) {
        this(trace, series, base, IntStream.of(series.cpus())
                .filter(cpu -> any(series.of(CpuSeries.Kind.FREQUENCY, cpu), value -> value == 0)).boxed().toList());
    }

    /**
     * Which events are missing.
     *
     * @param kind
     *            what is to be shown
     * @return what the user should know and can do; empty if there is something to show
     */
    public Optional<String> missing(CpuSeries.Kind kind) {
        return switch (kind) {
        case RUN_QUEUE -> series.has(kind) ? Optional.empty()
                : without("RQ_SIZE events, so nobody can say how long the run queues were. Record it again with the "
                        + "event RQ_SIZE switched on.");
        case BALANCING -> series.has(kind) ? Optional.empty()
                : without("events of load balancing (IDL_BLN_FAIR_BEG and _END, PER_BLN_FAIR_BEG and _END, or others "
                        + "with BLN in their names). Record it again with these events switched on.");
        case FREQUENCY -> hasFrequency() ? Optional.empty()
                : series.has(kind) ? Optional.of("The TICK events of " + trace + " tell no frequency: their arg1 is 0 "
                        + "throughout. The recorded kernel did not know the CPUs' frequencies.")
                        : without("TICK events, so nobody can say at which frequencies the CPUs ran. Record it again "
                                + "with the event TICK switched on.");
        };
    }

    private Optional<String> without(String events) {
        return Optional.of(trace + " has no " + events);
    }

    private boolean hasFrequency() {
        return IntStream.of(series.cpus())
                .anyMatch(cpu -> any(series.of(CpuSeries.Kind.FREQUENCY, cpu), value -> value != 0));
    }

    private static boolean any(Series samples, IntPredicate test) {
        return IntStream.range(0, samples.size()).map(samples::value).anyMatch(test);
    }

    /**
     * What is not known of what is shown.
     *
     * @param kind
     *            what is shown
     * @return what the user should know of what is drawn; empty if all is known
     */
    public Optional<String> gaps(CpuSeries.Kind kind) {
        if (kind != CpuSeries.Kind.FREQUENCY || unknown.isEmpty()) {
            return Optional.empty();
        }
        String cpus = unknown.size() > FEW_CPUS ? unknown.size() + " CPUs"
                : unknown.stream().map(cpu -> "CPU " + cpu).collect(Collectors.joining(", "));
        return Optional.of("The kernel did not know the frequency of " + cpus + ", throughout or at times: TICK events "
                + "have 0 for it. Nothing is drawn for these times.");
    }
}
