// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the engine computes, once more, by looking at all rows for every question. */
final class PlainScheduler {

    /** A time during which a task is current on a CPU; rows are -1 where the run has no switch in or out. */
    record Run(int cpu, int pid, long begin, long end, int inRow, int outRow) {
        boolean entered() {
            return inRow >= 0;
        }

        boolean left() {
            return outRow >= 0;
        }

        long in(long from, long to) {
            return Math.max(0, Math.min(left() ? end : to, to) - Math.max(entered() ? begin : from, from));
        }
    }

    final List<SwitchRecording.Row> rows;
    final long duration;
    final Map<Integer, List<Run>> byCpu = new TreeMap<>();
    final Map<Integer, Integer> breaks = new TreeMap<>();

    PlainScheduler(List<SwitchRecording.Row> rows) {
        this.rows = rows;
        this.duration = rows.get(rows.size() - 1).time();
        for (int i = 0; i < rows.size(); i++) {
            byCpu.computeIfAbsent(rows.get(i).cpu(), cpu -> new ArrayList<>());
            breaks.putIfAbsent(rows.get(i).cpu(), 0);
        }
        byCpu.forEach(this::follow);
    }

    private void follow(int cpu, List<Run> runs) {
        int current = Integer.MIN_VALUE;
        long begin = 0;
        int in = -1;
        for (int i = 0; i < rows.size(); i++) {
            SwitchRecording.Row row = rows.get(i);
            if (row.cpu() != cpu || !row.is("CTX_SWITCH")) {
                continue;
            }
            current = current == Integer.MIN_VALUE ? row.pid() : current;
            breaks.merge(cpu, row.pid() != current ? 1 : 0, Integer::sum);
            if (row.arg0() != current) {
                runs.add(new Run(cpu, current, begin, row.time(), in, i));
                current = row.arg0();
                begin = row.time();
                in = i;
            }
        }
        if (current != Integer.MIN_VALUE) {
            runs.add(new Run(cpu, current, begin, duration, in, -1));
        }
    }

    List<Run> runs(int pid) {
        return byCpu.values().stream().flatMap(List::stream).filter(run -> run.pid == pid)
                .sorted(Comparator.comparingInt(Run::inRow).thenComparingInt(Run::cpu)).toList();
    }

    int[] pids() {
        return byCpu.values().stream().flatMap(List::stream).mapToInt(Run::pid).distinct().sorted().toArray();
    }

    private boolean outside(TimeWindow window) {
        return window.to() < 0 || window.from() > duration;
    }

    long residency(int pid, int cpu, TimeWindow window) {
        return outside(window) ? 0
                : runs(pid).stream().filter(run -> run.cpu == cpu).mapToLong(run -> run.in(window.from(), window.to()))
                .sum();
    }

    List<Run> ins(int pid, TimeWindow window) {
        return runs(pid).stream().filter(run -> run.entered() && window.contains(run.begin)).toList();
    }

    List<Run> outs(int pid, TimeWindow window) {
        return runs(pid).stream().filter(run -> run.left() && window.contains(run.end)).toList();
    }

    long[] deltas(long[] times) {
        long[] sorted = Arrays.stream(times).sorted().toArray();
        long[] deltas = new long[Math.max(0, sorted.length - 1)];
        Arrays.setAll(deltas, i -> sorted[i + 1] - sorted[i]);
        return deltas;
    }

    static PeriodSummary period(long[] deltas) {
        return new PeriodSummary(median(deltas), mean(deltas), deltas.length);
    }

    static LatencySummary latency(long[] values) {
        long[] sorted = Arrays.stream(values).sorted().toArray();
        return new LatencySummary(values.length, mean(values), median(values), rank(sorted, 95), rank(sorted, 99),
                rank(sorted, 100));
    }

    private static long rank(long[] sorted, int percent) {
        return sorted.length == 0 ? -1 : sorted[(percent * sorted.length + 99) / 100 - 1];
    }

    private static double mean(long[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double median(long[] values) {
        long[] sorted = Arrays.stream(values).sorted().toArray();
        int n = sorted.length;
        return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2.0;
    }

    /** The row of the first wake-up that led to a run, or -1. */
    int wakeup(Run run) {
        int last = run.inRow;
        for (int i = run.inRow - 1; i >= 0 && !leaves(i, run.pid); i--) {
            boolean wakeup = rows.get(i).is("WAKEUP") || rows.get(i).is("WAKEUP_NEW");
            last = wakeup && rows.get(i).pid() == run.pid && !currentAt(i, run.pid) ? i : last;
        }
        return last == run.inRow ? -1 : last;
    }

    private boolean leaves(int row, int pid) {
        return runs(pid).stream().anyMatch(run -> run.outRow == row);
    }

    private boolean currentAt(int row, int pid) {
        return runs(pid).stream().anyMatch(run -> run.inRow < row && (run.outRow < 0 || row < run.outRow));
    }

    /** Replays what a task did from its run on, until it is woken or runs again. */
    boolean blocked(Run run) {
        boolean blocked = false;
        for (int i = run.inRow + 1; i < rows.size(); i++) {
            int row = i;
            boolean over = run.left() && i > run.outRow;
            if (over && runs(run.pid).stream().anyMatch(other -> other.inRow == row)) {
                break;
            }
            if (rows.get(i).pid() == run.pid) {
                if (rows.get(i).event().startsWith("BLOCK")) {
                    blocked = true;
                } else if (rows.get(i).event().startsWith("WAKEUP")) {
                    if (over) {
                        break;
                    }
                    blocked = false;
                }
            }
        }
        return run.left() && blocked;
    }
}
