// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks.tracecompass;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.tracecompass.tmf.core.analysis.IAnalysisModule;
import org.eclipse.tracecompass.tmf.core.dataprovider.DataProviderParameterUtils;
import org.eclipse.tracecompass.tmf.core.event.ITmfEvent;
import org.eclipse.tracecompass.tmf.core.event.TmfEvent;
import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphEntryModel;
import org.eclipse.tracecompass.tmf.core.request.ITmfEventRequest.ExecutionType;
import org.eclipse.tracecompass.tmf.core.request.TmfEventRequest;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.eclipse.tracecompass.tmf.core.signal.TmfTraceClosedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfTraceOpenedSignal;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimeRange;
import org.eclipse.tracecompass.tmf.core.timestamp.TmfTimestamp;
import org.eclipse.tracecompass.tmf.core.trace.ITmfContext;
import org.schedlog.tracecompass.core.figure.FigureRequest;
import org.schedlog.tracecompass.core.figure.FigureTask;
import org.schedlog.tracecompass.core.figure.Figures;
import org.schedlog.tracecompass.core.lines.LinesDataProvider;
import org.schedlog.tracecompass.core.lines.LinesDataProviderFactory;
import org.schedlog.tracecompass.core.lines.LinesParameters;
import org.schedlog.tracecompass.core.spec.SpecSource;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * An application without a window that does what Trace Compass does when a recording is opened, drawn and scrolled, and
 * prints how long it took. Arguments: the recording, a line specification. The recording's cache is where Trace Compass
 * keeps supplementary files of traces without a project: below the folder of Java's temporary files.
 */
public final class TraceCompassJobs implements IApplication {

    private static final int WIDTH = 2000;
    private static final int JUMPS = 2000;
    private static final int LIMIT_MS = 600_000;
    private static final int READ_EVENTS = 5_000_000;

    private RecordingTrace trace;
    private LinesDataProvider provider;
    private List<Long> rows;

    @Override
    public Object start(IApplicationContext context) throws Exception {
        String[] arguments = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        Path path = Path.of(arguments[0]);
        FigureRequest request = FigureRequest.all(SpecSource.file(Path.of(arguments[1])));
        Timer.settle();
        Timer begin = new Timer();
        Timer.once("TC_OPEN", () -> open(path));
        FigureTask task = firstPicture(request);
        begin.print("TC_FIRST_PICTURE");
        complete(task);
        begin.print("TC_FIGURE");
        // What Trace Compass computes by itself on opening would take part in everything from here on.
        trace.getAnalysisModules().forEach(IAnalysisModule::cancel);
        long start = trace.getStartTime().toNanos();
        long end = trace.getEndTime().toNanos();
        long hundredth = (end - start) / 100;
        Timer.repeated("TC_ROWS_WHOLE", () -> fetch(start, end));
        Timer.repeated("TC_ROWS_ZOOM", () -> fetch(start + 50 * hundredth, start + 51 * hundredth));
        Timer.repeated("TC_ARROWS", () -> provider.fetchArrows(window(start, end), null));
        Random random = new Random(1);
        jumps("TC_JUMP_RANK", () -> trace.seekEvent(random.nextLong(trace.getNbEvents())));
        jumps("TC_JUMP_TIME", () -> trace.seekEvent(TmfTimestamp.fromNanos(random.nextLong(start, end))));
        Timer.once("TC_READ", this::readAll);
        Timer.once("TC_REQUEST", this::requestAll);
        EventJobs events = new EventJobs(trace);
        events.filter();
        events.count();
        StateJobs.run(trace);
        KernelJobs.waitForKeeping();
        close();
        Timer.repeated("TC_REOPEN", () -> {
            open(path);
            firstPicture(request);
        }, this::close);
        return EXIT_OK;
    }

    @Override
    public void stop() {
        // ends by itself
    }

    private void open(Path path) throws Exception {
        trace = new RecordingTrace();
        trace.initTrace(null, path.toString(), TmfEvent.class, path.getFileName().toString(), RecordingTrace.ID);
        TmfSignalManager.dispatchSignal(new TmfTraceOpenedSignal(this, trace, null));
    }

    private void close() {
        TmfSignalManager.dispatchSignal(new TmfTraceClosedSignal(this, trace));
        trace.dispose();
    }

    private FigureTask firstPicture(FigureRequest request) {
        FigureTask task = Figures.of(trace).figure(request);
        task.awaitShown(LIMIT_MS, new NullProgressMonitor())
                .orElseThrow(() -> new IllegalStateException("no first look"));
        provider = (LinesDataProvider) new LinesDataProviderFactory().createProvider(trace, request.id());
        showTree();
        return task;
    }

    private void complete(FigureTask task) {
        task.await(LIMIT_MS, new NullProgressMonitor()).flatMap(figure -> figure.lines())
                .orElseThrow(() -> new IllegalStateException("no figure"));
        showTree();
    }

    /** What the view does to draw for the first time. */
    private void showTree() {
        rows = provider.fetchTree(Map.of(), null).getModel().getEntries().stream()
                .filter(entry -> entry.getParentId() >= 0).map(TimeGraphEntryModel::getId).toList();
        fetch(trace.getStartTime().toNanos(), trace.getEndTime().toNanos());
    }

    private Map<String, Object> window(long from, long to) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(LinesParameters.FROM, from);
        parameters.put(LinesParameters.TO, to);
        parameters.put(LinesParameters.WIDTH, WIDTH);
        parameters.put(DataProviderParameterUtils.REQUESTED_ITEMS_KEY, rows);
        return parameters;
    }

    private void fetch(long from, long to) {
        int fetched = provider.fetchRowModel(window(from, to), null).getModel().getRows().size();
        if (fetched != rows.size()) {
            throw new IllegalStateException(fetched + " rows instead of " + rows.size());
        }
    }

    /** How a jump begins. */
    @FunctionalInterface
    private interface Jump {
        ITmfContext seek();
    }

    /**
     * What the events table does: it looks for the place and reads a page from there. Prints the slowest but one in
     * 100.
     */
    private void jumps(String job, Jump jump) {
        long[] times = new long[JUMPS];
        for (int i = 0; i < JUMPS; i++) {
            long begin = System.nanoTime();
            ITmfContext place = jump.seek();
            for (int event = 0; event < 50; event++) {
                trace.getNext(place);
            }
            times[i] = System.nanoTime() - begin;
        }
        Arrays.sort(times);
        long slow = times[JUMPS * 99 / 100];
        Timer.print(job, slow, slow);
    }

    private void readAll() {
        ITmfContext place = trace.seekEvent(0L);
        int read = 0;
        while (read < READ_EVENTS && trace.getNext(place) != null) {
            read++;
        }
    }

    private void requestAll() throws InterruptedException {
        TmfEventRequest request = new TmfEventRequest(ITmfEvent.class, TmfTimeRange.ETERNITY, 0, READ_EVENTS,
                ExecutionType.FOREGROUND) {
            // reading is all that is measured
        };
        trace.sendRequest(request);
        request.waitForCompletion();
    }
}
