// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.tracecompass.analysis.os.linux.core.kernel.KernelAnalysisModule;
import org.eclipse.tracecompass.analysis.os.linux.core.kernel.KernelThreadInformationProvider;
import org.eclipse.tracecompass.analysis.os.linux.core.kernel.KernelTidAspect;
import org.eclipse.tracecompass.analysis.os.linux.core.tid.TidAnalysisModule;
import org.eclipse.tracecompass.statesystem.core.ITmfStateSystem;
import org.eclipse.tracecompass.statesystem.core.interval.ITmfStateInterval;
import org.eclipse.tracecompass.tmf.core.analysis.IAnalysisModule;
import org.eclipse.tracecompass.tmf.core.analysis.TmfAnalysisManager;
import org.eclipse.tracecompass.tmf.core.event.ITmfEvent;
import org.eclipse.tracecompass.tmf.core.trace.ITmfContext;
import org.eclipse.tracecompass.tmf.core.trace.TmfTraceManager;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedlog.tracecompass.core.trace.RecordingFile;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

@DisplayName("The kernel analysis of a recording")
class KernelAnalysisTest {

    private static final long T = KernelSimulation.START;

    /** As ps -eLfwc writes it; the last three are wrong. */
    private static final String PROCESSES = String.join("\n",
            "UID          PID    PPID     LWP  NLWP CLS PRI STIME TTY          TIME CMD",
            "root           1       0       1     1 TS   19 10:00 ?        00:00:01 init",
            "me            40       1      40     1 TS   19 10:00 ?        00:00:01 -bash",
            "me            50      40      50     2 TS   19 10:00 ?        00:00:01 /usr/bin/make -j8",
            "me            50      40      51     2 TS   19 10:00 ?        00:00:01 /usr/bin/make -j8",
            "me            60      50      60     1 TS   19 10:00 ?        00:00:01 cc1",
            "me            70      40      70     1 TS   19 10:00 ?        00:00:01 vim",
            "me           200     201     200     1 TS   19 10:00 ?        00:00:01 hen",
            "me           201     200     201     1 TS   19 10:00 ?        00:00:01 egg",
            "me           300     300     300     1 TS   19 10:00 ?        00:00:01 knot");

    @TempDir
    private Path folder;

    private static long[] row(long time, int cpu, int pid, String event, long arg0) {
        return new long[] { T + time, cpu, pid, RecordingFile.id(event), arg0, 0 };
    }

    private OpenKernel open(long[]... rows) throws Exception {
        return new OpenKernel(folder, new RecordingFile().withTable().withRows(rows).write(folder.resolve("rows.tar")));
    }

    private static File file(OpenKernel kernel) {
        return new File(TmfTraceManager.getSupplementaryFileDir(kernel.trace), KernelAnalysisModule.ID + ".ht");
    }

    private static Object value(ITmfStateSystem system, long time, String... path) throws Exception {
        return system.querySingleState(T + time, system.getQuarkAbsolute(path)).getValue();
    }

    @Test
    void only_ours_applies_to_recordings() {
        for (String id : List.of(KernelAnalysisModule.ID, TidAnalysisModule.ID)) {
            long helpers = TmfAnalysisManager.getAnalysisModules().get(id).stream()
                    .filter(helper -> helper.appliesToTraceType(RecordingTrace.class)).count();
            assertEquals(1, helpers, id);
        }
    }

    @Test
    void stock_modules_are_not_made() throws Exception {
        try (OpenKernel kernel = new OpenKernel(folder, OpenKernel.example("synth-8cpu-9k.tar"))) {
            for (IAnalysisModule module : kernel.trace.getAnalysisModules()) {
                assertTrue(!(module instanceof KernelAnalysisModule) || module instanceof KernelAnalysis);
                assertTrue(!(module instanceof TidAnalysisModule) || module instanceof TidAnalysis);
            }
            assertInstanceOf(TidAnalysis.class, kernel.trace.getAnalysisModule(TidAnalysisModule.ID));
            assertFalse(kernel.analysis().isAutomatic());
        }
    }

    @Test
    void parents_of_threads_that_ran_before_are_those_of_ps() throws Exception {
        RecordingFile file = new RecordingFile().withTable()
                .withRows(row(0, 0, 60, "CTX_SWITCH", 51), row(10, 0, 50, "FORK", 1), row(12, 0, 300, "WAKEUP", 0),
                        row(13, 0, 200, "WAKEUP", 0),
                        row(20, 0, 51, "CTX_SWITCH", 300), row(30, 0, 300, "CTX_SWITCH", 0))
                .with("ps.start", PROCESSES.getBytes(StandardCharsets.UTF_8));
        try (OpenKernel kernel = new OpenKernel(folder, file.write(folder.resolve("processes.tar")))) {
            ITmfStateSystem system = kernel.ours();
            assertEquals(50, value(system, 0, "Threads", "60", "PPID"), "the parent process");
            assertEquals(50, value(system, 0, "Threads", "51", "PPID"), "the first thread of its process");
            assertEquals(40, value(system, 0, "Threads", "50", "PPID"), "of a thread that does nothing yet");
            assertEquals(1, value(system, 10, "Threads", "50", "PPID"), "another thread of this id was forked");
            assertEquals(1, value(system, 0, "Threads", "40", "PPID"), "of a thread that does nothing at all");
            assertEquals("bash", value(system, 0, "Threads", "40", "Exec_name"));
            assertEquals("init", value(system, 0, "Threads", "1", "Exec_name"));
            assertEquals(ITmfStateSystem.INVALID_ATTRIBUTE, system.optQuarkAbsolute("Threads", "1", "PPID"));
            assertEquals(ITmfStateSystem.INVALID_ATTRIBUTE, system.optQuarkAbsolute("Threads", "70"),
                    "vim is nobody's parent");
            assertEquals("knot", value(system, 25, "Threads", "300", "Exec_name"));
            for (String wrong : List.of("200", "300")) {
                assertEquals(ITmfStateSystem.INVALID_ATTRIBUTE, system.optQuarkAbsolute("Threads", wrong, "PPID"));
            }
        }
    }

    @Test
    void threads_are_what_the_recording_says() throws Exception {
        try (OpenKernel kernel = open(
                row(0, 0, 5, "FORK", 7), row(5, 1, 5, "WAKEUP_NEW", 0),
                row(10, 1, 0, "CTX_SWITCH", 5), row(20, 1, 5, "BLOCK_IO", 0), row(21, 1, 5, "CTX_SWITCH", 0),
                row(30, 0, 5, "WAKEUP", 0), row(40, 0, 7, "CTX_SWITCH", 5),
                row(50, 0, 5, "EXIT", 0), row(60, 0, 5, "BLOCK", 0), row(61, 0, 5, "CTX_SWITCH", 7),
                row(100, 0, 7, "TICK", 0))) {
            ITmfStateSystem system = kernel.ours();
            assertEquals(7, value(system, 50, "Threads", "5", "PPID"));
            assertEquals(5, value(system, 7, "Threads", "5"));
            assertEquals(2, value(system, 10, "Threads", "5"));
            assertEquals(1, value(system, 10, "Threads", "5", "Current_cpu_rq"));
            assertEquals(1, value(system, 25, "Threads", "5"));
            assertEquals("I/O", value(system, 25, "Threads", "5", "Blocked_on"));
            assertNull(value(system, 25, "Threads", "5", "Current_cpu_rq"));
            assertNull(value(system, 35, "Threads", "5", "Blocked_on"));
            assertEquals(5, value(system, 35, "Threads", "5"));
            assertEquals(0, value(system, 35, "Threads", "5", "Current_cpu_rq"));
            assertEquals(5, value(system, 45, "Threads", "7"), "preempted");
            assertNull(value(system, 70, "Threads", "5"), "exited");
            assertEquals(0, value(system, 25, "CPUs", "1"), "idle");
            assertEquals(2, value(system, 0, "Threads", "7"), "who runs first is known from the start");
            assertEquals("swapper/1", value(system, 25, "Threads", "0_1", "Exec_name"));
            assertEquals("5", KernelThreadInformationProvider.getExecutableName(kernel.analysis(), 5));
            assertEquals(7, KernelThreadInformationProvider.getParentPid(kernel.analysis(), 5, T + 50));
            assertEquals(5, KernelThreadInformationProvider.getThreadOnCpu(kernel.analysis(), 0, T + 45));
            assertEquals(List.of(0, 5, 7),
                    List.copyOf(KernelThreadInformationProvider.getThreadIds(kernel.analysis())));
        }
    }

    @Test
    void thread_on_a_CPU_is_told_by_the_TID_analysis() throws Exception {
        try (OpenKernel kernel =
                open(row(0, 0, 3, "CTX_SWITCH", 4), row(10, 0, 4, "CTX_SWITCH", 0), row(20, 0, 0, "TICK", 0))) {
            kernel.ours();
            TidAnalysis tids =
                    assertInstanceOf(TidAnalysis.class, kernel.trace.getAnalysisModule(TidAnalysisModule.ID));
            assertTrue(tids.schedule().isOK());
            assertTrue(tids.waitForCompletion());
            assertEquals(4, tids.getThreadOnCpuAtTime(0, T + 5));
            assertEquals(4, tids.getThreadOnCpuAtTime(0, T + 10), "at a switch it is who leaves");
            assertEquals(0, tids.getThreadOnCpuAtTime(0, T + 11));
            assertNull(tids.getThreadOnCpuAtTime(1, T + 5));
            assertEquals(0, tids.getCpuForTidAtTime(4, T + 5));
            assertNull(tids.getCpuForTidAtTime(4, T + 15));
            ITmfContext place = kernel.trace.seekEvent(1L);
            ITmfEvent event = kernel.trace.getNext(place);
            assertEquals(4, KernelTidAspect.INSTANCE.resolve(event));
        }
    }

    @Test
    void without_switches_it_says_why_it_cannot_work() throws Exception {
        try (OpenKernel kernel = open(row(0, 0, 3, "WAKEUP", 0), row(10, 0, 4, "BLOCK", 0))) {
            assertNull(kernel.trace.getAnalysisModule(KernelAnalysisModule.ID));
            assertNull(kernel.trace.getAnalysisModule(TidAnalysisModule.ID));
            String help = TmfAnalysisManager.getAnalysisModules(RecordingTrace.class).get(KernelAnalysisModule.ID)
                    .getHelpText(kernel.trace);
            assertTrue(help.contains("rows.tar has no CTX_SWITCH events"), help);
        }
    }

    @Test
    void pids_of_all_sizes_are_kept_apart() throws Exception {
        int[] pids = { -1, Integer.MIN_VALUE, Integer.MAX_VALUE, -2, 1 };
        List<long[]> rows = new ArrayList<>();
        for (int i = 0; i < pids.length; i++) {
            rows.add(row(10 * i, 0, i == 0 ? 0 : pids[i - 1], "CTX_SWITCH", pids[i]));
            rows.add(row(10 * i + 1, 0, pids[i], i % 2 == 0 ? "BLOCK" : "EXIT", 0));
            rows.add(row(10 * i + 2, 1, pids[i], "WAKEUP", 0));
        }
        try (OpenKernel kernel = open(rows.toArray(long[][]::new))) {
            ITmfStateSystem system = kernel.ours();
            for (int i = 0; i < pids.length; i++) {
                assertEquals(pids[i], value(system, 10 * i + 2, "CPUs", "0", "Current_thread"));
                assertEquals(2, value(system, 10 * i + 2, "Threads", Integer.toString(pids[i])));
                assertEquals(2, value(system, 10 * i + 2, "CPUs", "0"));
            }
        }
    }

    @Test
    void history_is_kept_and_used_again_and_made_anew_if_it_is_damaged() throws Exception {
        Path file = new KernelSimulation(3, 3, 30, 3000).write(folder);
        File history;
        Steps first;
        try (OpenKernel kernel = new OpenKernel(folder, file)) {
            first = Steps.of(kernel.ours());
            history = file(kernel);
            assertTrue(history.isFile());
        }
        long written = history.lastModified() - 100_000;
        assertTrue(history.setLastModified(written));
        try (OpenKernel kernel = new OpenKernel(folder, file)) {
            assertEquals(first.attributes, Steps.of(kernel.ours()).attributes);
            assertEquals(written, history.lastModified(), "the history was made anew");
        }
        byte[] bytes = Files.readAllBytes(history.toPath());
        for (int length : new int[] { 0, 10, 100, bytes.length / 2, bytes.length - 40 }) {
            Files.write(history.toPath(), Arrays.copyOf(bytes, length));
            try (OpenKernel kernel = new OpenKernel(folder, file)) {
                assertEquals(first.attributes, Steps.of(kernel.ours()).attributes, "cut to " + length);
            }
        }
        assertTrue(history.delete());
        try (OpenKernel kernel = new OpenKernel(folder, file)) {
            assertEquals(first.attributes, Steps.of(kernel.ours()).attributes);
        }
    }

    @Test
    void cancelled_it_leaves_nothing_and_can_be_run_again() throws Exception {
        try (OpenKernel kernel = new OpenKernel(folder, OpenKernel.example("real-build-small.tar"))) {
            KernelAnalysis analysis = kernel.analysis();
            File folderOfHistory = file(kernel).getParentFile();
            // another test may have made it, of the same recording
            Files.deleteIfExists(file(kernel).toPath());
            Job job = begin(analysis);
            job.cancel();
            long begin = System.nanoTime();
            assertFalse(analysis.waitForInitialization());
            job.join();
            assertTrue(System.nanoTime() - begin < 2_000_000_000L, "it goes on");
            assertEquals(IStatus.CANCEL, job.getResult().getSeverity());
            assertNull(analysis.getStateSystem());
            assertEquals(0, folderOfHistory.listFiles((dir, name) -> name.startsWith(KernelAnalysisModule.ID)).length);
            assertTrue(kernel.ours().getNbAttributes() > 1000);
            assertEquals(1, folderOfHistory.listFiles((dir, name) -> name.startsWith(KernelAnalysisModule.ID)).length);
        }
    }

    @Test
    void closing_the_trace_ends_it() throws Exception {
        Job job;
        File history;
        try (OpenKernel kernel = new OpenKernel(folder, OpenKernel.example("real-build-small.tar"))) {
            history = file(kernel);
            Files.deleteIfExists(history.toPath());
            job = begin(kernel.analysis());
        }
        job.join();
        assertFalse(new File(history.getPath() + ".part").exists());
    }

    @Test
    void cancelled_before_it_begins_nobody_waits_for_it_and_it_can_be_run_again() throws Exception {
        try (OpenKernel kernel = new OpenKernel(folder, OpenKernel.example("synth-8cpu-9k.tar"))) {
            KernelAnalysis analysis = kernel.analysis();
            for (int time = 0; time < 2; time++) {
                Job.getJobManager().suspend();
                try {
                    analysis.schedule();
                    analysis.cancel();
                } finally {
                    Job.getJobManager().resume();
                }
                assertFalse(analysis.waitForInitialization());
                assertNull(analysis.getStateSystem());
            }
            assertTrue(kernel.ours().getNbAttributes() > 10);
        }
    }

    @Test
    void its_job_cancelled_before_it_begins_nobody_waits_for_it_and_it_can_be_run_again() throws Exception {
        try (OpenKernel kernel = new OpenKernel(folder, OpenKernel.example("synth-8cpu-9k.tar"))) {
            KernelAnalysis analysis = kernel.analysis();
            Job.getJobManager().suspend();
            try {
                analysis.schedule();
                for (Job job : Job.getJobManager().find(null)) {
                    if (job.getName().contains(analysis.getName())) {
                        assertTrue(job.cancel());
                    }
                }
            } finally {
                Job.getJobManager().resume();
            }
            assertFalse(analysis.waitForInitialization());
            assertTrue(kernel.ours().getNbAttributes() > 10);
        }
    }

    /** Runs it until it is under way. */
    private static Job begin(KernelAnalysis analysis) throws InterruptedException {
        AtomicReference<Job> begun = new AtomicReference<>();
        CountDownLatch running = new CountDownLatch(1);
        JobChangeAdapter listener = new JobChangeAdapter() {
            @Override
            public void running(IJobChangeEvent event) {
                if (event.getJob().getName().contains(analysis.getName())) {
                    begun.set(event.getJob());
                    running.countDown();
                }
            }
        };
        Job.getJobManager().addJobChangeListener(listener);
        try {
            assertTrue(analysis.schedule().isOK());
            assertTrue(running.await(20, TimeUnit.SECONDS));
        } finally {
            Job.getJobManager().removeJobChangeListener(listener);
        }
        return begun.get();
    }

    private static String text(ITmfStateInterval interval) {
        return interval.getAttribute() + ": " + interval.getStartTime() + " to " + interval.getEndTime() + " "
                + interval.getValue();
    }

    @Test
    void every_kind_of_query_gives_the_same_states() throws Exception {
        try (OpenKernel kernel = new OpenKernel(folder, new KernelSimulation(5, 4, 30, 5000).write(folder))) {
            ITmfStateSystem system = kernel.ours();
            Random random = new Random(1);
            long start = system.getStartTime();
            long end = system.getCurrentEndTime();
            for (int query = 0; query < 50; query++) {
                List<Integer> quarks = random.ints(1 + random.nextInt(9), 0, system.getNbAttributes()).distinct()
                        .boxed().toList();
                List<Long> times = random.longs(1 + random.nextInt(60), start, end + 1).boxed().toList();
                List<String> found = new ArrayList<>();
                system.query2D(quarks, times).forEach(interval -> found.add(text(interval)));
                List<String> expected = new ArrayList<>();
                for (int quark : quarks) {
                    for (long time : times.stream().sorted().toList()) {
                        ITmfStateInterval interval = system.querySingleState(time, quark);
                        assertTrue(interval.intersects(time));
                        assertEquals(text(interval), text(system.queryFullState(time).get(quark)));
                        expected.add(text(interval));
                    }
                }
                assertEquals(expected.stream().distinct().sorted().toList(), found.stream().sorted().toList());
                long from = random.nextLong(start, end);
                long to = random.nextLong(start, end);
                List<ITmfStateInterval> range = new ArrayList<>();
                system.query2D(quarks, from, to).forEach(range::add);
                for (int quark : quarks) {
                    List<ITmfStateInterval> own = range.stream().filter(i -> i.getAttribute() == quark).toList();
                    for (int i = 1; i < own.size(); i++) {
                        ITmfStateInterval before = own.get(from <= to ? i - 1 : i);
                        assertEquals(before.getEndTime() + 1, own.get(from <= to ? i : i - 1).getStartTime());
                    }
                    assertTrue(own.get(0).intersects(from) && own.get(own.size() - 1).intersects(to));
                }
            }
        }
    }
}
