// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Named levels, each a partition of the CPUs into nodes: sockets, NUMA nodes, clusters. The levels {@link #CPU} (each
 * CPU alone) and {@link
 * #ALL} (all in one node) always exist. The order of levels, nodes and CPUs is that of whoever made it. It may know
 * CPUs that a recording
 * does not have, because they were offline or silent. Immutable.
 */
public final class Topology {

    /** The level whose nodes are single CPUs. */
    public static final String CPU = "cpu";
    /** The level whose only node has all CPUs. */
    public static final String ALL = "all";

    private final Map<String, List<Node>> levels;

    /**
     * Some CPUs that belong together.
     *
     * @param name
     *            what to call them, or null
     * @param cpus
     *            their numbers, at least one
     */
    public record Node(String name, List<Integer> cpus) {

        /** Copies the list. */
        public Node {
            cpus = List.copyOf(cpus);
        }

        /** @return its name, else its CPUs: "CPU 3", "CPUs 0-3,8" */
        public String label() {
            return name != null ? name : (cpus.size() == 1 ? "CPU " : "CPUs ") + ranges();
        }

        private String ranges() {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < cpus.size();) {
                int last = i;
                while (last + 1 < cpus.size() && cpus.get(last + 1) == cpus.get(last) + 1) {
                    last++;
                }
                text.append(i == 0 ? "" : ",").append(cpus.get(i)).append(last > i ? "-" + cpus.get(last) : "");
                i = last + 1;
            }
            return text.toString();
        }
    }

    private Topology(Map<String, List<Node>> levels) {
        this.levels = Collections.unmodifiableMap(levels);
    }

    /**
     * @param cpus
     *            the CPUs of a recording
     * @return the topology that has no levels but {@link #CPU} and {@link #ALL}
     */
    public static Topology flat(int[] cpus) {
        try {
            return of(Map.of(), cpus);
        } catch (TopologyException e) {
            throw new IllegalStateException("Without levels there is nothing to refuse", e);
        }
    }

    /**
     * @param given
     *            levels by name, in the order wanted; {@link #CPU} and {@link #ALL} may be among them, to order or name
     *            their nodes
     * @param recorded
     *            the CPUs of the recording, each of which must be in one node of every level
     * @return the topology
     * @throws TopologyException
     *             when a level is no partition of the CPUs: the CPU that is missing or twice
     */
    public static Topology of(Map<String, List<Node>> given, int[] recorded) throws TopologyException {
        TreeSet<Integer> cpus = new TreeSet<>(Arrays.stream(recorded).boxed().toList());
        given.values().forEach(nodes -> nodes.forEach(node -> cpus.addAll(node.cpus())));
        Map<String, List<Node>> levels = new LinkedHashMap<>();
        levels.put(CPU, cpus.stream().map(cpu -> new Node(null, List.of(cpu))).toList());
        for (Map.Entry<String, List<Node>> level : given.entrySet()) {
            check(level.getKey(), level.getValue(), recorded);
            levels.put(level.getKey(), List.copyOf(level.getValue()));
        }
        levels.putIfAbsent(ALL, List.of(new Node(null, new ArrayList<>(cpus))));
        return new Topology(levels);
    }

    private static void check(String level, List<Node> nodes, int[] recorded) throws TopologyException {
        Set<Integer> seen = new HashSet<>();
        for (Node node : nodes) {
            if (node.cpus().isEmpty()) {
                throw new TopologyException("level \"" + level + "\" has a node without CPUs");
            }
            for (int cpu : node.cpus()) {
                if (!seen.add(cpu)) {
                    throw new TopologyException("level \"" + level + "\" has CPU " + cpu + " twice");
                }
            }
        }
        int missing = IntStream.of(recorded).filter(cpu -> !seen.contains(cpu)).findFirst().orElse(-1);
        if (missing >= 0) {
            throw new TopologyException("level \"" + level + "\" lacks CPU " + missing + ", which the recording has");
        }
        if (level.equals(CPU) && nodes.stream().anyMatch(node -> node.cpus().size() > 1)) {
            throw new TopologyException("level \"" + CPU + "\" has a node of several CPUs; its nodes are single CPUs");
        }
        if (level.equals(ALL) && nodes.size() > 1) {
            throw new TopologyException("level \"" + ALL + "\" has several nodes; all CPUs belong to its only one");
        }
    }

    /** @return the nodes of each level by the level's name, in order */
    public Map<String, List<Node>> levels() {
        return levels;
    }

    /**
     * @param name
     *            a level's name
     * @return its nodes in order
     * @throws TopologyException
     *             when there is no such level
     */
    public List<Node> level(String name) throws TopologyException {
        List<Node> nodes = levels.get(name);
        if (nodes == null) {
            throw new TopologyException("there is no level \"" + name + "\" in the topology; it has "
                    + String.join(", ", levels.keySet()));
        }
        return nodes;
    }
}
