// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.spec;

import java.net.URI;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.schedlog.tracecompass.core.spec.SpecFiles;
import org.schedlog.tracecompass.core.spec.SpecSource;

/** Opens specifications in Eclipse's text editor. For the UI thread. */
final class SpecEditor {

    /** The text editor that is part of every Eclipse; other editors for JSON files are in the menu "Open With". */
    static final String TEXT_EDITOR_ID = "org.eclipse.ui.DefaultTextEditor";

    private SpecEditor() {
    }

    /**
     * Opens a file of the user's, or brings its editor to the front.
     *
     * @param page
     *            where
     * @param source
     *            a specification that is a file
     * @return the editor
     * @throws PartInitException
     *             when there is no such file or editor
     */
    static IEditorPart open(IWorkbenchPage page, SpecSource source) throws PartInitException {
        Optional<IFile> file = SpecFiles.file(source);
        if (file.isPresent()) {
            return IDE.openEditor(page, file.get(), TEXT_EDITOR_ID);
        }
        URI uri = source.path().orElseThrow().toUri();
        return IDE.openEditor(page, uri, TEXT_EDITOR_ID, true);
    }
}
