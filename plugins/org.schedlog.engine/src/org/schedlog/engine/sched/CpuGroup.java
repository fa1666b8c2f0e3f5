// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * CPUs that belong together, with the groups that they form among themselves: sockets, in them cores. Immutable.
 *
 * @param node
 *            the CPUs
 * @param groups
 *            the groups within, in the order of their level; together they have all of the CPUs, unless there are none
 */
public record CpuGroup(Topology.Node node, List<CpuGroup> groups) {

    /** Stands for all levels that lie within each other, in place of a level's name. */
    public static final String NESTED = "all levels, nested";

    /** Copies the list. */
    public CpuGroup {
        groups = List.copyOf(groups);
    }

    /**
     * The groups of a level, or those of the coarsest level with those of finer ones in them.
     *
     * @param topology
     *            a topology
     * @param level
     *            a level's name, or {@link #NESTED}
     * @return the groups; none where there is no such level
     */
    public static List<CpuGroup> of(Topology topology, String level) {
        List<List<Topology.Node>> levels = level.equals(NESTED) ? nesting(topology)
                : Stream.ofNullable(topology.levels().get(level)).toList();
        return levels.isEmpty() ? List.of() : within(null, levels);
    }

    /**
     * @param topology
     *            a topology
     * @return whether several of its levels lie within each other
     */
    public static boolean isNested(Topology topology) {
        return nesting(topology).size() > 1;
    }

    /** The levels, coarsest first, each of whose nodes lies in one node of the level before. */
    private static List<List<Topology.Node>> nesting(Topology topology) {
        List<List<Topology.Node>> candidates = topology.levels().entrySet().stream()
                .filter(level -> !level.getKey().equals(Topology.ALL)).map(Map.Entry::getValue)
                .filter(nodes -> nodes.stream().anyMatch(node -> node.cpus().size() > 1))
                .sorted(Comparator.comparingInt(List::size)).toList();
        List<List<Topology.Node>> nesting = new ArrayList<>();
        for (List<Topology.Node> nodes : candidates) {
            List<Topology.Node> coarser = nesting.isEmpty() ? null : nesting.get(nesting.size() - 1);
            if (coarser == null || nodes.size() > coarser.size() && nodes.stream().allMatch(node -> coarser.stream()
                    .anyMatch(other -> other.cpus().containsAll(node.cpus())))) {
                nesting.add(nodes);
            }
        }
        return nesting;
    }

    private static List<CpuGroup> within(Topology.Node outer, List<List<Topology.Node>> levels) {
        List<CpuGroup> groups = new ArrayList<>();
        for (Topology.Node node : levels.get(0)) {
            if (outer == null || outer.cpus().containsAll(node.cpus())) {
                List<CpuGroup> inner = levels.size() > 1 ? within(node, levels.subList(1, levels.size())) : List.of();
                // a group that has but itself within needs no second heading, nor does a CPU
                boolean isPlain = inner.size() == 1 || inner.stream().allMatch(one -> one.node.cpus().size() == 1);
                groups.add(new CpuGroup(node, inner.size() == 1 ? inner.get(0).groups : isPlain ? List.of() : inner));
            }
        }
        return groups;
    }

    /** @return its CPUs, in the order of the finest groups */
    public List<Integer> cpus() {
        return groups.isEmpty() ? node.cpus() : groups.stream().flatMap(group -> group.cpus().stream()).toList();
    }

    /** @return this group as a node, then those within, named after it: "socket 0 / CPUs 0-1" */
    public List<Topology.Node> nodes() {
        List<Topology.Node> nodes = new ArrayList<>();
        nodes.add(node);
        groups.forEach(group -> group.nodes().forEach(inner -> nodes.add(new Topology.Node(
                node.label() + " / " + inner.label(), inner.cpus()))));
        return nodes;
    }
}
