// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.tracecompass.tmf.core.dataprovider.DataProviderParameterUtils;
import org.eclipse.tracecompass.tmf.core.model.CommonStatusMessage;
import org.eclipse.tracecompass.tmf.core.model.xy.ITmfXyModel;
import org.eclipse.tracecompass.tmf.core.response.ITmfResponse.Status;
import org.eclipse.tracecompass.tmf.core.response.TmfModelResponse;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.CpuTimeline;
import org.schedlog.engine.sched.TimeWindow;
import org.schedlog.engine.sched.Topology;
import org.schedlog.tracecompass.core.trace.MonitorProgress;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * What the data providers that answer from what an analysis has computed have in common. Thread-safe.
 *
 * @param <D>
 *            what is computed
 */
abstract class SchedulerProvider<D> {

    /** Unique among all traces, as Trace Compass draws the entries of several traces in one tree. */
    private static final AtomicLong NEXT_ID = new AtomicLong(1);

    private final RecordingTrace trace;
    private final AnalysisSource<D> source;

    SchedulerProvider(RecordingTrace trace, AnalysisSource<D> source) {
        this.trace = trace;
        this.source = source;
    }

    RecordingTrace trace() {
        return trace;
    }

    static long nextId() {
        return NEXT_ID.getAndIncrement();
    }

    /** The data; asking starts the analysis. */
    Optional<D> data() {
        Optional<ComputedAnalysis<D>> analysis = source.of(trace);
        analysis.ifPresent(ComputedAnalysis::schedule);
        return analysis.flatMap(ComputedAnalysis::data);
    }

    Topology topology(CpuTimeline timeline) {
        return TraceTopology.of(trace, timeline.cpus()).topology();
    }

    /** What the first and the last of some times enclose, ns since the first event. */
    static TimeWindow window(List<Long> times, long base) {
        return new TimeWindow(times.get(0) - base, times.get(times.size() - 1) - base);
    }

    static Progress progress(IProgressMonitor monitor) {
        return new MonitorProgress(monitor == null ? new NullProgressMonitor() : monitor);
    }

    /**
     * Makes the lines of a chart.
     *
     * @param <D>
     *            what is computed
     */
    interface Lines<D> {

        /**
         * @param items
         *            the entries whose lines are asked for, ascending
         * @param times
         *            the times of the chart's pixels, at least one
         */
        ITmfXyModel of(D data, List<Long> items, List<Long> times, Progress progress) throws IOException;
    }

    /** Answers the question for the lines of a chart, as far as that can be done yet. */
    TmfModelResponse<ITmfXyModel> lines(Map<String, Object> parameters, IProgressMonitor monitor, Lines<D> lines) {
        Optional<D> data = data();
        if (data.isEmpty()) {
            return noData();
        }
        List<Long> times = DataProviderParameterUtils.extractTimeRequested(parameters);
        List<Long> items = DataProviderParameterUtils.extractSelectedItems(parameters);
        if (times == null || times.isEmpty() || items == null) {
            return failed(CommonStatusMessage.INCORRECT_QUERY_PARAMETERS);
        }
        try {
            return completed(lines.of(data.get(), items.stream().sorted().toList(), times, progress(monitor)));
        } catch (CancellationException e) {
            return cancelled();
        } catch (IOException e) {
            return failed(e.getMessage());
        }
    }

    // ---- answers

    /** The answer as long as there are no data, or if there never will be. */
    <T> TmfModelResponse<T> noData() {
        Optional<String> problem = source.of(trace).flatMap(ComputedAnalysis::problem);
        return problem.<TmfModelResponse<T>> map(SchedulerProvider::failed)
                .orElseGet(() -> new TmfModelResponse<>(null, Status.RUNNING, CommonStatusMessage.RUNNING));
    }

    static <T> TmfModelResponse<T> completed(T model) {
        return new TmfModelResponse<>(model, Status.COMPLETED, CommonStatusMessage.COMPLETED);
    }

    static <T> TmfModelResponse<T> cancelled() {
        return new TmfModelResponse<>(null, Status.CANCELLED, CommonStatusMessage.TASK_CANCELLED);
    }

    static <T> TmfModelResponse<T> failed(String why) {
        return new TmfModelResponse<>(null, Status.FAILED, why);
    }
}
