// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.jobs.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.tracecompass.core.OpenTrace;
import org.schedlog.tracecompass.core.figure.FigureListener;
import org.schedlog.tracecompass.core.figure.Figures;
import org.schedlog.tracecompass.core.trace.RecordingFile;

@DisplayName("Problems of specifications")
class SpecMarkersTest {

    private static final String GOOD = "{'output': ['x','y'],\n"
            + "'c': [{'label': 'a', 'color': '#ff0000', 'concatenate': [[\n"
            + "['query', 'event >= 0'],\n"
            + "['=', 'x', 'timestamp'], ['=', 'y', 'cpu']]]}]}";

    @TempDir
    Path folder;

    private Workspace workspace;

    @BeforeEach
    void createProject() throws Exception {
        workspace = new Workspace("marker test");
    }

    @AfterEach
    void deleteProjects() throws Exception {
        workspace.close();
    }

    private OpenTrace openRecording() throws Exception {
        return new OpenTrace(folder, new long[] { 100, 0, 7, RecordingFile.id("WAKEUP"), 0, 0 });
    }

    private static void awaitMarks(IFile file, String... marks) throws Exception {
        Workspace.await(() -> Workspace.marks(file).equals(List.of(marks)),
                "the problems are " + List.of(marks) + ", they are " + Workspace.marks(file));
    }

    @Test
    void a_saved_specification_of_the_workspace_is_checked_without_any_trace() throws Exception {
        IFile file = Workspace.write(SpecProject.create(), "s.json", GOOD.replace("event >= 0", "event >= & 0"));
        awaitMarks(file, "2 3 &");
        Workspace.write(SpecProject.create(), "s.json", GOOD.replace("#ff0000", "reddish"));
        awaitMarks(file, "1 2 \"reddish\"");
        Workspace.write(SpecProject.create(), "s.json", GOOD.replace("]]]}]}", "]]]}"));
        awaitMarks(file, "2 4 }");
        Workspace.write(SpecProject.create(), "s.json", GOOD);
        awaitMarks(file);
    }

    @Test
    void what_only_a_recording_shows_is_marked_until_it_is_mended_or_the_trace_closed() throws Exception {
        IFile file = Workspace.write(workspace.project, "s.json", GOOD.replace("event >=", "evnt >="));
        SpecSource source = SpecFiles.source(file).orElseThrow();
        OpenTrace open = openRecording();
        open.figure(source);
        awaitMarks(file, "2 3 evnt");
        Workspace.write(workspace.project, "s.json", GOOD);
        awaitMarks(file);
        open.figure(source);
        Workspace.write(workspace.project, "s.json", GOOD.replace("event >=", "evnt >="));
        Workspace.await(() -> !open.figure(source).problems().isEmpty(), "the figure is made of the new text");
        awaitMarks(file, "2 3 evnt");
        open.close();
        awaitMarks(file);
    }

    @Test
    void a_file_that_another_program_writes_is_read_again_and_marked() throws Exception {
        IFile file = Workspace.write(workspace.project, "s.json", GOOD);
        SpecSource inside = SpecFiles.source(file).orElseThrow();
        SpecSource outside = SpecSource.file(Files.writeString(folder.resolve("o.json"), GOOD.replace('\'', '"')));
        try (OpenTrace open = openRecording()) {
            List<SpecSource> heard = new CopyOnWriteArrayList<>();
            Figures.of(open.trace).addListener(new FigureListener() {
                @Override
                public void outdated(SpecSource source) {
                    heard.add(source);
                }
            });
            assertEquals(List.of(), open.figure(inside).problems());
            assertEquals(List.of(), open.figure(outside).problems());
            for (SpecSource source : List.of(inside, outside)) {
                Files.writeString(source.path().get(), GOOD.replace('\'', '"').replace("event >=", "evnt >="));
                Workspace.await(() -> heard.contains(source), source + " is outdated");
                assertEquals(1, open.figure(source).problems().size());
            }
            awaitMarks(file, "2 3 evnt");
            Files.delete(outside.path().get());
            Workspace.await(() -> open.figure(outside).problems().get(0).contains("no such file"), "the file is gone");
        }
    }

    @Test
    void a_JSON_file_that_is_something_else_gets_no_marks() throws Exception {
        IFile report = Workspace.write(workspace.project, "report.json", "{'version': 3");
        IFile spec = Workspace.write(workspace.project, "spec.json", GOOD.replace("event >= 0", "event >= & 0"));
        try (OpenTrace open = openRecording()) {
            Figures.of(open.trace);
            Workspace.write(workspace.project, "report.json", "{'version': 4");
            Workspace.write(workspace.project, "spec.json", GOOD.replace("event >= 0", "event >= | 0"));
            awaitMarks(spec, "2 3 |");
            assertEquals(List.of(), Workspace.marks(report));
        }
    }

    @Test
    void a_renamed_file_is_told_to_who_shows_it() throws Exception {
        IFile file = Workspace.write(workspace.project, "s.json", GOOD);
        SpecSource source = SpecFiles.source(file).orElseThrow();
        try (OpenTrace open = openRecording()) {
            List<String> heard = new CopyOnWriteArrayList<>();
            Figures.of(open.trace).addListener(new FigureListener() {
                @Override
                public void renamed(SpecSource from, SpecSource to) {
                    heard.add(from.name() + " " + to.name());
                }
            });
            open.figure(source);
            file.move(workspace.project.getFile("t.json").getFullPath(), true, null);
            Workspace.await(() -> heard.equals(List.of("s t")), "the new name is told");
        }
    }

    @Test
    void nothing_is_watched_once_no_trace_is_open() throws Exception {
        IFile file = Workspace.write(workspace.project, "s.json", GOOD);
        String name = "Looking for changed specifications";
        try (OpenTrace open = openRecording()) {
            open.figure(SpecFiles.source(file).orElseThrow());
            assertEquals(1, jobs(name));
        }
        Workspace.await(() -> jobs(name) == 0, "the job ends");
        Workspace.write(workspace.project, "s.json", GOOD.replace("event >= 0", "event >= & 0"));
        Thread.sleep(300);
        assertEquals(List.of(), Workspace.marks(file));
    }

    private static long jobs(String name) {
        return Arrays.stream(Job.getJobManager().find(null)).filter(job -> job.getName().equals(name)).count();
    }
}
