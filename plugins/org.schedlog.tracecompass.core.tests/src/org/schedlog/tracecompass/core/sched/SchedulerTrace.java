// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.tracecompass.tmf.core.event.TmfEvent;
import org.eclipse.tracecompass.tmf.core.exceptions.TmfTraceException;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.eclipse.tracecompass.tmf.core.signal.TmfTraceClosedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfTraceOpenedSignal;
import org.schedlog.tracecompass.core.trace.RecordingFile;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/** A recording as an open trace, as Trace Compass would have it, and its analysis. */
final class SchedulerTrace implements AutoCloseable {

    static final long START = 1_000;

    final RecordingTrace trace = new RecordingTrace();

    /** Rows are timestamp, cpu, pid, event, arg0, arg1. */
    SchedulerTrace(Path folder, long[]... rows) throws IOException, TmfTraceException {
        this(new RecordingFile().withTable().withRows(rows).write(folder.resolve("recording.tar")));
    }

    SchedulerTrace(Path file) throws TmfTraceException {
        trace.initTrace(null, file.toString(), TmfEvent.class, file.getFileName().toString(), RecordingTrace.ID);
        TmfSignalManager.dispatchSignal(new TmfTraceOpenedSignal(this, trace, null));
    }

    static Path example(String name) {
        return Path.of(System.getProperty("basedir", "")).resolve("../../examples/" + name);
    }

    /** Switches, wake-ups and lengths of run queues at random, with gaps and with breaks of the chain. */
    static long[][] random(long seed, int events, int cpus, int tasks) {
        Random random = new Random(seed);
        List<long[]> rows = new ArrayList<>();
        long[] current = new long[cpus];
        long time = START;
        for (int i = 0; i < events; i++) {
            int cpu = i < cpus ? i : random.nextInt(cpus);
            long next = random.nextInt(tasks);
            long kind = random.nextInt(4);
            if (kind == 0 && i >= cpus) {
                rows.add(new long[] { time, cpu, current[cpu], RecordingFile.id("WAKEUP"), next, cpu });
            } else if (kind == 1 && i >= cpus) {
                rows.add(new long[] { time, cpu, current[cpu], RecordingFile.id("RQ_SIZE"), random.nextInt(3), 0 });
            } else {
                long previous = random.nextInt(20) == 0 ? random.nextInt(tasks) : current[cpu];
                rows.add(new long[] { time, cpu, previous, RecordingFile.id("CTX_SWITCH"), next, 0 });
                current[cpu] = next;
            }
            time += random.nextInt(5) == 0 ? 0 : random.nextInt(200);
        }
        return rows.toArray(long[][]::new);
    }

    SchedulerData data() {
        return data(ResidencyAnalysis.of(trace).orElseThrow());
    }

    Violations violations() {
        return data(ViolationsAnalysis.SOURCE.of(trace).orElseThrow());
    }

    private static <D> D data(ComputedAnalysis<D> analysis) {
        analysis.schedule();
        analysis.waitForCompletion(new NullProgressMonitor());
        return analysis.data().orElseThrow(() -> new AssertionError(analysis.problem().orElse("no data, no reason")));
    }

    @Override
    public void close() {
        TmfSignalManager.dispatchSignal(new TmfTraceClosedSignal(this, trace));
        trace.dispose();
    }
}
