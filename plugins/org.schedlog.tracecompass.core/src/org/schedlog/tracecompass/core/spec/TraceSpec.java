// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.spec;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.QualifiedName;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;

/** Remembers with each trace, for the next time it is opened, which specification it was last shown with. */
public final class TraceSpec {

    private static final ILog LOG = Platform.getLog(TraceSpec.class);
    private static final QualifiedName KEY = new QualifiedName("org.schedlog.tracecompass.core", "lines.specification");

    private TraceSpec() {
    }

    /**
     * @param trace
     *            a trace
     * @return the specification it was last shown with, or the default one
     */
    public static SpecSource of(ITmfTrace trace) {
        IResource resource = trace.getResource();
        if (resource == null || !resource.exists()) {
            return SpecSource.DEFAULT;
        }
        try {
            String id = resource.getPersistentProperty(KEY);
            return id == null ? SpecSource.DEFAULT : SpecSource.of(id).orElse(SpecSource.DEFAULT);
        } catch (CoreException e) {
            LOG.log(e.getStatus());
            return SpecSource.DEFAULT;
        }
    }

    /**
     * Remembers a choice. A trace that is not part of the workspace forgets it.
     *
     * @param trace
     *            a trace
     * @param source
     *            the specification it is shown with now
     */
    public static void remember(ITmfTrace trace, SpecSource source) {
        IResource resource = trace.getResource();
        if (resource == null || !resource.exists()) {
            return;
        }
        try {
            resource.setPersistentProperty(KEY, source.id());
        } catch (CoreException e) {
            LOG.log(e.getStatus());
        }
    }
}
