// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.spec;

import java.util.Locale;
import java.util.Optional;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.QualifiedName;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.schedlog.engine.spec.FigureSpec;

/**
 * Remembers with each trace, for the next time it is opened, which specification of lines and which of points it was
 * last shown with. Any thread may ask and tell.
 */
public final class TraceSpec {

    private static final ILog LOG = Platform.getLog(TraceSpec.class);

    private TraceSpec() {
    }

    private static QualifiedName key(FigureSpec.Kind kind) {
        return new QualifiedName("org.schedlog.tracecompass.core",
                kind.name().toLowerCase(Locale.ROOT) + ".specification");
    }

    /**
     * @param trace
     *            a trace
     * @return the specification of lines it was last shown with, or the default one
     */
    public static SpecSource of(ITmfTrace trace) {
        return of(trace, FigureSpec.Kind.LINES);
    }

    /**
     * @param trace
     *            a trace
     * @param kind
     *            lines or points
     * @return the specification it was last shown with, or the default one where there is none or it is gone
     */
    public static SpecSource of(ITmfTrace trace, FigureSpec.Kind kind) {
        return of(trace.getResource(), kind);
    }

    static SpecSource of(IResource resource, FigureSpec.Kind kind) {
        return remembered(resource, kind).filter(SpecSource::exists).orElseGet(() -> SpecSource.defaultOf(kind));
    }

    /**
     * Why a trace is shown with the default specification.
     *
     * @param trace
     *            a trace
     * @param kind
     *            lines or points
     * @return a sentence if the specification that it was last shown with is gone
     */
    public static Optional<String> note(ITmfTrace trace, FigureSpec.Kind kind) {
        return note(trace.getResource(), kind);
    }

    static Optional<String> note(IResource resource, FigureSpec.Kind kind) {
        return remembered(resource, kind).filter(source -> !source.exists())
                .map(source -> "The specification " + source.fileName() + ", with which this recording was shown last,"
                        + " is not there any more; " + SpecSource.defaultOf(kind).name() + " is shown instead.");
    }

    static Optional<SpecSource> remembered(IResource resource, FigureSpec.Kind kind) {
        if (resource == null || !resource.exists()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(resource.getPersistentProperty(key(kind))).flatMap(SpecSource::of);
        } catch (CoreException e) {
            LOG.log(e.getStatus());
            return Optional.empty();
        }
    }

    /**
     * Remembers a choice of lines. A trace that is not part of the workspace forgets it.
     *
     * @param trace
     *            a trace
     * @param source
     *            the specification it is shown with now
     */
    public static void remember(ITmfTrace trace, SpecSource source) {
        remember(trace, FigureSpec.Kind.LINES, source);
    }

    /**
     * Remembers a choice. A trace that is not part of the workspace forgets it.
     *
     * @param trace
     *            a trace
     * @param kind
     *            the kind of figure that the view shows
     * @param source
     *            the specification it is shown with now
     */
    public static void remember(ITmfTrace trace, FigureSpec.Kind kind, SpecSource source) {
        remember(trace.getResource(), kind, source);
    }

    /**
     * Remembers a choice for a trace that need not be open.
     *
     * @param resource
     *            the trace in its project; may be null
     * @param kind
     *            the kind of figure
     * @param source
     *            the specification it shall be shown with
     */
    public static void remember(IResource resource, FigureSpec.Kind kind, SpecSource source) {
        if (resource == null || !resource.exists()) {
            return;
        }
        try {
            resource.setPersistentProperty(key(kind), source.id());
        } catch (CoreException e) {
            LOG.log(e.getStatus());
        }
    }

    /**
     * A specification has a new name: all traces of the workspace that remember it remember that.
     *
     * @param from
     *            its old name
     * @param to
     *            its new one
     */
    public static void moved(SpecSource from, SpecSource to) {
        try {
            ResourcesPlugin.getWorkspace().getRoot().accept(resource -> {
                for (FigureSpec.Kind kind : FigureSpec.Kind.values()) {
                    if (resource.getType() != IResource.ROOT && resource.isAccessible()
                            && remembered(resource, kind).equals(Optional.of(from))) {
                        remember(resource, kind, to);
                    }
                }
                return resource.isAccessible();
            });
        } catch (CoreException e) {
            LOG.log(e.getStatus());
        }
    }
}
