// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import java.nio.file.Path;
import java.util.Random;

import org.eclipse.tracecompass.tmf.core.event.ITmfEvent;
import org.eclipse.tracecompass.tmf.core.event.TmfEvent;
import org.eclipse.tracecompass.tmf.core.project.model.TmfTraceType;
import org.eclipse.tracecompass.tmf.core.synchronization.TimestampTransformFactory;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.experiment.TmfExperiment;

/**
 * The same recordings in two experiments.
 *
 * @param stock
 *            the one of Trace Compass
 * @param ours
 *            a SchedLog experiment
 */
record Twins(TmfExperiment stock, RecordingExperiment ours) implements AutoCloseable {

    /** Recordings of which many events have the same time, also as those of others. */
    static void write(Path folder, Random random, int... events) throws Exception {
        for (int i = 0; i < events.length; i++) {
            long[][] rows = new long[events[i]][];
            long time = 1_000 + 50 * i;
            for (int row = 0; row < rows.length; row++) {
                rows[row] = new long[] { time, 0, row, RecordingFile.id("TICK"), 0, 0 };
                time += random.nextInt(3) == 0 ? random.nextInt(9) : 0;
            }
            new RecordingFile().withTable().withRows(rows).write(folder.resolve(i + ".tar"));
        }
    }

    /** Opens what was written, as many as there are offsets of time. */
    static Twins open(Path folder, long... offsets) throws Exception {
        return new Twins(open(folder, new TmfExperiment(), TmfTraceType.DEFAULT_EXPERIMENT_TYPE, offsets),
                openOurs(folder, offsets));
    }

    /** Opens only a SchedLog experiment, which whoever asks disposes of. */
    static RecordingExperiment openOurs(Path folder, long... offsets) throws Exception {
        return open(folder, new RecordingExperiment(), RecordingExperiment.ID, offsets);
    }

    private static <E extends TmfExperiment> E open(Path folder, E experiment, String id, long... offsets)
            throws Exception {
        ITmfTrace[] traces = new ITmfTrace[offsets.length];
        for (int i = 0; i < offsets.length; i++) {
            RecordingTrace trace = new RecordingTrace();
            if (offsets[i] != 0) {
                trace.setTimestampTransform(TimestampTransformFactory.createWithOffset(offsets[i]));
            }
            trace.initTrace(null, folder.resolve(i + ".tar").toString(), TmfEvent.class, i + ".tar", RecordingTrace.ID);
            traces[i] = trace;
        }
        experiment.initExperiment(ITmfEvent.class, "test", traces, TmfExperiment.DEFAULT_INDEX_PAGE_SIZE, null, id);
        experiment.indexTrace(true);
        return experiment;
    }

    @Override
    public void close() {
        stock.dispose();
        ours.dispose();
    }
}
