// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.histogram;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.ui.views.histogram.HistogramBucket;
import org.eclipse.tracecompass.tmf.ui.views.histogram.HistogramDataModel;
import org.eclipse.tracecompass.tmf.ui.views.histogram.HistogramRequest;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.core.trace.RowRange;

/**
 * Fills the Histogram view's buckets from the sorted timestamps. The view counts event by event, which takes seconds
 * for 10^7 of them; a bucket's events are found by two searches. The view has no method for many events at once, so
 * its buckets are reached by their field's name; where there is no such field, nothing is filled and the view counts.
 * <p>
 * The view's lock is its model: it is held for one bucket at a time.
 */
final class HistogramFill {

    private static final ILog LOG = Platform.getLog(HistogramFill.class);

    private final HistogramRequest request;
    private final HistogramDataModel model;
    private final HistogramBucket[] buckets;
    private final Field count;
    /** In the order of a bucket's counts. */
    private final List<ITmfTrace> traces;

    private HistogramFill(HistogramRequest request, HistogramDataModel model) throws ReflectiveOperationException {
        this.request = request;
        this.model = model;
        this.buckets = (HistogramBucket[]) field(HistogramDataModel.class, "fBuckets").get(model);
        this.count = field(HistogramDataModel.class, "fNbEvents");
        this.traces = List.copyOf(TmfTraceManager.getTraceSet(model.getTrace()));
    }

    private static Field field(Class<?> type, String name) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    /** What fills the buckets that a request is for; empty where this version of the view keeps them otherwise. */
    static Optional<HistogramFill> of(HistogramRequest request) {
        try {
            return Optional.of(new HistogramFill(request,
                    (HistogramDataModel) field(HistogramRequest.class, "fHistogram").get(request)));
        } catch (ReflectiveOperationException | ClassCastException e) {
            LOG.log(new Status(IStatus.WARNING, HistogramFill.class,
                    "The Histogram view of this Trace Compass has no known buckets; it counts each event itself", e));
            return Optional.empty();
        }
    }

    /** Counts all rows, until the request is cancelled. */
    boolean fill(List<RowRange> wanted) {
        List<RowRange> ends = new ArrayList<>();
        List<RowRange> others = new ArrayList<>();
        for (RowRange rows : wanted) {
            int second = Math.min(rows.from() + 1, rows.to());
            int last = Math.max(second, rows.to() - 1);
            ends.add(new RowRange(rows.trace(), rows.from(), second));
            others.add(new RowRange(rows.trace(), second, last));
            ends.add(new RowRange(rows.trace(), last, rows.to()));
        }
        ends.removeIf(RowRange::isEmpty);
        ends.sort(Comparator.comparingLong(rows -> time(rows.trace(), rows.from())));
        // The first event of all and the last one tell the model how much time the buckets share.
        if (ends.stream().allMatch(this::count)) {
            others.stream().allMatch(this::count);
        }
        return true;
    }

    private static long time(RecordingTrace trace, int row) {
        return trace.traceTime(trace.recording().timestamp().get(row));
    }

    /** Counts a recording's rows, bucket by bucket. False if the request is cancelled. */
    private boolean count(RowRange range) {
        RecordingTrace trace = range.trace();
        LongColumn times = trace.recording().timestamp();
        for (int row = range.from(); row < range.to();) {
            long time = time(trace, row);
            long end = endOfBucket(time);
            int next = Math.min(range.to(), times.countWhile(recorded -> trace.traceTime(recorded) < end));
            if (!add(trace, time, next - row)) {
                return false;
            }
            row = next;
        }
        return true;
    }

    private int bucket(long time) {
        return (int) ((time - model.getFirstBucketTime()) / model.getBucketDuration());
    }

    private long endOfBucket(long time) {
        return model.getFirstBucketTime() + (bucket(time) + 1) * model.getBucketDuration();
    }

    /** Adds events to the bucket of a time: one as the view does it, and the others to the same bucket. */
    private boolean add(RecordingTrace trace, long time, int events) {
        synchronized (model) {
            if (request.isCancelled()) {
                return false;
            }
            model.countEvent(1, time, trace);
            if (events > 1) {
                int[] counts = new int[1 + Math.max(0, traces.indexOf(trace))];
                counts[counts.length - 1] = events - 1;
                buckets[bucket(time)].add(new HistogramBucket(counts));
                addToCount(events - 1L);
            }
            return true;
        }
    }

    private void addToCount(long events) {
        try {
            count.setLong(model, model.getNbEvents() + events);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The number of events of the Histogram view cannot be set", e);
        }
    }
}
