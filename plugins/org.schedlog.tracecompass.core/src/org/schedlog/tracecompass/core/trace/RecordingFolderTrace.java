// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.tracecompass.tmf.core.trace.TraceValidationStatus;
import org.schedlog.engine.archive.RecordingFolder;

/**
 * The trace type "SchedLog recording (folder)": the folder that a tarball was extracted to, or one with loose columns.
 * Trace Compass asks it about every folder that it comes across, in its wizards and in projects, and about the folder
 * around every file that is opened; of the folders of a recording it therefore takes one only. Any other folder with a
 * recording in it can still be opened as a {@link RecordingTrace}, by who asks for just that folder.
 */
public final class RecordingFolderTrace extends RecordingTrace {

    /** The trace type's id. */
    public static final String ID = "org.schedlog.tracecompass.recording.folder";

    /** Where Trace Compass' wizard takes archives apart before it copies what it takes for traces. */
    private static final Path WIZARD_FOLDER = Path.of(".traceImport");

    /** From a folder that was an npz file to the top: the array, the columns, {@code sched_log}, the run. */
    private static final int MOST_LEVELS = 4;

    @Override
    public IStatus validate(IProject project, String path) {
        Path folder = Path.of(path);
        if (!Files.isDirectory(folder)) {
            return refusal(path + " is no folder");
        }
        try {
            if (isTakenApart(folder)) {
                return new TraceValidationStatus(CONFIDENCE, PLUGIN_ID);
            }
        } catch (IOException e) {
            return refusal(path + " cannot be read: " + e.getMessage());
        }
        if (isInWizard(folder) || !RecordingFolder.isTop(folder)) {
            return refusal(path + " is not the top folder of a SchedLog recording. Choose the one with the event table"
                    + " and sched_log in it, or with the columns timestamp.npz and so on.");
        }
        return super.validate(project, path);
    }

    private static IStatus refusal(String message) {
        return new TraceValidationStatus(0, IStatus.ERROR, PLUGIN_ID, message, null);
    }

    private static boolean isInWizard(Path folder) {
        for (Path part : folder) {
            if (part.equals(WIZARD_FOLDER)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the wizard has taken apart a whole recording that this folder is a part of. It makes a folder of each npz
     * file, and copies of a folder that is a trace no other folders; so each folder must be one. Where it was to import
     * a folder with npz files, it has linked that already and takes apart the npz files alone: they are not to be
     * copied into what is linked.
     */
    private static boolean isTakenApart(Path folder) throws IOException {
        Path top = folder;
        for (int level = 0; level < MOST_LEVELS && top != null && isInWizard(top); level++) {
            if (RecordingFolder.isTop(top) && holdsText(top)) {
                return true;
            }
            top = top.getParent();
        }
        return false;
    }

    private static boolean holdsText(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Files::isRegularFile)) {
            for (Path file : files) {
                if (!file.getFileName().toString().endsWith(".npy")) {
                    return true;
                }
            }
            return false;
        }
    }
}
