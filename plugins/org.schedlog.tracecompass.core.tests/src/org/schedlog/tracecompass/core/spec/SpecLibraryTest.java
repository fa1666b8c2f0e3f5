// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.tracecompass.core.spec.SpecEntry.Origin;

@DisplayName("The library of specifications")
class SpecLibraryTest {

    private static final String LINES = "{'output': ['x0','y0','x1','y1','c'], 'c': []}";
    private static final String POINTS = "{'output': ['x','y','c'], 'c': []}";
    private static final String WRONG = "{'output': ['x','y'], 'c': [5, 6]}";

    @TempDir
    Path folder;

    private Workspace workspace;

    @BeforeEach
    void createProject() throws Exception {
        workspace = new Workspace("library test");
    }

    @AfterEach
    void deleteProjects() throws Exception {
        workspace.close();
    }

    private SpecSource outside(String name, String json) throws Exception {
        return SpecSource.file(Files.writeString(folder.resolve(name), json.replace('\'', '"')));
    }

    private List<String> names(Origin origin) {
        return SpecLibrary.list(Optional.of(workspace.project)).stream().filter(entry -> entry.origin() == origin)
                .map(entry -> entry.source().name() + " " + entry.kindText() + " " + entry.stateText()).toList();
    }

    @Test
    void it_lists_the_shipped_ones_and_all_are_valid() {
        List<SpecEntry> shipped = SpecLibrary.list(Optional.empty());
        assertEquals("overview", shipped.get(0).source().name());
        assertTrue(shipped.size() > 5);
        for (SpecEntry entry : shipped) {
            assertEquals("Valid", entry.stateText(), entry.source().name());
            assertFalse(entry.isInWorkspace());
        }
    }

    @Test
    void it_lists_of_a_project_what_is_a_specification() throws Exception {
        IFolder sub = workspace.project.getFolder("figures");
        sub.create(true, true, null);
        Workspace.write(sub, "b.json", LINES);
        Workspace.write(workspace.project, "a.json", WRONG);
        Workspace.write(workspace.project, "report.json", "{'version': 3}");
        Workspace.write(workspace.project, "huge.json", "{'output': ['x','y'], 'c': []}" + " ".repeat(3_000_000));
        Workspace.write(workspace.project, "notes.txt", LINES);
        assertEquals(List.of("a Points 2 problems", "b Lines Valid"), names(Origin.PROJECT));
        assertEquals(List.of("a"), SpecLibrary.list(FigureSpec.Kind.POINTS, Optional.of(workspace.project)).stream()
                .map(entry -> entry.source().name()).filter(name -> name.length() == 1).toList());
        Workspace.write(workspace.project, "a.json", POINTS);
        assertEquals(List.of("a Points Valid", "b Lines Valid"), names(Origin.PROJECT));
    }

    @Test
    void a_file_is_imported_under_a_name_that_is_free() throws Exception {
        SpecSource file = outside("mine.json", WRONG);
        SpecSource first = SpecLibrary.copy(file);
        SpecSource second = SpecLibrary.copy(file);
        assertEquals(List.of("mine", "mine 2"), List.of(first.name(), second.name()));
        assertEquals(Files.readString(file.path().get()), Files.readString(second.path().get()));
        assertEquals(List.of("mine Points 2 problems", "mine 2 Points 2 problems"), names(Origin.WORKSPACE));
        assertTrue(SpecLibrary.entry(first).isInWorkspace());
        assertEquals(Origin.FILE, SpecLibrary.entry(file).origin());
    }

    @Test
    void what_is_no_specification_is_refused() throws Exception {
        for (SpecSource source : List.of(outside("report.json", "{'version': 3}"), outside("bad.json", "Dear Sir"),
                SpecSource.file(folder.resolve("absent.json")), SpecSource.file(folder))) {
            SpecLibraryException refused = assertThrows(SpecLibraryException.class, () -> SpecLibrary.copy(source));
            assertTrue(refused.getMessage().contains(source.name()), refused.getMessage());
        }
        assertFalse(SpecProject.handle().exists());
    }

    @Test
    void a_shipped_one_can_be_copied_and_nothing_else() throws Exception {
        SpecSource copy = SpecLibrary.copy(SpecSource.DEFAULT);
        assertEquals(SpecSource.DEFAULT.text().text(), copy.text().text());
        assertThrows(SpecLibraryException.class, () -> SpecLibrary.rename(SpecSource.DEFAULT, "mine"));
        assertThrows(SpecLibraryException.class, () -> SpecLibrary.delete(SpecSource.DEFAULT));
    }

    @Test
    void a_renamed_one_is_remembered_by_its_traces() throws Exception {
        IFile trace = Workspace.write(workspace.project, "trace.tar", "a trace");
        SpecSource before = SpecLibrary.copy(outside("mine.json", LINES));
        SpecSource other = SpecLibrary.copy(outside("mine.json", LINES));
        TraceSpec.remember(trace, FigureSpec.Kind.LINES, before);
        TraceSpec.remember(trace, FigureSpec.Kind.POINTS, other);
        SpecSource after = SpecLibrary.rename(before, "yours");
        assertEquals("yours", after.name());
        assertEquals(List.of("mine 2 Lines Valid", "yours Lines Valid"), names(Origin.WORKSPACE));
        assertEquals(Optional.of(after), TraceSpec.remembered(trace, FigureSpec.Kind.LINES));
        assertEquals(Optional.of(other), TraceSpec.remembered(trace, FigureSpec.Kind.POINTS));
        assertThrows(SpecLibraryException.class, () -> SpecLibrary.rename(after, "mine 2"));
        assertThrows(SpecLibraryException.class, () -> SpecLibrary.rename(after, " "));
        assertThrows(SpecLibraryException.class, () -> SpecLibrary.rename(after, "a/b"));
        assertEquals(after, SpecLibrary.rename(after, "yours.json"));
    }

    @Test
    void a_deleted_one_is_gone_and_a_trace_that_remembers_it_says_so() throws Exception {
        IFile resource = Workspace.write(workspace.project, "trace.tar", "a trace");
        SpecSource mine = SpecLibrary.copy(outside("mine.json", LINES));
        TraceSpec.remember(resource, FigureSpec.Kind.LINES, mine);
        assertEquals(mine, TraceSpec.of(resource, FigureSpec.Kind.LINES));
        assertEquals(Optional.empty(), TraceSpec.note(resource, FigureSpec.Kind.LINES));
        SpecLibrary.delete(mine);
        assertEquals(List.of(), names(Origin.WORKSPACE));
        assertEquals(SpecSource.DEFAULT, TraceSpec.of(resource, FigureSpec.Kind.LINES));
        String note = TraceSpec.note(resource, FigureSpec.Kind.LINES).orElseThrow();
        assertTrue(note.contains("mine.json") && note.contains("overview"), note);
    }
}
