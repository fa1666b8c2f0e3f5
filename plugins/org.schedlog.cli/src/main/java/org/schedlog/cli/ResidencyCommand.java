// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import org.schedlog.engine.compute.ThreadNames;
import org.schedlog.engine.sched.CpuTimeline;
import org.schedlog.engine.sched.ResidencyTable;
import org.schedlog.engine.sched.RunQueueLengths;
import org.schedlog.engine.sched.TaskNames;
import org.schedlog.engine.sched.Topology;
import org.schedlog.engine.sched.TopologyException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code schedlog residency}. */
@Command(name = "residency", mixinStandardHelpOptions = true, versionProvider = Main.Version.class,
        description = "Says how long each task ran on which CPUs, when and where first and last, how regularly, "
                + "and how long it waited.")
final class ResidencyCommand implements Callable<Integer> {

    @ParentCommand
    private Main main;

    @Mixin
    private TraceArguments trace;

    @Mixin
    private SchedulerArguments scheduler;

    @Option(names = "--pid", paramLabel = "P", description = "Only this task; may be given several times.")
    private List<Integer> pids = new ArrayList<>();

    @Option(names = "--comm", paramLabel = "NAME",
            description = "Only tasks that have this name at some time; may be given several times.")
    private List<String> comms = new ArrayList<>();

    @Option(names = "--window", paramLabel = "FROM,TO", converter = Window.Converter.class,
            description = "Only this time, e.g. 200ms,1.5s; ns since the first event without a unit.")
    private Window window;

    @Option(names = "--level", paramLabel = "L", description = "Only this level of the topology (default: all levels).")
    private String level;

    @Option(names = "--json", description = "Write JSON instead of CSV.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        trace.read((recording, progress) -> {
            CpuTimeline timeline = CpuTimeline.of(recording, progress);
            Map<String, List<Topology.Node>> levels = levels(scheduler.topology(recording, timeline));
            ThreadNames names = ThreadNames.of(recording, progress);
            ResidencyTable table =
                    ResidencyTable.of(timeline, wanted(timeline, names), SchedulerArguments.time(window), progress);
            ResidencyReport report = new ResidencyReport(table,
                    RunQueueLengths.of(recording, table.window(), progress), names, levels);
            Writer out = new BufferedWriter(new OutputStreamWriter(main.out(), StandardCharsets.UTF_8));
            if (json) {
                report.json(out);
            } else {
                report.csv(out);
            }
            out.flush();
            SchedulerArguments.notes(recording, timeline).forEach(trace::note);
        });
        return 0;
    }

    private Map<String, List<Topology.Node>> levels(Topology topology) throws FailureException {
        if (level == null) {
            return topology.levels();
        }
        try {
            Map<String, List<Topology.Node>> levels = new LinkedHashMap<>();
            levels.put(level, topology.level(level));
            return levels;
        } catch (TopologyException e) {
            throw new FailureException("--level: " + e.getMessage());
        }
    }

    /** The tasks that any of the options names; all without options. */
    private int[] wanted(CpuTimeline timeline, ThreadNames names) throws FailureException {
        if (pids.isEmpty() && comms.isEmpty()) {
            return timeline.pids();
        }
        TreeSet<Integer> wanted = new TreeSet<>(pids);
        for (int pid : pids) {
            SchedulerArguments.checkPid(timeline, pid);
        }
        for (String comm : comms) {
            int[] named = IntStream.of(TaskNames.getPidsForProcess(names, comm))
                    .filter(pid -> timeline.numberOf(pid) >= 0).toArray();
            if (named.length == 0) {
                throw new FailureException("No task named \"" + comm
                        + "\" ever runs in this recording; names can be cut to 8 bytes there");
            }
            IntStream.of(named).forEach(wanted::add);
        }
        return wanted.stream().mapToInt(Integer::intValue).toArray();
    }
}
