// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.usage;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

import org.eclipse.tracecompass.analysis.os.linux.core.cpuusage.KernelCpuUsageAnalysis;

/**
 * The sums of one range of time under the names by which Trace Compass knows them. Besides those of tasks and of CPUs
 * there is one for each task on each CPU, millions for a long range, which hardly anybody asks for: they are kept as
 * numbers, and get their names while somebody goes over them. Does not change any more once it is handed out; for one
 * thread at a time.
 */
final class UsageMap extends AbstractMap<String, Long> {

    private final Map<String, Long> totals = new HashMap<>();
    /** Of each sum of a task on a CPU. */
    private int[] cpus = new int[64];
    private int[] pids = new int[64];
    private long[] times = new long[64];
    private int pairs;
    /** All sums by name, once somebody looks for one of a task on a CPU. */
    private Map<String, Long> all;

    void addTotal(String name, long time) {
        totals.put(name, time);
    }

    /** At most one for each CPU and task. */
    void addPair(int cpu, int pid, long time) {
        if (pairs == times.length) {
            cpus = Arrays.copyOf(cpus, 2 * pairs);
            pids = Arrays.copyOf(pids, 2 * pairs);
            times = Arrays.copyOf(times, 2 * pairs);
        }
        cpus[pairs] = cpu;
        pids[pairs] = pid;
        times[pairs] = time;
        pairs++;
    }

    @Override
    public int size() {
        return totals.size() + pairs;
    }

    @Override
    public Long get(Object name) {
        Long total = totals.get(name);
        if (total != null || !(name instanceof String text) || !text.contains(KernelCpuUsageAnalysis.SPLIT_STRING)) {
            return total;
        }
        if (all == null) {
            all = new HashMap<>();
            entrySet().forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        }
        return all.get(name);
    }

    @Override
    public boolean containsKey(Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Entry<String, Long>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, Long>> iterator() {
                return new Entries();
            }

            @Override
            public int size() {
                return UsageMap.this.size();
            }
        };
    }

    private final class Entries implements Iterator<Entry<String, Long>> {

        private final Iterator<Entry<String, Long>> named = totals.entrySet().iterator();
        private int next;

        @Override
        public boolean hasNext() {
            return named.hasNext() || next < pairs;
        }

        @Override
        public Entry<String, Long> next() {
            if (named.hasNext()) {
                return named.next();
            }
            if (next == pairs) {
                throw new NoSuchElementException();
            }
            int pair = next++;
            return Map.entry(cpus[pair] + KernelCpuUsageAnalysis.SPLIT_STRING + pids[pair], times[pair]);
        }
    }
}
