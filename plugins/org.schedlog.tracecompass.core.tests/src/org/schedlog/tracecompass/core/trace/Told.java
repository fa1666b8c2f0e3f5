// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.tracecompass.tmf.core.event.ITmfEvent;
import org.eclipse.tracecompass.tmf.core.request.TmfEventRequest;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimeRange;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;

/** Asks for events and keeps in mind what it was told. */
class Told extends TmfEventRequest {

    final List<ITmfEvent> events = new ArrayList<>();
    private final Consumer<Told> then;
    int ends;

    Told(TmfTimeRange range, long index, int count, ExecutionType type, Consumer<Told> then) {
        super(ITmfEvent.class, range, index, count, type);
        this.then = then;
    }

    Told(long index, int count, ExecutionType type, Consumer<Told> then) {
        this(TmfTimeRange.ETERNITY, index, count, type, then);
    }

    Told(long index, int count, ExecutionType type) {
        this(index, count, type, request -> {
        });
    }

    @Override
    public void handleData(ITmfEvent event) {
        super.handleData(event);
        events.add(event);
        then.accept(this);
    }

    @Override
    public void handleCompleted() {
        super.handleCompleted();
        ends++;
    }

    List<Long> ranks() {
        return events.stream().map(ITmfEvent::getRank).toList();
    }

    /** Which recording's which event was when, for each. */
    List<String> texts() {
        return events.stream().map(Told::text).toList();
    }

    static String text(ITmfEvent event) {
        return event.getTrace().getName() + " " + event.getRank() + " " + event.getTimestamp().toNanos();
    }

    Told send(ITmfTrace trace) throws InterruptedException {
        trace.sendRequest(this);
        waitForCompletion();
        return this;
    }
}
