// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.tracecompass.tmf.core.event.ITmfEvent;
import org.eclipse.tracecompass.tmf.core.filter.ITmfFilter;
import org.eclipse.tracecompass.tmf.core.request.ITmfEventRequest;
import org.eclipse.tracecompass.tmf.core.trace.ITmfContext;
import org.eclipse.tracecompass.tmf.core.trace.TmfTrace;

/**
 * Answers requests for events, as those of the events table's filter and search, each in a thread of its own and at
 * once. Trace Compass lets requests wait for others, up to a second, so that a trace that is expensive to read is read
 * once for several; reading ours costs nothing, and its way through the layers that join and part requests costs more
 * than the events. Whoever asks is told every event in order, as ever; an index, a range and a filter of the request
 * are each respected, as Trace Compass respects them of requests in the background. Thread-safe.
 */
final class RequestRunner {

    private static final ILog LOG = Platform.getLog(RequestRunner.class);

    private final TmfTrace trace;
    private final Supplier<MergedEvents> events;
    private final Set<ITmfEventRequest> running = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "SchedLog event request");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param trace
     *            a recording, or an experiment of recordings
     * @param events
     *            gives its events; null while it is not open
     */
    RequestRunner(TmfTrace trace, Supplier<MergedEvents> events) {
        this.trace = trace;
        this.events = events;
    }

    /** Begins to answer a request and does not wait for the end. */
    void run(ITmfEventRequest request) {
        if (request.getProviderFilter() == null) {
            request.setProviderFilter(trace);
        }
        running.add(request);
        try {
            threads.execute(() -> answer(request));
        } catch (RejectedExecutionException e) {
            LOG.log(new Status(IStatus.INFO, RequestRunner.class, trace.getName() + " is closed: " + request, e));
            running.remove(request);
            request.cancel();
        }
    }

    private void answer(ITmfEventRequest request) {
        try {
            if (request.isCompleted()) {
                return;
            }
            request.start();
            MergedEvents all = events.get();
            ITmfContext from = all == null ? null : trace.armRequest(request);
            if (from == null) {
                request.cancel();
                return;
            }
            if (from.getLocation() != null && request.getDataType().isAssignableFrom(RecordingEvent.class)) {
                tell(request, all, from.getRank());
            }
            if (!request.isCompleted()) {
                request.done();
            }
        } catch (RuntimeException e) {
            LOG.log(new Status(IStatus.ERROR, RequestRunner.class,
                    "The events of " + trace.getName() + " were not all handled by " + request, e));
            request.fail(e);
        } finally {
            running.remove(request);
        }
    }

    /** Tells as many events as a request wants from a rank on, as far as they are in its range and pass its filter. */
    private void tell(ITmfEventRequest request, MergedEvents all, long from) {
        int[] start = all.before(request.getRange().getStartTime());
        int[] end = all.upTo(request.getRange().getEndTime());
        long first = Math.max(from, MergedEvents.rank(start));
        long last = Math.min(from + request.getNbRequested(), MergedEvents.rank(end));
        int[] place = all.at(first);
        ITmfFilter filter = request.getProviderFilter() == trace ? null : request.getProviderFilter();
        if (filter == null && isAnswered(request, all.between(place, all.at(last)))) {
            return;
        }
        EventReader reader = all.read(place);
        for (long rank = first; rank < last && !request.isCompleted(); rank++) {
            ITmfEvent event = reader.next();
            if (filter == null || filter.matches(event)) {
                request.handleData(event);
            }
        }
    }

    private static boolean isAnswered(ITmfEventRequest request, List<RowRange> wanted) {
        RequestAnswer answer = (RequestAnswer) Platform.getAdapterManager().loadAdapter(request,
                RequestAnswer.class.getName());
        return answer != null && answer.answer(wanted);
    }

    /** Cancels what is going on, as the trace is disposed of. */
    void stop() {
        running.forEach(ITmfEventRequest::cancel);
        threads.shutdown();
    }
}
