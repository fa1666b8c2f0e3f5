// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.tracecompass.tmf.core.request.ITmfEventRequest;
import org.eclipse.tracecompass.tmf.core.trace.ITmfContext;

/**
 * Answers requests for events, as those of the events table's filter and search, each in a thread of its own and at
 * once. Trace Compass lets requests wait for others, up to a second, so that a trace that is expensive to read is read
 * once for several; reading ours costs nothing, and its way through the layers that join and part requests costs more
 * than the events. Whoever asks is told every event in order, as ever. Thread-safe.
 */
final class RequestRunner {

    private static final ILog LOG = Platform.getLog(RequestRunner.class);

    private final RecordingTrace trace;
    private final Set<ITmfEventRequest> running = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "SchedLog event request");
        thread.setDaemon(true);
        return thread;
    });

    RequestRunner(RecordingTrace trace) {
        this.trace = trace;
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
            RecordingEvents events = trace.events();
            ITmfContext from = events == null ? null : trace.armRequest(request);
            if (from == null) {
                request.cancel();
                return;
            }
            if (from.getLocation() != null && request.getDataType().isAssignableFrom(RecordingEvent.class)) {
                tell(request, events, (int) from.getRank());
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

    private static void tell(ITmfEventRequest request, RecordingEvents events, int from) {
        long requested = (long) from + request.getNbRequested();
        int to = (int) Math.min(requested, events.upTo(request.getRange().getEndTime()));
        RequestAnswer answer = (RequestAnswer) Platform.getAdapterManager().loadAdapter(request,
                RequestAnswer.class.getName());
        if (answer != null && answer.answer(events.trace(), from, to)) {
            return;
        }
        for (int row = from; row < to && !request.isCompleted(); row++) {
            request.handleData(events.event(row));
        }
    }

    /** Cancels what is going on, as the trace is disposed of. */
    void stop() {
        running.forEach(ITmfEventRequest::cancel);
        threads.shutdown();
    }
}
