// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.kernel;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.eclipse.tracecompass.analysis.os.linux.core.kernel.KernelAnalysisModule;
import org.eclipse.tracecompass.statesystem.core.ITmfStateSystem;
import org.schedlog.tracecompass.core.OpenTrace;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/** An open recording, and what the kernel analyses make of it. */
final class OpenKernel implements AutoCloseable {

    final RecordingTrace trace;
    private final OpenTrace open;
    private final KernelAnalysisModule stock = new KernelAnalysisModule();

    OpenKernel(Path folder, Path file) throws Exception {
        open = new OpenTrace(folder, file);
        trace = open.trace;
    }

    /** One of the examples of the project. */
    static Path example(String name) throws Exception {
        return Path.of(System.getProperty("basedir", "")).resolve("../../examples/trace").resolve(name).toRealPath();
    }

    KernelAnalysis analysis() {
        return assertInstanceOf(KernelAnalysis.class, trace.getAnalysisModule(KernelAnalysisModule.ID));
    }

    ITmfStateSystem ours() {
        return run(analysis());
    }

    /** Trace Compass' own handlers, on the trace's own events. */
    ITmfStateSystem stock() throws Exception {
        stock.setId("stock");
        stock.setName("stock");
        assertTrue(stock.setTrace(trace));
        return run(stock);
    }

    private static ITmfStateSystem run(KernelAnalysisModule module) {
        assertTrue(module.schedule().isOK());
        assertTrue(module.waitForCompletion());
        ITmfStateSystem system = module.getStateSystem();
        assertNotNull(system);
        return system;
    }

    @Override
    public void close() {
        stock.dispose();
        open.close();
    }
}
