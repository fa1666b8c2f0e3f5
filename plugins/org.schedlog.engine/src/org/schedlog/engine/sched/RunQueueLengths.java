// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.util.NavigableMap;
import java.util.TreeMap;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;

/**
 * How long each CPU's run queue had which length, by the RQ_SIZE events, which count the current task. Before a CPU's
 * first such event its
 * length is unknown and not counted; the last one holds to the recording's end. Immutable.
 */
public final class RunQueueLengths {

    private final NavigableMap<Integer, NavigableMap<Long, Long>> times;

    private RunQueueLengths(NavigableMap<Integer, NavigableMap<Long, Long>> times) {
        this.times = times;
    }

    /**
     * Goes over a recording once.
     *
     * @param recording
     *            the recording
     * @param window
     *            the window, or null for the whole recording; a length's time is clipped to it
     * @param progress
     *            listens and may cancel
     * @return the times; none where there are no RQ_SIZE events
     */
    public static RunQueueLengths of(Recording recording, TimeWindow window, Progress progress) {
        long duration = recording.end() - recording.start();
        TimeWindow clip = window == null ? new TimeWindow(0, duration) : window;
        EventKinds kinds = new EventKinds(recording.eventTable());
        NavigableMap<Integer, NavigableMap<Long, Long>> times = new TreeMap<>();
        NavigableMap<Integer, long[]> latest = new TreeMap<>();
        EventBlocks rows = new EventBlocks(recording);
        rows.forEach("Adding up lengths of run queues", progress, count -> {
            for (int i = 0; i < count; i++) {
                if (kinds.of(rows.events[i]) == EventKinds.QUEUE) {
                    int cpu = (int) rows.cpus[i];
                    long[] before = latest.put(cpu, new long[] { rows.times[i], rows.arg0s[i] });
                    add(times, cpu, before, rows.times[i], clip);
                }
            }
        });
        latest.forEach((cpu, before) -> add(times, cpu, before, duration, clip));
        return new RunQueueLengths(times);
    }

    private static void add(NavigableMap<Integer, NavigableMap<Long, Long>> times, int cpu, long[] before, long end,
            TimeWindow clip) {
        if (before != null) {
            long covered = Math.min(end, clip.to()) - Math.max(before[0], clip.from());
            if (covered > 0) {
                times.computeIfAbsent(cpu, key -> new TreeMap<>()).merge(before[1], covered, Long::sum);
            }
        }
    }

    /**
     * @param cpu
     *            a CPU's number
     * @return the time (ns) by length, ascending by length; empty where nothing is known
     */
    public NavigableMap<Long, Long> of(int cpu) {
        return times.getOrDefault(cpu, new TreeMap<>());
    }
}
