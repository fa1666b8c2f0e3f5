// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.robustness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.engine.column.ColumnInfo;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.compute.ThreadNames;
import org.schedlog.engine.figure.FigureQuery;
import org.schedlog.engine.figure.FirstLook;
import org.schedlog.engine.figure.FrameStatistics;
import org.schedlog.engine.figure.KeptFigures;
import org.schedlog.engine.figure.LineFrame;
import org.schedlog.engine.figure.LineIndex;
import org.schedlog.engine.figure.PointFrame;
import org.schedlog.engine.sched.CpuLanes;
import org.schedlog.engine.sched.CpuTimeline;
import org.schedlog.engine.sched.KeptLanes;
import org.schedlog.engine.spec.SpecReader;
import org.schedlog.engine.testing.CancelAt;
import org.schedlog.engine.testing.Columns;
import org.schedlog.engine.testing.TestRecording;

/**
 * Every long job looks for cancellation so often that 0.2 s are enough on any number of events, and leaves nothing
 * behind.
 */
@TestInstance(Lifecycle.PER_CLASS)
class WorkIsCancelledPromptlyTest {

    private static final int EVENTS = 1_000_000;
    /** The part of the 0.2 s that computing may take; the rest is for ending and cleaning up. */
    private static final double LONGEST_MILLIS = 100;
    private static final int CANCELLED_TIMES = 4;
    /** All lines in one row and of one kind, and in no order: the index has one group to sort. */
    private static final String ONE_GROUP = lines("['=','x0','arg0'],['=','x1',['+','arg0',5]]");

    private Path folder;
    private Path tar;
    private Path cache;
    private Recording recording;

    /** Something that takes long. */
    private interface Job {
        void run(Progress progress) throws Exception;
    }

    private static String lines(String steps) {
        return "{'output':['x0','x1','y0','y1','c'],'c':[{'label':'L','color':'red','concatenate':[[" + steps
                + ",['=','y0',0],['=','y1',0]]]}]}";
    }

    private static String points(String steps) {
        return "{'output':['x','y','c'],'c':[{'label':'P','color':'red','concatenate':[[['=','x','timestamp']," + steps
                + "]]}]}";
    }

    @BeforeAll
    void write(@TempDir Path temporary) throws IOException {
        folder = temporary;
        TestRecording rows = TestRecording.random(1, EVENTS, 8);
        long[] times = rows.column("timestamp");
        Random random = new Random(2);
        for (int i = 0; i < EVENTS; i++) {
            times[i] += random.nextInt(100_000);
        }
        tar = rows.column("timestamp", "<i8", times).column("extra", "<i8", random.longs(EVENTS).toArray())
                .writeTar(folder.resolve("a.tar"));
        cache = folder.resolve("cache");
        recording = Contents.open(tar, cache, Progress.NONE);
    }

    private LineFrame lineFrame(String spec, Progress progress) throws Exception {
        return LineFrame.evaluate(SpecReader.read(spec.replace('\'', '"'), "a.json", recording.eventTable().ids())
                .spec(), recording, progress);
    }

    private PointFrame pointFrame(String spec, Progress progress) throws Exception {
        return PointFrame.evaluate(SpecReader.read(spec.replace('\'', '"'), "a.json", recording.eventTable().ids())
                .spec(), recording, progress);
    }

    private Map<String, Job> jobs() throws Exception {
        Map<String, Job> jobs = new LinkedHashMap<>();
        jobs.put("import", progress -> Contents.open(tar, folder.resolve("fresh"), progress).close());
        jobs.put("recorded column read later", progress -> {
            delete("recorded-extra.column");
            try (Recording again = Contents.open(tar, cache, Progress.NONE)) {
                again.column("extra", progress);
            }
        });
        for (ColumnInfo info : recording.columnInfos()) {
            if (info.origin() == ColumnInfo.Origin.COMPUTED) {
                jobs.put(info.name(), progress -> {
                    delete("computed-");
                    delete("names");
                    try (Recording again = Contents.open(tar, cache, Progress.NONE)) {
                        again.column(info.name(), progress);
                    }
                });
            }
        }
        jobs.put("thread names", progress -> {
            delete("names");
            ThreadNames.of(recording, progress);
        });
        jobs.put("query", progress -> pointFrame(points(
                "['query','arg0 % 7 == 3 & arg1 ** 2 > 5 | pid in [1, 2, 3]'],['=','y','pid']"), progress));
        jobs.put("rolling mean", progress -> pointFrame(points("['=','y',['rolling',1000000,'mean','arg0']]"),
                progress));
        jobs.put("rolling mean of doubles", progress -> pointFrame(points(
                "['=','d',['+','arg0',0.5]],['=','y',['rolling',300000,'mean','d']]"), progress));
        jobs.put("rolling median", progress -> pointFrame(points("['=','y',['rolling',1000,'median','arg0']]"),
                progress));
        jobs.put("argsort", progress -> pointFrame(points("['=','y',['argsort','arg0']]"), progress));
        LineFrame frame = lineFrame(ONE_GROUP, Progress.NONE);
        assertEquals(EVENTS, frame.count());
        jobs.put("index of one group", progress -> LineIndex.build(frame, progress));
        LineFrame many = lineFrame(ONE_GROUP.replace("'y0',0", "'y0','pid'").replace("'y1',0", "'y1','pid'"),
                Progress.NONE);
        jobs.put("index of many rows", progress -> LineIndex.build(many, progress));
        LineFrame arrows = lineFrame(ONE_GROUP.replace("'y0',0", "'y0','cpu'").replace("'y1',0", "'y1','pid'"),
                Progress.NONE);
        jobs.put("index of arrows", progress -> LineIndex.build(arrows, progress));
        jobs.put("first look", progress -> FirstLook.of(arrows.spec(), recording, progress));
        LineIndex figure = LineIndex.build(arrows, Progress.NONE);
        jobs.put("keeping a figure", progress -> {
            delete("figure-");
            KeptFigures.keep(figure, progress);
        });
        jobs.put("statistics", progress -> FrameStatistics.of(frame, progress));
        jobs.put("narrowing by a query",
                progress -> FigureQuery.parse("x0 > 7 & c == 0", recording.eventTable()).select(frame, progress));
        jobs.put("lanes of CPUs", progress -> {
            delete("lanes");
            CpuLanes.of(recording, progress);
        });
        CpuLanes lanes = CpuLanes.of(recording, Progress.NONE);
        jobs.put("keeping lanes", progress -> {
            delete("lanes");
            KeptLanes.keep(lanes, recording, progress);
        });
        jobs.put("time line of tasks", progress -> CpuTimeline.of(recording, lanes, progress));
        jobs.put("narrowing by a window", progress -> frame.window(0, 1000, progress));
        return jobs;
    }

    private void delete(String name) throws IOException {
        for (Path file : Columns.filesBelow(cache)) {
            if (file.getFileName().toString().startsWith(name)) {
                Files.delete(file);
            }
        }
    }

    private void emptyFresh() throws IOException {
        for (Path file : Columns.filesBelow(folder.resolve("fresh"))) {
            Files.delete(file);
        }
    }

    /**
     * The jobs say themselves how much they computed between two looks: the time of their threads, not of the clock.
     */
    @Test
    void looks_for_cancellation_are_frequent() throws Exception {
        StringBuilder tooLong = new StringBuilder();
        for (Map.Entry<String, Job> job : jobs().entrySet()) {
            emptyFresh();
            job.getValue().run(Progress.NONE);
            LookTimes looks = measured(job.getValue());
            // A missing look is missing each time; what the machine does now and then is not.
            for (int more = 0; more < 2 && looks.longestMillis() > LONGEST_MILLIS; more++) {
                looks = measured(job.getValue());
            }
            if (looks.longestMillis() > LONGEST_MILLIS) {
                tooLong.append(job.getKey()).append(": ").append(looks).append('\n');
            }
            assertTrue(looks.count() >= 10, job.getKey() + " looked only " + looks.count() + " times");
        }
        assertEquals("", tooLong.toString());
    }

    private LookTimes measured(Job job) throws Exception {
        emptyFresh();
        LookTimes looks = new LookTimes();
        job.run(looks);
        looks.end();
        return looks;
    }

    @Test
    void cancelling_at_any_look_ends_the_job_and_leaves_nothing() throws Exception {
        Random random = new Random(5);
        for (Map.Entry<String, Job> job : jobs().entrySet()) {
            emptyFresh();
            CancelAt never = new CancelAt(Long.MAX_VALUE);
            job.getValue().run(never);
            for (int i = 0; i < CANCELLED_TIMES; i++) {
                emptyFresh();
                CancelAt cancel = new CancelAt((long) (random.nextDouble() * never.asked() * 0.9));
                assertThrows(CancellationException.class, () -> job.getValue().run(cancel), job.getKey());
                // each column is a task of its own, which asks before it begins
                assertTrue(cancel.askedTooOften() <= 2 * (Recording.REQUIRED.size() + 1), job.getKey());
                assertEquals(List.of(), Columns.filesBelow(folder).stream()
                        .filter(file -> file.toString().endsWith(".tmp")).toList(), job.getKey());
                assertEquals(List.of(), Columns.filesBelow(folder.resolve("fresh")), job.getKey());
            }
        }
        Contents.open(tar, cache, Progress.NONE).close();
    }
}
