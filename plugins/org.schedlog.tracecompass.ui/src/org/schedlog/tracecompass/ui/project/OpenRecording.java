// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.project;

import java.util.Map;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.IPath;
import org.eclipse.tracecompass.tmf.core.event.TmfEvent;
import org.eclipse.tracecompass.tmf.core.exceptions.TmfTraceException;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfTraceElement;
import org.schedlog.engine.column.Recording;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * The recording behind a trace of the Project Explorer: the open trace if it is open, otherwise one that is opened for
 * this purpose and closed again. Thread-safe.
 */
public final class OpenRecording implements AutoCloseable {

    private final RecordingTrace trace;
    private final boolean isOwn;
    private final Map<String, String> properties;

    private OpenRecording(RecordingTrace trace, boolean isOwn) {
        this.trace = trace;
        this.isOwn = isOwn;
        this.properties = trace.completeProperties();
    }

    /**
     * Opens a recording; may take long, so not for the UI thread.
     *
     * @param element
     *            a trace of the Project Explorer, also one in an experiment
     * @return its recording
     * @throws TmfTraceException
     *             when it cannot be opened; the message is for the user
     */
    public static OpenRecording of(TmfTraceElement element) throws TmfTraceException {
        ITmfTrace opened = element.getTrace();
        if (opened instanceof RecordingTrace recording) {
            return new OpenRecording(recording, false);
        }
        IResource resource = element.getElementUnderTraceFolder().getResource();
        IPath location = resource.getLocation();
        if (location == null) {
            throw new TmfTraceException(resource.getFullPath() + " is not a file of this machine.");
        }
        RecordingTrace own = new RecordingTrace();
        own.initTrace(resource, location.toOSString(), TmfEvent.class, element.getName(), RecordingTrace.ID);
        return new OpenRecording(own, true);
    }

    /** @return the recording, as long as this is not closed */
    public Recording recording() {
        return trace.recording();
    }

    /** @return what the Properties view shows of the trace */
    public Map<String, String> properties() {
        return properties;
    }

    @Override
    public void close() {
        if (isOwn) {
            trace.dispose();
        }
    }
}
