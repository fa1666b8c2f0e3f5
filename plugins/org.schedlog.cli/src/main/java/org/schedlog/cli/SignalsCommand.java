// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import java.util.Map;
import java.util.concurrent.Callable;

import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.sched.CpuTimeline;
import org.schedlog.engine.sched.SignalTable;
import org.schedlog.engine.sched.SwitchSignals;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code schedlog signals}. */
@Command(name = "signals", mixinStandardHelpOptions = true, versionProvider = Main.Version.class,
        description = "Writes when a task was switched in (event 1) and out (event -1) on which CPU.")
final class SignalsCommand implements Callable<Integer> {

    @ParentCommand
    private Main main;

    @Mixin
    private TraceArguments trace;

    @Mixin
    private TableArguments table;

    @Option(names = "--pid", paramLabel = "P", required = true, description = "The task.")
    private int pid;

    @Option(names = "--cpu", paramLabel = "C", description = "Only this CPU.")
    private Integer cpu;

    @Option(names = "--window", paramLabel = "FROM,TO", converter = Window.Converter.class,
            description = "Only switches in this time, e.g. 200ms,1.5s; ns since the first event without a unit.")
    private Window window;

    @Override
    public Integer call() throws Exception {
        table.check();
        trace.read((recording, progress) -> {
            CpuTimeline timeline = CpuTimeline.of(recording, progress);
            SchedulerArguments.checkPid(timeline, pid);
            if (cpu != null && timeline.indexOfCpu(cpu) < 0) {
                throw new FailureException(trace.path() + " has no events of CPU " + cpu);
            }
            int[] cpus = cpu == null ? timeline.cpus() : new int[] {cpu};
            SwitchSignals signals = SwitchSignals.of(timeline, pid, recording.storage(), progress);
            Map<String, LongColumn> columns =
                    SignalTable.of(signals, cpus, SchedulerArguments.time(window), recording.storage(), progress);
            table.write(columns, main.out(), progress);
            SchedulerArguments.notes(recording, timeline).forEach(trace::note);
        });
        return 0;
    }
}
