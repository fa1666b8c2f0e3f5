// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Control;
import org.schedlog.tracecompass.core.spec.SpecFiles;
import org.schedlog.tracecompass.core.spec.SpecSource;

/**
 * Lets JSON files be dropped on a control, from the desktop or from the Project Explorer, to be used as the
 * specification of what it shows. For the UI thread.
 */
public final class SpecDrop extends DropTargetAdapter {

    private final Control control;
    private final Consumer<SpecSource> use;

    private SpecDrop(Control control, Consumer<SpecSource> use) {
        this.control = control;
        this.use = use;
    }

    /**
     * Makes a control accept specifications; its children as well, where they accept nothing themselves.
     *
     * @param control
     *            e.g. the one that a view consists of; accepts nothing yet
     * @param use
     *            gets the specification that was dropped; never a file that is none
     */
    public static void install(Control control, Consumer<SpecSource> use) {
        DropTarget target = new DropTarget(control, DND.DROP_COPY | DND.DROP_LINK | DND.DROP_MOVE | DND.DROP_DEFAULT);
        target.setTransfer(new Transfer[] { LocalSelectionTransfer.getTransfer(), FileTransfer.getInstance() });
        target.addDropListener(new SpecDrop(control, use));
    }

    /** Nothing is moved: the file stays where it is. */
    @Override
    public void dragEnter(DropTargetEvent event) {
        event.detail = (event.operations & DND.DROP_COPY) != 0 ? DND.DROP_COPY
                : (event.operations & DND.DROP_LINK) != 0 ? DND.DROP_LINK : DND.DROP_NONE;
    }

    @Override
    public void dragOperationChanged(DropTargetEvent event) {
        dragEnter(event);
    }

    @Override
    public void drop(DropTargetEvent event) {
        // Nothing is moved, whatever the user pressed.
        event.detail = event.detail == DND.DROP_MOVE ? DND.DROP_COPY : event.detail;
        dropped(event.data);
    }

    /** Something was dropped: names of files, or a selection of the workspace's. */
    void dropped(Object data) {
        List<SpecSource> dropped = sources(data);
        // The program that the file is dragged from waits for the end of this call.
        control.getDisplay().asyncExec(() -> {
            if (!control.isDisposed()) {
                handle(dropped);
            }
        });
    }

    private void handle(List<SpecSource> dropped) {
        Optional<SpecSource> json =
                dropped.stream().filter(source -> SpecFiles.isJson(source.fileName())).findFirst();
        if (json.isEmpty()) {
            String what = dropped.isEmpty() ? "What was dropped" : dropped.get(0).fileName();
            MessageDialog.openError(control.getShell(), "Use a specification",
                    what + " is no JSON file. Drop the JSON file of a specification here to show the figure that it "
                            + "describes.");
        } else if (new SpecActions(control.getShell()).isSpec(json.get())) {
            use.accept(json.get());
        }
    }

    /** The files among what is dropped, whatever is in them. */
    private static List<SpecSource> sources(Object data) {
        List<SpecSource> sources = new ArrayList<>();
        if (data instanceof String[] files) {
            for (String file : files) {
                sources.add(SpecSource.file(Path.of(file)));
            }
        } else if (data instanceof IStructuredSelection selection) {
            for (Object element : selection.toList()) {
                IFile file = Adapters.adapt(element, IFile.class);
                if (file != null && file.getLocation() != null) {
                    sources.add(SpecSource.file(file.getLocation().toFile().toPath()));
                }
            }
        }
        return sources;
    }
}
