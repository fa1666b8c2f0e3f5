// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

/**
 * What one task did in a window. Switches are real ones at times in the window; running and waiting time is clipped to
 * it. The idle task
 * (pid 0) is that of all CPUs together, so its running time can exceed the window's length.
 *
 * @param pid
 *            the thread id
 * @param window
 *            the window
 * @param runtime
 *            how long it was current, on all CPUs together, ns
 * @param firstTime
 *            its first IN, ns since the recording's first event; -1 where there is none
 * @param lastTime
 *            its last IN (as BART's getEndTime; not its last OUT); -1 where there is none
 * @param firstCpu
 *            the CPU of its first IN, the least of equally early ones; -1 where there is none
 * @param lastCpu
 *            the CPU of its last OUT, the least of equally late ones; -1 where there is none
 * @param switchesIn
 *            how many INs
 * @param switchesOut
 *            how many OUTs
 * @param voluntary
 *            how many OUTs because it blocked; 0 for the idle task
 * @param migrations
 *            how many INs on another CPU than that of its run before; 0 for the idle task
 * @param periodStart
 *            from IN to IN
 * @param periodEnd
 *            from OUT to OUT
 * @param latency
 *            from wake-up to IN, both in the window
 * @param waiting
 *            how long it was ready without running: from its wake-up, or from an OUT without having blocked, to its IN;
 *            ns
 * @param cpus
 *            the indexes of the CPUs where it was current, ascending
 * @param residencies
 *            how long on each of them, ns
 */
public record TaskStatistics(int pid, TimeWindow window, long runtime, long firstTime, long lastTime, int firstCpu,
        int lastCpu,
        long switchesIn, long switchesOut, long voluntary, long migrations, PeriodSummary periodStart,
        PeriodSummary periodEnd,
        LatencySummary latency, long waiting, int[] cpus, long[] residencies) {

    private static final double PERCENT = 100;

    /** @return how many OUTs without having blocked; 0 for the idle task */
    public long involuntary() {
        return pid == CpuTimeline.IDLE ? 0 : switchesOut - voluntary;
    }

    /** @return the running time in percent of the window's length; NaN for a window without length */
    public double dutyCyclePercent() {
        return PERCENT * runtime / window.length();
    }

    /**
     * @param nodeOfCpu
     *            for each CPU index its node, see {@link CpuTimeline#nodesOf}
     * @param nodes
     *            how many nodes there are
     * @return how long it was current on each node's CPUs, ns
     */
    public long[] residencies(int[] nodeOfCpu, int nodes) {
        long[] sums = new long[nodes];
        for (int i = 0; i < cpus.length; i++) {
            sums[nodeOfCpu[cpus[i]]] += residencies[i];
        }
        return sums;
    }

    /**
     * @param nodesOfCpu
     *            for each CPU index the nodes that it is in, see {@link CpuTimeline#allNodesOf}
     * @param nodes
     *            how many nodes there are
     * @return how long it was current on each node's CPUs, ns
     */
    public long[] residencies(int[][] nodesOfCpu, int nodes) {
        long[] sums = new long[nodes];
        for (int i = 0; i < cpus.length; i++) {
            for (int node : nodesOfCpu[cpus[i]]) {
                sums[node] += residencies[i];
            }
        }
        return sums;
    }

    /**
     * @param residency
     *            how long it was current somewhere, ns
     * @return that in percent of its running time; NaN where it did not run
     */
    public double percent(long residency) {
        return PERCENT * residency / runtime;
    }
}
