// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.schedlog.engine.spec.Diagnostic;
import org.schedlog.engine.spec.SpecLocator;
import org.schedlog.engine.spec.SpecText;
import org.schedlog.engine.spec.TextRange;

/**
 * Marks what is wrong with specifications that are files of the workspace, for the Problems view and for editors. A
 * specification has problems of its own, and such that only a recording shows, e.g. a column that it lacks; those go
 * when the trace is closed. Thread-safe; marks are set in jobs.
 */
public final class SpecMarkers {

    /** The type of the markers. */
    public static final String TYPE = "org.schedlog.tracecompass.core.specProblem";

    /** Who finds what is wrong with the text alone. */
    private static final String READER = "";

    /** What is wrong, by specification and by who found it; guarded by itself. */
    private static final Map<SpecSource, Map<String, List<Diagnostic>>> FOUND = new HashMap<>();

    /** A problem at its place; where two finders say the same, it is one. */
    private record Mark(int severity, TextRange range, String message) {
    }

    /** What is wrong with the text alone, and what else recordings show. */
    private record Found(List<Diagnostic> always, List<Diagnostic> whileOpen) {
    }

    private SpecMarkers() {
    }

    /**
     * Reads a specification and marks what is wrong with its text. A file that is meant to be no specification gets no
     * marks.
     *
     * @param source
     *            a file; nothing happens for one outside the workspace
     */
    public static void check(SpecSource source) {
        Optional<IFile> file = SpecFiles.file(source);
        if (file.isEmpty()) {
            forget(source);
            return;
        }
        SpecText text = SpecFacts.text(source);
        boolean isMeant = text.kind().isPresent() || isKnown(source)
                || file.get().getProject().equals(SpecProject.handle());
        found(source, READER, isMeant ? text.read(Map.of()).diagnostics() : List.of());
    }

    /**
     * Marks what is wrong with a specification on a recording, in place of what was so before.
     *
     * @param source
     *            the specification; nothing happens for one outside the workspace
     * @param finder
     *            names the recording
     * @param diagnostics
     *            all that is wrong; none if all is well
     */
    public static void found(SpecSource source, String finder, List<Diagnostic> diagnostics) {
        if (SpecFiles.file(source).isEmpty()) {
            return;
        }
        synchronized (FOUND) {
            Map<String, List<Diagnostic>> byFinder = FOUND.computeIfAbsent(source, s -> new HashMap<>());
            byFinder.remove(finder);
            if (!diagnostics.isEmpty()) {
                byFinder.put(finder, List.copyOf(diagnostics));
            }
            if (byFinder.isEmpty()) {
                FOUND.remove(source);
            }
        }
        new MarkJob(source).schedule();
    }

    /**
     * Removes what was found on a recording.
     *
     * @param finder
     *            names the recording
     */
    public static void forget(String finder) {
        List<SpecSource> changed = new ArrayList<>();
        synchronized (FOUND) {
            FOUND.forEach((source, byFinder) -> {
                if (byFinder.remove(finder) != null) {
                    changed.add(source);
                }
            });
            FOUND.values().removeIf(Map::isEmpty);
        }
        changed.forEach(source -> new MarkJob(source).schedule());
    }

    private static void forget(SpecSource source) {
        synchronized (FOUND) {
            FOUND.remove(source);
        }
    }

    private static boolean isKnown(SpecSource source) {
        synchronized (FOUND) {
            return FOUND.containsKey(source);
        }
    }

    private static Found all(SpecSource source) {
        synchronized (FOUND) {
            Map<String, List<Diagnostic>> byFinder = FOUND.getOrDefault(source, Map.of());
            return new Found(byFinder.getOrDefault(READER, List.of()),
                    byFinder.entrySet().stream().filter(found -> !found.getKey().equals(READER))
                            .flatMap(found -> found.getValue().stream()).toList());
        }
    }

    /**
     * Brings the markers of one file up to date with what is found by the time it runs. One runs after the other: the
     * workspace gives markers no rule of its own, so an earlier job could set its marks after a later one's.
     */
    private static final class MarkJob extends WorkspaceJob {

        private static final ISchedulingRule ONE_AT_A_TIME = new ISchedulingRule() {
            @Override
            public boolean contains(ISchedulingRule rule) {
                return rule == this;
            }

            @Override
            public boolean isConflicting(ISchedulingRule rule) {
                return rule == this;
            }
        };

        private final SpecSource source;

        MarkJob(SpecSource source) {
            super("Marking problems of " + source.name());
            this.source = source;
            setSystem(true);
            setRule(ONE_AT_A_TIME);
        }

        @Override
        public IStatus runInWorkspace(IProgressMonitor monitor) throws CoreException {
            Optional<IFile> file = SpecFiles.file(source);
            if (file.isPresent()) {
                Found found = all(source);
                String text = source.text().text();
                SpecLocator locator = SpecLocator.of(text == null ? "" : text);
                file.get().deleteMarkers(TYPE, true, IResource.DEPTH_ZERO);
                Set<Mark> marks = new HashSet<>();
                mark(file.get(), locator, found.always(), false, marks);
                mark(file.get(), locator, found.whileOpen(), true, marks);
            }
            return Status.OK_STATUS;
        }

        private static void mark(IFile file, SpecLocator locator, List<Diagnostic> diagnostics, boolean isTransient,
                Set<Mark> marks) throws CoreException {
            for (Diagnostic diagnostic : diagnostics) {
                Mark mark = new Mark(diagnostic.severity() == Diagnostic.Severity.ERROR ? IMarker.SEVERITY_ERROR
                        : IMarker.SEVERITY_WARNING, locator.locate(diagnostic.place()), diagnostic.message());
                if (marks.add(mark)) {
                    file.createMarker(TYPE).setAttributes(Map.of(IMarker.SEVERITY, mark.severity(),
                            IMarker.MESSAGE, mark.message(), IMarker.LINE_NUMBER, mark.range().line(),
                            IMarker.CHAR_START, mark.range().start(), IMarker.CHAR_END, mark.range().end(),
                            IMarker.TRANSIENT, isTransient));
                }
            }
        }
    }
}
