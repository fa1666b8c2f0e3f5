// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.schedlog.engine.column.Recording;
import org.schedlog.engine.sched.CpuTimeline;
import org.schedlog.engine.sched.TimeWindow;
import org.schedlog.engine.sched.Topology;
import org.schedlog.engine.sched.TopologyException;
import org.schedlog.engine.sched.TopologyReader;

import picocli.CommandLine.Option;

/** Which CPUs belong together: what the commands on tasks have in common. */
final class SchedulerArguments {

    @Option(names = "--topology", paramLabel = "FILE",
            description = "A JSON file that says which CPUs belong together, e.g. {\"numa\": [[0,1],[2,3]]} "
                    + "(default: what the recording itself tells).")
    private Path file;

    /** The topology of the file, else that of the recording. */
    Topology topology(Recording recording, CpuTimeline timeline) throws Exception {
        if (file == null) {
            return TopologyReader.of(recording, timeline.cpus());
        }
        try {
            return TopologyReader.read(file, timeline.cpus());
        } catch (TopologyException e) {
            throw new FailureException(file + ": " + e.getMessage());
        }
    }

    static TimeWindow time(Window window) {
        return window == null ? null : new TimeWindow(window.from(), window.to());
    }

    /**
     * What the user should know of the data. Of switches that do not go on where the one before ended the time line
     * says what that means for the numbers; the recording's own note on them is then left out.
     */
    static List<String> notes(Recording recording, CpuTimeline timeline) {
        boolean broken = timeline.breaks() > 0;
        return Stream.concat(
                recording.notes().stream().filter(note -> !broken || !note.contains("context switches do not come")),
                timeline.notes().stream()).toList();
    }

    static void checkPid(CpuTimeline timeline, int pid) throws FailureException {
        if (timeline.numberOf(pid) < 0) {
            throw new FailureException("No task with pid " + pid
                    + " ever runs in this recording; schedlog residency lists those that do");
        }
    }
}
