// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks.tracecompass;

import java.util.stream.LongStream;

import org.eclipse.tracecompass.tmf.core.event.ITmfEvent;
import org.eclipse.tracecompass.tmf.core.event.aspect.ITmfEventAspect;
import org.eclipse.tracecompass.tmf.core.filter.ITmfFilter;
import org.eclipse.tracecompass.tmf.core.filter.model.TmfFilterMatchesNode;
import org.eclipse.tracecompass.tmf.core.filter.model.TmfFilterRootNode;
import org.eclipse.tracecompass.tmf.core.request.ITmfEventRequest;
import org.eclipse.tracecompass.tmf.core.request.TmfEventRequest;
import org.eclipse.tracecompass.tmf.core.statistics.ITmfStatistics;
import org.eclipse.tracecompass.tmf.core.statistics.TmfStatisticsModule;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimeRange;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceUtils;

/** What the events table, the Histogram and the Statistics view ask of a recording or an experiment. */
final class EventJobs {

    private static final int BINS = 2000;

    private final ITmfTrace trace;

    EventJobs(ITmfTrace trace) {
        this.trace = trace;
    }

    /** Filters of the events table. */
    void filter() throws Exception {
        Timer.once("TC_FILTER_TYPE", () -> filter("Event type", "MIGRATE"));
        Timer.once("TC_FILTER_CPU", () -> filter("CPU", "^1$"));
        Timer.once("TC_FILTER_COMMAND", () -> filter("Command", "nothing is called so"));
        Timer.once("TC_FILTER_ARGUMENTS", () -> filter("Arguments", "nr_running 7"));
    }

    /** The Statistics view and the Histogram. */
    void count() throws Exception {
        ITmfStatistics counts = TmfTraceUtils
                .getAnalysisModuleOfClass(trace, TmfStatisticsModule.class, TmfStatisticsModule.ID).getStatistics();
        long start = trace.getStartTime().toNanos();
        long length = trace.getEndTime().toNanos() - start;
        Timer.once("TC_STATISTICS", () -> counts.getEventTypesInRange(start, start + length));
        Timer.repeated("TC_STATISTICS_RANGE",
                () -> counts.getEventTypesInRange(start + length / 4, start + length / 2));
        long[] bins = LongStream.range(0, BINS).map(bin -> start + length / BINS * bin).toArray();
        Timer.repeated("TC_HISTOGRAM", () -> counts.histogramQuery(bins));
    }

    /** As the table does it: every event is looked at, in order, in the background. */
    private void filter(String aspect, String regex) throws InterruptedException {
        TmfFilterMatchesNode node = new TmfFilterMatchesNode(null);
        for (ITmfEventAspect<?> candidate : trace.getEventAspects()) {
            if (candidate.getName().equals(aspect)) {
                node.setEventAspect(candidate);
            }
        }
        node.setRegex(regex);
        TmfFilterRootNode root = new TmfFilterRootNode();
        root.addChild(node);
        Matches matches = new Matches(root, (int) trace.getNbEvents());
        trace.sendRequest(matches);
        matches.waitForCompletion();
        if (matches.getNbRead() != trace.getNbEvents()) {
            throw new IllegalStateException(matches.getNbRead() + " events were looked at");
        }
    }

    /** Counts the events that a filter lets pass. */
    private static final class Matches extends TmfEventRequest {

        private final ITmfFilter filter;
        private int count;

        Matches(ITmfFilter filter, int events) {
            super(ITmfEvent.class, TmfTimeRange.ETERNITY, 0, events, ITmfEventRequest.ExecutionType.BACKGROUND);
            this.filter = filter;
        }

        @Override
        public void handleData(ITmfEvent event) {
            super.handleData(event);
            if (!isCancelled() && filter.matches(event)) {
                count++;
            }
        }

        @Override
        public void handleSuccess() {
            System.err.println(count + " events pass the filter");
        }
    }
}
