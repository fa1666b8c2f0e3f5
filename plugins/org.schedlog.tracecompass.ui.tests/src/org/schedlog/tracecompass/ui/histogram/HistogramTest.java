// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.histogram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.eclipse.tracecompass.tmf.core.event.ITmfEvent;
import org.eclipse.tracecompass.tmf.core.event.TmfEvent;
import org.eclipse.tracecompass.tmf.core.request.ITmfEventRequest;
import org.eclipse.tracecompass.tmf.core.request.ITmfEventRequest.ExecutionType;
import org.eclipse.tracecompass.tmf.core.synchronization.TimestampTransformFactory;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimeRange;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestamp;
import org.eclipse.tracecompass.tmf.core.trace.ITmfContext;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.TmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.experiment.TmfExperiment;
import org.eclipse.tracecompass.tmf.ui.views.histogram.HistogramBucket;
import org.eclipse.tracecompass.tmf.ui.views.histogram.HistogramDataModel;
import org.eclipse.tracecompass.tmf.ui.views.histogram.HistogramRequest;
import org.eclipse.tracecompass.tmf.ui.views.histogram.HistogramView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.schedlog.tracecompass.core.trace.RecordingExperiment;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.core.trace.RowRange;
import org.schedlog.tracecompass.ui.workbench.Workbench;

@DisplayName("Trace Compass' Histogram view on recordings")
class HistogramTest {

    @AfterEach
    void close() {
        Workbench.closeTraces();
    }

    private static HistogramDataModel model(TmfTrace trace, TmfTimeRange range, int buckets) {
        HistogramDataModel model = new HistogramDataModel(0, buckets);
        model.setTrace(trace);
        model.setTimeRange(range.getStartTime().toNanos(), range.getEndTime().toNanos());
        return model;
    }

    /** Event by event, as the view counts other traces. */
    private static HistogramDataModel simply(TmfTrace trace, TmfTimeRange range, int buckets) {
        HistogramDataModel model = model(trace, range, buckets);
        ITmfContext place = trace.seekEvent(0L);
        long number = 0;
        for (ITmfEvent event = trace.getNext(place); event != null; event = trace.getNext(place)) {
            if (range.contains(event.getTimestamp())) {
                model.countEvent(++number, event.getTimestamp().toNanos(), event.getTrace());
            }
        }
        return model;
    }

    /** What is in each bucket, of each recording. */
    private static List<List<Integer>> counts(HistogramDataModel model) throws ReflectiveOperationException {
        Field field = HistogramDataModel.class.getDeclaredField("fBuckets");
        field.setAccessible(true);
        return Arrays.stream((HistogramBucket[]) field.get(model)).map(bucket -> IntStream.range(0, model.getNbTraces())
                .mapToObj(trace -> bucket == null ? 0 : bucket.getNbEvent(trace)).toList()).toList();
    }

    @Test
    void its_buckets_are_those_of_counting_event_by_event() throws Exception {
        assertSame(Workbench.open(Workbench.SIMULATED), 20);
    }

    @Test
    void those_of_an_experiment_too_and_each_recording_s_apart() throws Exception {
        TmfTrace first = another(0);
        TmfTrace second = another(-first.getStartTime().toNanos() / 2);
        TmfTrace third = another(30_000_000);
        RecordingExperiment experiment = new RecordingExperiment();
        experiment.initExperiment(ITmfEvent.class, "three", new ITmfTrace[] { first, second, third },
                TmfExperiment.DEFAULT_INDEX_PAGE_SIZE, null, RecordingExperiment.ID);
        assertSame(experiment, 12);
        experiment.dispose();
    }

    private static RecordingTrace another(long offset) throws Exception {
        RecordingTrace trace = new RecordingTrace();
        trace.setTimestampTransform(TimestampTransformFactory.createWithOffset(offset));
        trace.initTrace(null, Workbench.example(Workbench.SIMULATED).toString(), TmfEvent.class, "by " + offset,
                RecordingTrace.ID);
        return trace;
    }

    private static void assertSame(TmfTrace trace, int times) throws Exception {
        Random random = new Random(11);
        long start = trace.getStartTime().toNanos();
        long length = trace.getEndTime().toNanos() - start;
        for (int i = 0; i < times; i++) {
            long one = start + random.nextLong(length);
            long other = i == 0 ? one : start + random.nextLong(length);
            TmfTimeRange range = i == 1 ? trace.getTimeRange()
                    : new TmfTimeRange(TmfTimestamp.fromNanos(Math.min(one, other)),
                            TmfTimestamp.fromNanos(Math.max(one, other)));
            int buckets = 2 + random.nextInt(i % 2 == 0 ? 50 : 20_000);
            HistogramDataModel expected = simply(trace, range, buckets);
            HistogramDataModel filled = model(trace, range, buckets);
            HistogramRequest request = new HistogramRequest(filled, range, 0, ITmfEventRequest.ALL_DATA, 1000,
                    ExecutionType.FOREGROUND, true);
            trace.sendRequest(request);
            request.waitForCompletion();
            assertEquals(counts(expected), counts(filled), () -> "seed 11, " + buckets + " buckets");
            assertEquals(expected.getNbEvents(), filled.getNbEvents());
            assertEquals(expected.getEndTime(), filled.getEndTime());
            assertEquals(expected.getStartTime(), filled.getStartTime());
            assertEquals(expected.getBucketDuration(), filled.getBucketDuration());
            assertEquals(0, request.getNbRead(), "no event was handled");
        }
    }

    @Test
    void a_cancelled_request_counts_nothing() throws Exception {
        RecordingTrace trace = Workbench.open(Workbench.SIMULATED);
        HistogramDataModel model = model(trace, trace.getTimeRange(), 100);
        HistogramRequest request = new HistogramRequest(model, trace.getTimeRange(), 0, ITmfEventRequest.ALL_DATA, 1000,
                ExecutionType.FOREGROUND, true);
        request.cancel();
        assertTrue(HistogramFill.of(request).orElseThrow()
                .fill(List.of(new RowRange(trace, 0, (int) trace.getNbEvents()))));
        assertEquals(0, model.getNbEvents());
    }

    @Test
    void pictures() throws Exception {
        RecordingTrace trace = Workbench.open(Workbench.BUILD);
        Workbench.showView("org.eclipse.linuxtools.tmf.ui.views.histogram", HistogramView.class);
        Workbench.rest((int) TimeUnit.SECONDS.toMillis(2));
        Workbench.picture(Workbench.window().getShell(), "histogram");
    }
}
