// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.open;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.tracecompass.internal.tmf.ui.project.handlers.DropAdapterAssistant;
import org.eclipse.tracecompass.internal.tmf.ui.project.wizards.importtrace.ArchiveUtil;
import org.eclipse.tracecompass.internal.tmf.ui.project.wizards.importtrace.FileSystemObjectImportStructureProvider;
import org.eclipse.tracecompass.internal.tmf.ui.project.wizards.importtrace.IFileSystemObject;
import org.eclipse.tracecompass.internal.tmf.ui.project.wizards.importtrace.ImportTraceWizardPage;
import org.eclipse.tracecompass.internal.tmf.ui.project.wizards.importtrace.TraceFileSystemElement;
import org.eclipse.tracecompass.internal.tmf.ui.project.wizards.importtrace.TraceValidateAndImportOperation;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfOpenTraceHelper;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfProjectRegistry;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfTraceElement;
import org.eclipse.tracecompass.tmf.ui.project.model.TmfTraceFolder;
import org.eclipse.ui.wizards.datatransfer.FileSystemStructureProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.column.Recording;
import org.schedlog.tracecompass.core.trace.RecordingFolderTrace;
import org.schedlog.tracecompass.core.trace.RecordingTrace;
import org.schedlog.tracecompass.ui.workbench.Workbench;

@DisplayName("Recordings as folders, and recordings that Trace Compass' wizard imports")
class FoldersAndImportsTest {

    /** What the wizard's boxes say at first. */
    private static final int FROM_ARCHIVE = ImportTraceWizardPage.OPTION_PRESERVE_FOLDER_STRUCTURE;
    private static final int FROM_FOLDER = FROM_ARCHIVE | ImportTraceWizardPage.OPTION_CREATE_LINKS_IN_WORKSPACE;
    private static final String RUN = "3";

    @TempDir
    Path folder;

    private IProject project;
    private TmfTraceFolder traces;
    private List<String> truth;

    @BeforeEach
    void makeProject() throws Exception {
        Workbench.showPerspective();
        truth = content(Workbench.open(Workbench.SIMULATED).recording());
        Workbench.closeTraces();
        project = TmfProjectRegistry.createProject("Imports", null, new NullProgressMonitor());
        traces = TmfProjectRegistry.getProject(project, true).getTracesFolder();
    }

    @AfterEach
    void deleteProject() throws Exception {
        Workbench.closeTraces();
        project.delete(true, true, new NullProgressMonitor());
    }

    /** What is recorded, row by row, with the names from the event table. */
    private static List<String> content(Recording recording) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < recording.events(); row++) {
            String name = recording.eventTable().name((int) recording.event().get(row));
            rows.add(recording.timestamp().get(row) + " " + recording.cpu().get(row) + " " + recording.pid().get(row)
                    + " " + name + " " + recording.arg0().get(row) + " " + recording.arg1().get(row));
        }
        return rows;
    }

    private Path extracted() throws IOException {
        Path target = folder.resolve("extracted");
        try (InputStream file = Files.newInputStream(Workbench.example(Workbench.SIMULATED));
                TarArchiveInputStream tar = new TarArchiveInputStream(file)) {
            for (TarArchiveEntry entry = tar.getNextTarEntry(); entry != null; entry = tar.getNextTarEntry()) {
                Path path = target.resolve(entry.getName());
                Files.createDirectories(path.getParent());
                Files.write(path, tar.readAllBytes());
            }
        }
        return target;
    }

    private static Path find(Path root, String name) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> path.endsWith(name)).findFirst().orElseThrow();
        }
    }

    private static Map<String, Long> files(Path root) throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.toList()) {
                sizes.put(path.toString(), Files.isDirectory(path) ? -1 : Files.size(path));
            }
        }
        return sizes;
    }

    private void importArchive(Path tar) throws Exception {
        var source = ArchiveUtil.getRootObjectAndProvider(tar.toFile(), shell());
        String base = source.getSecond().getFullPath(source.getFirst());
        importFrom(source.getFirst(), source.getSecond(), base, FROM_ARCHIVE, true);
    }

    private void importFolder(Path root) throws Exception {
        var provider = new FileSystemObjectImportStructureProvider(FileSystemStructureProvider.INSTANCE, null);
        importFrom(provider.getIFileSystemObject(root.toFile()), provider, root.toString(), FROM_FOLDER, false);
    }

    private void importFrom(IFileSystemObject source, FileSystemObjectImportStructureProvider provider,
            String base, int options, boolean isArchive) throws Exception {
        List<TraceFileSystemElement> files = new ArrayList<>();
        TraceFileSystemElement.createRootTraceFileElement(source, provider).getAllChildren(files);
        var operation = new TraceValidateAndImportOperation(shell(), files, null,
                org.eclipse.core.runtime.Path.fromOSString(base), traces.getPath(), isArchive, options, traces, null,
                null, null, false);
        operation.run(new NullProgressMonitor());
        assertTrue(operation.getStatus().isOK(), operation.getStatus()::getMessage);
        project.refreshLocal(IResource.DEPTH_INFINITE, new NullProgressMonitor());
        traces.refresh();
    }

    /** The trace that is in the project now opens as the recording. */
    private void assertOneTraceIsTheRecording() throws Exception {
        Workbench.settle(() -> !traces.getTraces().isEmpty(), "there is a trace in the project");
        List<String> found = traces.getTraces().stream().map(TmfTraceElement::getElementPath).toList();
        assertEquals(1, found.size(), found::toString);
        TmfOpenTraceHelper.openFromElement(traces.getTraces().get(0));
        assertOpen();
    }

    /** As File > Open Trace... and --open do. */
    private void open(Path path) throws Exception {
        IStatus status = TmfOpenTraceHelper.openTraceFromPath(traces, path.toString(), shell());
        assertTrue(status.isOK(), status::getMessage);
        assertOpen();
    }

    private static Shell shell() {
        return Workbench.window().getShell();
    }

    private void assertOpen() {
        Workbench.spin(() -> TmfTraceManager.getInstance().getActiveTrace() != null, "the trace opens");
        assertEquals(truth, content(Workbench.trace().recording()));
    }

    @Test
    void the_wizard_imports_a_tarball() throws Exception {
        importArchive(Workbench.example(Workbench.SIMULATED));
        assertOneTraceIsTheRecording();
        assertInstanceOf(RecordingFolderTrace.class, Workbench.trace());
    }

    @Test
    void the_wizard_imports_a_folder_with_a_tarball_in_it() throws Exception {
        Path downloads = Files.createDirectories(folder.resolve("downloads"));
        Files.copy(Workbench.example(Workbench.SIMULATED), downloads.resolve("machine.tar"));
        importFolder(downloads);
        assertOneTraceIsTheRecording();
    }

    @Test
    void the_wizard_imports_an_extracted_tarball_and_leaves_it_as_it_is() throws Exception {
        Path extracted = extracted();
        Map<String, Long> before = files(extracted);
        importFolder(extracted);
        assertOneTraceIsTheRecording();
        assertEquals(before, files(extracted));
    }

    @Test
    void the_top_folder_opens_as_a_folder() throws Exception {
        Path run = find(extracted(), RUN);
        open(run);
        assertInstanceOf(RecordingFolderTrace.class, Workbench.trace());
    }

    @Test
    void a_folder_around_and_one_inside_open_too() throws Exception {
        Path extracted = extracted();
        for (Path path : List.of(extracted, find(extracted, "tracer_npz"))) {
            open(path);
            Workbench.closeTraces();
        }
    }

    @Test
    void a_tarball_beside_an_extracted_one_opens_itself() throws Exception {
        Path tar = extracted().resolve("machine.tar");
        Files.copy(Workbench.example(Workbench.SIMULATED), tar);
        open(tar);
        assertEquals(RecordingTrace.class, Workbench.trace().getClass());
    }

    @Test
    void what_is_dropped_on_the_traces_of_a_project_opens() throws Exception {
        Path run = find(extracted(), RUN);
        for (int operation : new int[] { DND.DROP_COPY, DND.DROP_LINK }) {
            for (Path path : List.of(Workbench.example(Workbench.SIMULATED), run)) {
                assertTrue(new DropAdapterAssistant().handleDrop(null, drop(path, operation), traces).isOK());
                assertOneTraceIsTheRecording();
                Workbench.closeTraces();
                traces.getTraces().get(0).getResource().delete(true, new NullProgressMonitor());
                Workbench.settle(() -> traces.getTraces().isEmpty(), "the project is empty again");
            }
        }
    }

    /** What the system says when something is dropped; SWT makes such events itself only. */
    private static DropTargetEvent drop(Path path, int operation) throws ReflectiveOperationException {
        Class<?> raw = Class.forName("org.eclipse.swt.dnd.DNDEvent", true, DropTargetEvent.class.getClassLoader());
        Constructor<?> makeRaw = raw.getDeclaredConstructor();
        makeRaw.setAccessible(true);
        Event system = (Event) makeRaw.newInstance();
        system.widget = shell();
        Constructor<DropTargetEvent> make = DropTargetEvent.class.getDeclaredConstructor(raw);
        make.setAccessible(true);
        DropTargetEvent event = make.newInstance(system);
        event.data = new String[] { path.toString() };
        event.detail = operation;
        return event;
    }
}
