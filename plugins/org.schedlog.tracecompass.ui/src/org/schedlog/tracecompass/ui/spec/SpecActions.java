// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.schedlog.tracecompass.core.spec.SpecEntry;
import org.schedlog.tracecompass.core.spec.SpecLibrary;
import org.schedlog.tracecompass.core.spec.SpecLibraryException;
import org.schedlog.tracecompass.core.spec.SpecSource;
import org.schedlog.tracecompass.ui.open.Problems;

/**
 * What the user can do with specifications, with the questions and messages that belong to it. All methods are for the
 * UI thread; none throws, what goes wrong is said in a dialog.
 */
public final class SpecActions {

    private final Shell shell;

    /**
     * @param shell
     *            the dialogs' parent
     */
    public SpecActions(Shell shell) {
        this.shell = shell;
    }

    /**
     * Asks for a JSON file.
     *
     * @param title
     *            what it is asked for
     * @return the files that the user chose, perhaps none
     */
    private List<Path> chooseFiles(String title, int style) {
        FileDialog dialog = new FileDialog(shell, SWT.OPEN | style);
        dialog.setText(title);
        dialog.setFilterExtensions(new String[] { "*.json", "*" });
        dialog.setFilterNames(new String[] { "Specifications (*.json)", "All files" });
        List<Path> files = new ArrayList<>();
        if (dialog.open() != null) {
            for (String name : dialog.getFileNames()) {
                files.add(Path.of(dialog.getFilterPath(), name));
            }
        }
        return files;
    }

    /** @return a JSON file that the user chose to look at, or empty */
    public Optional<SpecSource> openFile() {
        return chooseFiles("Open a specification", SWT.SINGLE).stream().findFirst().map(SpecSource::file)
                .filter(this::isSpec);
    }

    /**
     * Whether a file can be used at all; if not, says why.
     *
     * @param source
     *            any file
     * @return whether it is a specification, with or without mistakes
     */
    public boolean isSpec(SpecSource source) {
        try {
            SpecLibrary.require(source);
            return true;
        } catch (SpecLibraryException e) {
            say("Use a specification", e);
            return false;
        }
    }

    /** Asks for files and copies them into the workspace's specifications. */
    void importFiles() {
        importFiles(chooseFiles("Import specifications", SWT.MULTI));
    }

    /** Copies files into the workspace's specifications; those that are none are named. */
    void importFiles(List<Path> files) {
        List<String> problems = new ArrayList<>();
        for (Path file : files) {
            try {
                SpecLibrary.copy(SpecSource.file(file));
            } catch (SpecLibraryException e) {
                problems.add(e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            MessageDialog.openError(shell, "Import specifications", String.join("\n\n", problems));
        }
    }

    /**
     * Copies a specification into the workspace's own.
     *
     * @param source
     *            any specification
     * @return the copy, or empty if there is none
     */
    public Optional<SpecSource> duplicate(SpecSource source) {
        try {
            return Optional.of(SpecLibrary.copy(source));
        } catch (SpecLibraryException e) {
            say("Duplicate a specification", e);
            return Optional.empty();
        }
    }

    /** Asks for a new name. */
    Optional<SpecSource> rename(SpecSource source) {
        InputDialog dialog = new InputDialog(shell, "Rename a specification", "New name of " + source.name() + ":",
                source.name(), name -> SpecLibrary.nameProblem(source, name).orElse(null));
        if (dialog.open() != Window.OK) {
            return Optional.empty();
        }
        try {
            return Optional.of(SpecLibrary.rename(source, dialog.getValue()));
        } catch (SpecLibraryException e) {
            say("Rename a specification", e);
            return Optional.empty();
        }
    }

    /** Asks whether to delete, and does. */
    void delete(List<SpecEntry> entries) {
        String names = String.join(", ", entries.stream().map(entry -> entry.source().name()).toList());
        if (!MessageDialog.openConfirm(shell, "Delete specifications", "Delete " + names + "?\n\nRecordings that were "
                + "shown with a deleted specification are shown with the default one when they are opened next.")) {
            return;
        }
        for (SpecEntry entry : entries) {
            try {
                SpecLibrary.delete(entry.source());
            } catch (SpecLibraryException e) {
                say("Delete specifications", e);
            }
        }
    }

    /**
     * Opens a specification in the text editor. A shipped one is copied first, and the user is asked.
     *
     * @param source
     *            the specification
     * @return what is edited, which is the copy where there is one; empty if the user does not want it, or it cannot be
     */
    public Optional<SpecSource> edit(SpecSource source) {
        Optional<SpecSource> edited = Optional.of(source);
        if (source.path().isEmpty()) {
            boolean goOn = MessageDialog.openConfirm(shell, "Edit a specification", source.name()
                    + " is part of SchedLog and cannot be changed. A copy of it is put among the workspace's"
                    + " specifications and opened instead.");
            edited = goOn ? duplicate(source) : Optional.empty();
        }
        edited.ifPresent(this::openEditor);
        return edited;
    }

    private void openEditor(SpecSource source) {
        IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
        try {
            SpecEditor.open(page, source);
        } catch (PartInitException e) {
            Problems.show(shell, "Edit a specification", source.fileName() + " cannot be opened in an editor: "
                    + e.getMessage(), e);
        }
    }

    private void say(String title, SpecLibraryException e) {
        MessageDialog.openError(shell, title, e.getMessage());
    }
}
