// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.histogram;

import java.lang.reflect.Field;
import java.util.Optional;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.tracecompass.tmf.ui.views.histogram.HistogramBucket;
import org.eclipse.tracecompass.tmf.ui.views.histogram.HistogramDataModel;
import org.eclipse.tracecompass.tmf.ui.views.histogram.HistogramRequest;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

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

    private HistogramFill(HistogramRequest request, HistogramDataModel model) throws ReflectiveOperationException {
        this.request = request;
        this.model = model;
        this.buckets = (HistogramBucket[]) field(HistogramDataModel.class, "fBuckets").get(model);
        this.count = field(HistogramDataModel.class, "fNbEvents");
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

    /** Counts the rows from one up to, not including, another. */
    boolean fill(RecordingTrace trace, int from, int to) {
        LongColumn times = trace.recording().timestamp();
        // The first event and the last one tell the model how much time the buckets share.
        for (int row : to - from > 1 ? new int[] { from, to - 1 } : new int[] { from }) {
            if (row < to && !add(trace, trace.traceTime(times.get(row)), 1)) {
                return true;
            }
        }
        for (int row = from + 1; row < to - 1;) {
            long time = trace.traceTime(times.get(row));
            long end = endOfBucket(time);
            int next = Math.min(to - 1, times.countWhile(recorded -> trace.traceTime(recorded) < end));
            if (!add(trace, time, next - row)) {
                return true;
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
                buckets[bucket(time)].add(new HistogramBucket(new int[] { events - 1 }));
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
