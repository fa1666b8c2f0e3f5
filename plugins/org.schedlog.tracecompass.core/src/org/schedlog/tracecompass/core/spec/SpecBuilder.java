// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.spec;

import java.util.Map;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;

/** Marks what is wrong with the workspace's own specifications whenever one is saved, whether or not it is in use. */
public final class SpecBuilder extends IncrementalProjectBuilder {

    /** The builder's id. */
    static final String ID = "org.schedlog.tracecompass.core.specBuilder";

    @Override
    protected IProject[] build(int kind, Map<String, String> arguments, IProgressMonitor monitor)
            throws CoreException {
        IResourceDelta delta = kind == FULL_BUILD ? null : getDelta(getProject());
        if (delta == null) {
            getProject().accept(resource -> {
                check(resource);
                return true;
            });
        } else {
            delta.accept(change -> {
                if (change.getKind() != IResourceDelta.REMOVED) {
                    check(change.getResource());
                }
                return true;
            });
        }
        return new IProject[0];
    }

    private static void check(IResource resource) {
        SpecFiles.source(resource).ifPresent(SpecMarkers::check);
    }

    @Override
    protected void clean(IProgressMonitor monitor) throws CoreException {
        getProject().deleteMarkers(SpecMarkers.TYPE, true, IResource.DEPTH_INFINITE);
    }
}
