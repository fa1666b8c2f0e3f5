// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks.tracecompass;

import java.io.File;
import java.nio.file.Path;
import java.util.Locale;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.tracecompass.analysis.os.linux.core.kernel.KernelAnalysisModule;
import org.eclipse.tracecompass.tmf.core.analysis.IAnalysisModule;
import org.eclipse.tracecompass.tmf.core.event.ITmfEvent;
import org.eclipse.tracecompass.tmf.core.event.TmfEvent;
import org.eclipse.tracecompass.tmf.core.exceptions.TmfTraceException;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.eclipse.tracecompass.tmf.core.signal.TmfTraceClosedSignal;
import org.eclipse.tracecompass.tmf.core.signal.TmfTraceOpenedSignal;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.core.trace.experiment.TmfExperiment;
import org.schedlog.tracecompass.core.trace.KeepingJob;
import org.schedlog.tracecompass.core.trace.RecordingExperiment;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * An application without a window that makes the history of the kernel analysis of a recording, by our analysis and by
 * Trace Compass' own from the same trace's events, and prints how long each took and how large its file is; and what
 * the views of counts and of states need, and filters of an experiment of the recording and another opening of it.
 * Arguments: the recording; any of "ours", "stock", "views" and "experiment".
 */
public final class KernelJobs implements IApplication {

    private static final String OWN_ID = "org.schedlog.benchmarks.tracecompass.stock.kernel";

    @Override
    public Object start(IApplicationContext context) throws Exception {
        String[] arguments = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        Path path = Path.of(arguments[0]);
        RecordingTrace trace = open(path);
        TmfSignalManager.dispatchSignal(new TmfTraceOpenedSignal(this, trace, null));
        IAnalysisModule ours = trace.getAnalysisModule(KernelAnalysisModule.ID);
        // What Trace Compass computes by itself on opening would take part in everything from here on.
        for (IAnalysisModule module : trace.getAnalysisModules()) {
            if (module.isAutomatic()) {
                module.waitForCompletion();
            }
        }
        for (int i = 1; i < arguments.length; i++) {
            switch (arguments[i]) {
            case "ours" -> measure("KERNEL", trace, ours);
            case "stock" -> stock(trace);
            case "views" -> {
                new EventJobs(trace).count();
                StateJobs.run(trace);
            }
            case "experiment" -> experiment(path);
            default -> throw new IllegalArgumentException(arguments[i]);
            }
        }
        waitForKeeping();
        TmfSignalManager.dispatchSignal(new TmfTraceClosedSignal(this, trace));
        trace.dispose();
        return EXIT_OK;
    }

    private static RecordingTrace open(Path path) throws TmfTraceException {
        RecordingTrace trace = new RecordingTrace();
        trace.initTrace(null, path.toString(), TmfEvent.class, path.getFileName().toString(), RecordingTrace.ID);
        return trace;
    }

    /** The next run finds what is kept in the background. */
    static void waitForKeeping() throws InterruptedException {
        Job.getJobManager().join(KeepingJob.class, null);
    }

    @Override
    public void stop() {
        // ends by itself
    }

    /** Trace Compass' own handlers, on our events. */
    private static void stock(RecordingTrace trace) throws Exception {
        KernelAnalysisModule module = new KernelAnalysisModule();
        module.setId(OWN_ID);
        module.setName("Trace Compass' own");
        module.setTrace(trace);
        // what its events are asked for is computed once, as by a recorder
        trace.getNext(trace.seekEvent(0L)).getContent();
        measure("KERNEL_STOCK", trace, module);
        module.dispose();
    }

    /** Two recordings whose events come by turns. */
    private static void experiment(Path path) throws Exception {
        RecordingExperiment experiment = new RecordingExperiment();
        experiment.initExperiment(ITmfEvent.class, path.toString(), new ITmfTrace[] { open(path), open(path) },
                TmfExperiment.DEFAULT_INDEX_PAGE_SIZE, null, RecordingExperiment.ID);
        Timer.settle();
        new EventJobs(experiment).filter();
        experiment.dispose();
    }

    private static void measure(String job, RecordingTrace trace, IAnalysisModule module) throws Exception {
        File file = new File(TmfTraceManager.getSupplementaryFileDir(trace), module.getId() + ".ht");
        if (file.exists() && !file.delete()) {
            throw new IllegalStateException(file + " is in the way");
        }
        Timer.settle();
        Timer.once("TC_" + job, () -> {
            module.schedule();
            if (!module.waitForCompletion()) {
                throw new IllegalStateException(job + " failed");
            }
        });
        System.out.printf(Locale.ROOT, "SIZE\t%s\t%d%n", job, file.length());
    }
}
