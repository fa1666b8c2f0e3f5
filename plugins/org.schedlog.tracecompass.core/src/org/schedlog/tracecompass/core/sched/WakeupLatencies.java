// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.sched.CpuTimeline;
import org.schedlog.engine.sched.TaskRuns;
import org.schedlog.engine.sched.TimeWindow;

/**
 * How long the tasks of a trace waited from being woken to running, in a range of time: the distribution and the
 * slowest ones. A latency belongs to the range if its wake-up and its switch in do, as in the residency table.
 *
 * @param counts
 *            how many there are in each bucket, see {@link #lower}
 * @param total
 *            how many there are
 * @param slowest
 *            the longest ones, the longest first
 */
public record WakeupLatencies(long[] counts, long total, List<Wakeup> slowest) {

    /** How many buckets there are for each power of ten. */
    public static final int BUCKETS_PER_DECADE = 5;

    private static final int DECADES = 12;
    private static final int CHECK = 1 << 14;

    /**
     * One wake-up that led to a switch in.
     *
     * @param pid
     *            the task
     * @param time
     *            when it was woken, ns since the recording's first event
     * @param latency
     *            how long it then waited, ns
     * @param cpu
     *            where it then ran
     */
    public record Wakeup(int pid, long time, long latency, int cpu) {
    }

    /**
     * Looks at every wake-up in a range.
     *
     * @param timeline
     *            the recording
     * @param pid
     *            the only task to look at, or null for all but the idle task
     * @param window
     *            the range
     * @param most
     *            how many of the slowest are wanted
     * @param progress
     *            listens and may cancel
     * @return what was found
     */
    public static WakeupLatencies of(CpuTimeline timeline, Integer pid, TimeWindow window, int most,
            Progress progress) {
        progress.task("Looking at wake-ups");
        long[] counts = new long[DECADES * BUCKETS_PER_DECADE + 1];
        long total = 0;
        Comparator<Wakeup> order = Comparator.comparingLong(Wakeup::latency)
                .thenComparing(Wakeup::time, Comparator.reverseOrder()).thenComparing(Wakeup::pid);
        PriorityQueue<Wakeup> slowest = new PriorityQueue<>(order);
        for (int number = 0; number < timeline.taskCount(); number++) {
            TaskRuns runs = timeline.taskAt(number);
            boolean wanted = pid == null ? runs.pid() != CpuTimeline.IDLE : runs.pid() == pid;
            progress.done((double) number / timeline.taskCount());
            for (int run = wanted ? runs.firstAt(window.from()) : runs.size(); run < runs.size(); run++) {
                if (run % CHECK == 0) {
                    progress.check();
                }
                long begin = runs.begin(run);
                if (begin > window.to()) {
                    break;
                }
                long woken = runs.wakeup(run);
                if (runs.entered(run) && woken != TaskRuns.NO_WAKEUP && woken >= window.from()) {
                    long latency = begin - woken;
                    counts[bucket(latency)]++;
                    total++;
                    if (slowest.size() < most || latency >= slowest.peek().latency()) {
                        slowest.add(new Wakeup(runs.pid(), woken, latency, runs.cpu(run)));
                        if (slowest.size() > most) {
                            slowest.poll();
                        }
                    }
                }
            }
        }
        progress.done(1);
        List<Wakeup> sorted = new ArrayList<>(slowest);
        sorted.sort(order.reversed());
        return new WakeupLatencies(counts, total, List.copyOf(sorted));
    }

    /** The bucket of a latency: 0 holds those below 1 ns, the last one all that are longer than its lower bound. */
    static int bucket(long latency) {
        int bucket = latency < 1 ? 0 : 1 + (int) (Math.log10(latency) * BUCKETS_PER_DECADE);
        int last = DECADES * BUCKETS_PER_DECADE;
        bucket = Math.min(bucket, last);
        // the logarithm may be off by one unit in the last place
        while (bucket > 1 && lower(bucket) > latency) {
            bucket--;
        }
        while (bucket < last && lower(bucket + 1) <= latency) {
            bucket++;
        }
        return bucket;
    }

    /**
     * @param bucket
     *            0 to the number of counts - 1
     * @return the least latency in it, ns
     */
    public static long lower(int bucket) {
        return bucket == 0 ? 0 : (long) Math.ceil(Math.pow(10, (double) (bucket - 1) / BUCKETS_PER_DECADE));
    }

    /** @return the first bucket that holds anything, or -1 */
    public int first() {
        for (int bucket = 0; bucket < counts.length; bucket++) {
            if (counts[bucket] > 0) {
                return bucket;
            }
        }
        return -1;
    }

    /** @return the last bucket that holds anything, or -1 */
    public int last() {
        for (int bucket = counts.length - 1; bucket >= 0; bucket--) {
            if (counts[bucket] > 0) {
                return bucket;
            }
        }
        return -1;
    }

    /** @return the greatest number in a bucket */
    public long highest() {
        return Arrays.stream(counts).max().orElse(0);
    }
}
