// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.lines;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import org.eclipse.tracecompass.tmf.core.model.timegraph.TimeGraphEntryModel;
import org.eclipse.tracecompass.tmf.ui.widgets.timegraph.model.TimeGraphEntry;
import org.schedlog.engine.sched.CpuGroup;
import org.schedlog.engine.sched.Topology;
import org.schedlog.tracecompass.core.sched.TraceTopology;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * How rows of CPUs are arranged by the topology of their trace: their order, and headings under which those that belong
 * together stand and can be collapsed. Immutable.
 */
final class CpuRows {

    /** Those of figures are positive. */
    private static final AtomicLong NEXT_ID = new AtomicLong(-2);
    private static final CpuRows PLAIN = new CpuRows(List.of(), Map.of());

    private final List<CpuGroup> groups;
    private final Map<Long, Integer> places;

    private CpuRows(List<CpuGroup> groups, Map<Long, Integer> places) {
        this.groups = groups;
        this.places = places;
    }

    /**
     * @param trace
     *            a trace whose rows are CPUs, or null
     * @param grouping
     *            the level whose nodes get headings, see {@link CpuGroup#of}; empty for none
     */
    static CpuRows of(RecordingTrace trace, String grouping) {
        if (trace == null) {
            return PLAIN;
        }
        Topology topology = TraceTopology.of(trace).topology();
        List<CpuGroup> headed = CpuGroup.of(topology, grouping).stream().filter(group -> group.node().cpus().size() > 1)
                .toList();
        Map<Long, Integer> places = new HashMap<>();
        for (CpuGroup group : headed.isEmpty() ? ordered(topology) : headed) {
            group.cpus().forEach(cpu -> places.put((long) cpu, places.size()));
        }
        return new CpuRows(headed, places);
    }

    /** The order without headings is that of all levels, else that of the CPUs themselves. */
    private static List<CpuGroup> ordered(Topology topology) {
        List<CpuGroup> nested = CpuGroup.of(topology, CpuGroup.NESTED);
        return nested.isEmpty() ? CpuGroup.of(topology, Topology.CPU) : nested;
    }

    /**
     * @param traces
     *            traces
     * @return the levels by which rows of their CPUs can be grouped; none where no topology is known
     */
    static Set<String> levels(List<RecordingTrace> traces) {
        Set<String> levels = new LinkedHashSet<>();
        for (RecordingTrace trace : traces) {
            Topology topology = TraceTopology.of(trace).topology();
            topology.levels().forEach((name, nodes) -> {
                if (nodes.size() > 1 && nodes.stream().anyMatch(node -> node.cpus().size() > 1)) {
                    levels.add(name);
                }
            });
            if (CpuGroup.isNested(topology)) {
                levels.add(CpuGroup.NESTED);
            }
        }
        return levels;
    }

    /** @return the place of a CPU in the order; the last one if it is unknown */
    int place(long cpu) {
        return places.getOrDefault(cpu, places.size());
    }

    /**
     * Puts rows below their headings.
     *
     * @param root
     *            the trace's entry
     * @param rows
     *            its rows
     * @return what stands directly below the trace: headings with their rows, then the rows of no group
     */
    List<TimeGraphEntry> arrange(TimeGraphEntry root, List<RowEntry> rows) {
        Map<Long, RowEntry> left = new HashMap<>();
        rows.forEach(row -> left.put(row.number(), row));
        List<TimeGraphEntry> arranged = new ArrayList<>();
        groups.forEach(group -> add(root, arranged, group, left));
        for (RowEntry row : rows) {
            if (left.containsKey(row.number())) {
                row.setParent(root);
                arranged.add(row);
            }
        }
        return List.copyOf(arranged);
    }

    private static void add(TimeGraphEntry parent, List<TimeGraphEntry> siblings, CpuGroup group,
            Map<Long, RowEntry> left) {
        if (group.cpus().stream().noneMatch(cpu -> left.containsKey((long) cpu))) {
            return;
        }
        HeadingEntry heading = new HeadingEntry(new TimeGraphEntryModel(NEXT_ID.getAndDecrement(),
                parent.getEntryModel().getId(), group.node().label(), parent.getStartTime(), parent.getEndTime(),
                false));
        heading.setParent(parent);
        siblings.add(heading);
        List<TimeGraphEntry> children = new ArrayList<>();
        group.groups().forEach(inner -> add(heading, children, inner, left));
        for (int cpu : group.cpus()) {
            RowEntry row = left.remove((long) cpu);
            if (row != null) {
                row.setParent(heading);
                children.add(row);
            }
        }
        heading.show(children);
    }
}
