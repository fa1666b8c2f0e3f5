// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.spec;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.Path;
import org.eclipse.core.runtime.Platform;
import org.eclipse.tracecompass.tmf.core.trace.ITmfTrace;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.engine.spec.SpecText;
import org.schedlog.tracecompass.core.spec.SpecEntry.Origin;

/**
 * All specifications that a user can choose from: the shipped ones, the workspace's own, which are files of the project
 * "SchedLog specifications", and those in the tracing project beside the recording. Any thread may list and change; the
 * workspace's rules keep changes apart.
 */
public final class SpecLibrary {

    private static final ILog LOG = Platform.getLog(SpecLibrary.class);
    private static final String SUFFIX = ".json";
    private static final String TRACING_NATURE = "org.eclipse.linuxtools.tmf.project.nature";

    private SpecLibrary() {
    }

    /**
     * Lists what there is to choose from. Quick: files are looked into when they have changed only, and large ones
     * never.
     *
     * @param project
     *            the tracing project whose specifications are listed too
     * @return shipped ones, the workspace's own, the project's; each by name
     */
    public static List<SpecEntry> list(Optional<IProject> project) {
        return list(project.stream().toList());
    }

    /** @return all there are: shipped ones, the workspace's own, those of each open tracing project */
    public static List<SpecEntry> listAll() {
        return list(Arrays.stream(ResourcesPlugin.getWorkspace().getRoot().getProjects())
                .filter(SpecLibrary::isTracing).toList());
    }

    private static boolean isTracing(IProject project) {
        try {
            return project.isAccessible() && project.hasNature(TRACING_NATURE);
        } catch (CoreException e) {
            // It was closed or deleted in this moment, or its description is damaged.
            LOG.log(e.getStatus());
            return false;
        }
    }

    private static List<SpecEntry> list(List<IProject> projects) {
        List<SpecEntry> entries = new ArrayList<>();
        SpecSource.shipped().forEach(source -> entries.add(entry(source, Origin.SHIPPED, "SchedLog")));
        IProject own = SpecProject.handle();
        addFiles(own, Origin.WORKSPACE, "Workspace", entries);
        projects.stream().filter(project -> !project.equals(own)).forEach(
                project -> addFiles(project, Origin.PROJECT, "Project " + project.getName(), entries));
        return entries;
    }

    /**
     * @param kind
     *            lines or points
     * @param project
     *            the tracing project whose specifications are listed too
     * @return those of {@link #list(Optional)} that describe such a figure
     */
    public static List<SpecEntry> list(FigureSpec.Kind kind, Optional<IProject> project) {
        return list(project).stream().filter(entry -> entry.kind().equals(Optional.of(kind))).toList();
    }

    /**
     * The tracing project that a trace is in.
     *
     * @param trace
     *            a trace, or null
     * @return its project, or empty if it is not part of the workspace
     */
    public static Optional<IProject> projectOf(ITmfTrace trace) {
        return Optional.ofNullable(trace).map(ITmfTrace::getResource).map(IResource::getProject);
    }

    /**
     * What lists say of a specification that is none of theirs, or of one of theirs.
     *
     * @param source
     *            a specification
     * @return its entry
     */
    public static SpecEntry entry(SpecSource source) {
        if (source.path().isEmpty()) {
            return entry(source, Origin.SHIPPED, "SchedLog");
        }
        Optional<IFile> file = SpecFiles.file(source);
        if (file.isEmpty()) {
            return entry(source, Origin.FILE, String.valueOf(source.path().get().getParent()));
        }
        IProject project = file.get().getProject();
        return project.equals(SpecProject.handle()) ? entry(source, Origin.WORKSPACE, "Workspace")
                : entry(source, Origin.PROJECT, "Project " + project.getName());
    }

    private static SpecEntry entry(SpecSource source, Origin origin, String place) {
        SpecFacts facts = SpecFacts.of(source);
        return new SpecEntry(source, origin, place, facts.kind(), facts.problems());
    }

    /** The workspace's own are listed whatever is in them; of a project only what is a specification. */
    private static void addFiles(IProject project, Origin origin, String place, List<SpecEntry> entries) {
        SpecFiles.jsonFiles(project).stream().map(source -> entry(source, origin, place))
                .filter(entry -> origin == Origin.WORKSPACE || entry.kind().isPresent())
                .sorted(Comparator.comparing((SpecEntry entry) -> entry.source().name())).forEach(entries::add);
    }

    /**
     * Copies a specification into the workspace's own.
     *
     * @param source
     *            a shipped one or a file
     * @return the copy; where there is one of that name already it has a number
     * @throws SpecLibraryException
     *             when it is no specification, or cannot be read or written
     */
    public static SpecSource copy(SpecSource source) throws SpecLibraryException {
        SpecText text = require(source);
        try {
            IFile file = SpecProject.free(SpecProject.create(), source.name());
            file.create(new ByteArrayInputStream(text.text().getBytes(StandardCharsets.UTF_8)), true,
                    new NullProgressMonitor());
            file.setCharset(StandardCharsets.UTF_8.name(), new NullProgressMonitor());
            return SpecFiles.source(file).orElseThrow();
        } catch (CoreException e) {
            throw new SpecLibraryException(source.name() + " could not be copied: " + e.getMessage(), e);
        }
    }

    /**
     * Reads what is meant to be a specification; there may be mistakes in it.
     *
     * @param source
     *            a shipped one or a file
     * @return its text
     * @throws SpecLibraryException
     *             when it is something else, or cannot be read
     */
    public static SpecText require(SpecSource source) throws SpecLibraryException {
        SpecText text = SpecFacts.text(source);
        if (text.problem() != null) {
            throw new SpecLibraryException(source.fileName() + " cannot be used. " + text.problem());
        }
        if (text.kind().isEmpty()) {
            throw new SpecLibraryException(source.fileName() + " is no specification of a figure. A specification is a "
                    + "JSON object whose \"output\" lists x0, y0, x1 and y1 for lines, or x and y for points.");
        }
        return text;
    }

    /**
     * Renames a specification of the workspace or of a project. Traces that remember it remember its new name.
     *
     * @param source
     *            the specification
     * @param name
     *            its new name, with or without .json
     * @return the renamed one
     * @throws SpecLibraryException
     *             when there cannot be such a file, or there is one already
     */
    public static SpecSource rename(SpecSource source, String name) throws SpecLibraryException {
        IFile file = changeable(source);
        Optional<String> problem = nameProblem(source, name);
        if (problem.isPresent()) {
            throw new SpecLibraryException(problem.get());
        }
        IFile renamed = file.getParent().getFile(new Path(fileName(name)));
        if (renamed.equals(file)) {
            return source;
        }
        try {
            file.move(renamed.getFullPath(), IResource.FORCE | IResource.KEEP_HISTORY, new NullProgressMonitor());
        } catch (CoreException e) {
            throw new SpecLibraryException(source.name() + " could not be renamed: " + e.getMessage(), e);
        }
        SpecSource now = SpecFiles.source(renamed).orElseThrow();
        TraceSpec.moved(source, now);
        return now;
    }

    /**
     * What prevents a name.
     *
     * @param source
     *            a specification of the workspace or of a project
     * @param name
     *            what it may be called
     * @return why not, or empty if it can be called so
     */
    public static Optional<String> nameProblem(SpecSource source, String name) {
        if (name.isBlank()) {
            return Optional.of("A specification needs a name.");
        }
        IStatus status = ResourcesPlugin.getWorkspace().validateName(fileName(name), IResource.FILE);
        if (!status.isOK()) {
            return Optional.of(status.getMessage());
        }
        Optional<IFile> file = SpecFiles.file(source);
        boolean isSame = file.isPresent() && file.get().getName().equals(fileName(name));
        return !isSame && file.isPresent() && file.get().getParent().findMember(fileName(name)) != null
                ? Optional.of("There is a specification named " + name.strip() + " already.") : Optional.empty();
    }

    private static String fileName(String name) {
        return SpecFiles.isJson(name) ? name.strip() : name.strip() + SUFFIX;
    }

    /**
     * Deletes a specification of the workspace or of a project; Eclipse's local history keeps it.
     *
     * @param source
     *            the specification
     * @throws SpecLibraryException
     *             when it cannot be deleted
     */
    public static void delete(SpecSource source) throws SpecLibraryException {
        IFile file = changeable(source);
        try {
            file.delete(IResource.FORCE | IResource.KEEP_HISTORY, new NullProgressMonitor());
        } catch (CoreException e) {
            throw new SpecLibraryException(source.name() + " could not be deleted: " + e.getMessage(), e);
        }
    }

    private static IFile changeable(SpecSource source) throws SpecLibraryException {
        return SpecFiles.file(source).orElseThrow(() -> new SpecLibraryException(source.path().isEmpty()
                ? source.name() + " is part of SchedLog and cannot be changed. Duplicate it and change the copy."
                : source.fileName() + " is not part of the workspace. Import it first."));
    }
}
