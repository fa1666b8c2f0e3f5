// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceProxy;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Platform;

/** Specifications as files of the workspace. */
public final class SpecFiles {

    private static final ILog LOG = Platform.getLog(SpecFiles.class);
    private static final String SUFFIX = ".json";
    /** Looking for specifications in a project ends after so many files: nobody waits for a menu. */
    private static final int MOST_VISITED = 20_000;
    private static final int MOST_CANDIDATES = 200;

    private SpecFiles() {
    }

    /**
     * The file of a specification in the workspace.
     *
     * @param source
     *            a specification
     * @return the file, or empty if the specification is shipped or its file is not part of an open project
     */
    public static Optional<IFile> file(SpecSource source) {
        if (source.path().isEmpty()) {
            return Optional.empty();
        }
        IFile[] files = ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(source.path().get().toUri());
        for (IFile file : files) {
            if (file.exists()) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /**
     * The specification that a resource may be, judged by its name.
     *
     * @param resource
     *            any resource; it need not exist any more
     * @return the source, or empty if it is no JSON file on disk
     */
    public static Optional<SpecSource> source(IResource resource) {
        IPath location = resource instanceof IFile && isJson(resource.getName()) ? resource.getLocation() : null;
        return location == null ? Optional.empty() : Optional.of(SpecSource.file(location.toFile().toPath()));
    }

    /**
     * @param fileName
     *            a file's name
     * @return whether it is a JSON file's name
     */
    public static boolean isJson(String fileName) {
        return fileName.toLowerCase().endsWith(SUFFIX);
    }

    /** The JSON files of a project, up to so many that a list is there at once. */
    static List<SpecSource> jsonFiles(IProject project) {
        List<SpecSource> found = new ArrayList<>();
        if (!project.isAccessible()) {
            return found;
        }
        int[] visited = { 0 };
        try {
            project.accept(proxy -> {
                visited[0]++;
                if (isJson(proxy.getName())) {
                    add(proxy, found);
                }
                return !proxy.getName().startsWith(".") && visited[0] < MOST_VISITED
                        && found.size() < MOST_CANDIDATES;
            }, IResource.NONE);
        } catch (CoreException e) {
            LOG.log(e.getStatus());
        }
        return found;
    }

    private static void add(IResourceProxy proxy, List<SpecSource> found) {
        if (proxy.getType() == IResource.FILE) {
            source(proxy.requestResource()).ifPresent(found::add);
        }
    }
}
