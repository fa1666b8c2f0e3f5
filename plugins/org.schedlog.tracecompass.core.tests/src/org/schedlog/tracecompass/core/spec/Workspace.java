// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.spec;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;

/** A project of the test's own in the workspace, and what tests want to know of it. */
public final class Workspace implements AutoCloseable {

    private static final long LIMIT_SECONDS = 30;

    public final IProject project;

    /** Something that is waited for. */
    public interface Condition {
        boolean holds() throws Exception;
    }

    public Workspace(String name) throws CoreException {
        project = ResourcesPlugin.getWorkspace().getRoot().getProject(name);
        project.create(null);
        project.open(null);
    }

    /** Writes a file; the text may use ' for ". */
    public static IFile write(IContainer container, String name, String text) throws CoreException {
        IFile file = container.getFile(org.eclipse.core.runtime.Path.fromPortableString(name));
        ByteArrayInputStream bytes =
                new ByteArrayInputStream(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        if (file.exists()) {
            file.setContents(bytes, true, false, null);
        } else {
            file.create(bytes, true, null);
        }
        return file;
    }

    /** The problems of a file: severity, line, marked text. */
    public static List<String> marks(IFile file) throws Exception {
        String text = file.exists() ? Files.readString(file.getLocation().toFile().toPath()) : "";
        return Arrays.stream(file.findMarkers(SpecMarkers.TYPE, false, IResource.DEPTH_ZERO))
                .map(marker -> mark(marker, text)).sorted().toList();
    }

    /** A job may be about to set or remove the marker, or the marker belongs to an earlier text. */
    private static String mark(IMarker marker, String text) {
        try {
            Map<String, Object> attributes = marker.getAttributes();
            if (attributes != null && attributes.get(IMarker.CHAR_START) instanceof Integer start
                    && attributes.get(IMarker.CHAR_END) instanceof Integer end && end <= text.length()) {
                return attributes.get(IMarker.SEVERITY) + " " + attributes.get(IMarker.LINE_NUMBER) + " "
                        + text.substring(start, end);
            }
            return "being changed";
        } catch (CoreException e) {
            return "gone: " + e.getMessage();
        }
    }

    public static void await(Condition condition, String what) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!condition.holds()) {
            assertTrue(System.nanoTime() < deadline, () -> "waited " + LIMIT_SECONDS + " s until " + what);
            Thread.sleep(20);
        }
    }

    @Override
    public void close() throws CoreException {
        project.delete(true, true, null);
        SpecProject.handle().delete(true, true, null);
    }
}
