// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.schedlog.engine.column.TextMembers;

/** Finds which CPUs belong together in the texts that recordings come with. Lines that it does not know say nothing. */
final class TopologyMembers {

    /** The text of a machine with thousands of CPUs is shorter. */
    private static final int LIMIT = 1 << 24;
    private static final Pattern FIELD = Pattern.compile("([^:]+?)\\s*:\\s*(.*)");
    private static final Pattern NUMA = Pattern.compile("NUMA node(\\d+) CPU\\(s\\):\\s*(\\S+)\\s*");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,6})(?:-(\\d{1,6}))?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private TopologyMembers() {
    }

    /** The levels that the members tell, from small nodes to large ones. */
    static Map<String, List<Topology.Node>> levels(TextMembers texts) throws IOException {
        Map<String, List<Topology.Node>> levels = new LinkedHashMap<>();
        Optional<String> cpuinfo = text(texts, "cpuinfo");
        Optional<String> lscpu = text(texts, "lscpu");
        if (cpuinfo.isPresent()) {
            addCpuinfo(cpuinfo.get(), levels);
        }
        if (lscpu.isPresent()) {
            addTable(lscpu.get(), levels);
            addNumaLines(lscpu.get(), levels);
        }
        return levels;
    }

    /** A member of that name, whatever ending it has. */
    private static Optional<String> text(TextMembers texts, String name) throws IOException {
        for (String member : texts.names()) {
            if (member.equals(name) || member.startsWith(name + ".")) {
                return texts.text(member, LIMIT);
            }
        }
        return Optional.empty();
    }

    /** /proc/cpuinfo: a paragraph for each CPU; a core's number is one within its socket. */
    private static void addCpuinfo(String text, Map<String, List<Topology.Node>> levels) {
        Map<String, List<Integer>> sockets = new LinkedHashMap<>();
        Map<String, List<Integer>> cores = new LinkedHashMap<>();
        for (String paragraph : text.split("\\n\\s*\\n")) {
            Map<String, String> fields = new TreeMap<>();
            for (String line : paragraph.split("\\n")) {
                Matcher field = FIELD.matcher(line.strip());
                if (field.matches()) {
                    fields.put(field.group(1), field.group(2));
                }
            }
            String cpu = fields.getOrDefault("processor", "");
            String socket = fields.get("physical id");
            String core = fields.get("core id");
            if (NUMBER.matcher(cpu).matches() && socket != null) {
                sockets.computeIfAbsent("socket " + socket, name -> new ArrayList<>()).add(Integer.valueOf(cpu));
                if (core != null) {
                    cores.computeIfAbsent("socket " + socket + " core " + core, name -> new ArrayList<>())
                            .add(Integer.valueOf(cpu));
                }
            }
        }
        put(levels, "core", cores);
        put(levels, "socket", sockets);
    }

    /** The output of lscpu -p: a comment that names the columns, then a line for each CPU. */
    private static void addTable(String text, Map<String, List<Topology.Node>> levels) {
        Map<String, Map<String, List<Integer>>> found = new LinkedHashMap<>();
        List<String> names = List.of();
        for (String line : text.split("\\n")) {
            String[] fields = line.strip().split(",", -1);
            if (line.startsWith("# CPU,")) {
                names = List.of(line.substring(2).strip().toLowerCase(Locale.ROOT).split(",", -1));
            } else if (fields.length == names.size() && NUMBER.matcher(fields[0]).matches()) {
                for (int i = 1; i < fields.length; i++) {
                    String level = names.get(i).equals("node") ? "numa" : names.get(i);
                    if (List.of("core", "socket", "numa").contains(level) && !fields[i].isEmpty()) {
                        found.computeIfAbsent(level, name -> new LinkedHashMap<>())
                                .computeIfAbsent(level + " " + fields[i], name -> new ArrayList<>())
                                .add(Integer.valueOf(fields[0]));
                    }
                }
            }
        }
        found.forEach((level, nodes) -> put(levels, level, nodes));
    }

    /** The plain output of lscpu: a line such as "NUMA node0 CPU(s): 0-3,8-11". */
    private static void addNumaLines(String text, Map<String, List<Topology.Node>> levels) {
        Map<String, List<Integer>> nodes = new LinkedHashMap<>();
        for (String line : text.split("\\n")) {
            Matcher numa = NUMA.matcher(line.strip());
            if (numa.matches()) {
                nodes.put("numa " + numa.group(1), list(numa.group(2)));
            }
        }
        nodes.values().removeIf(List::isEmpty);
        put(levels, "numa", nodes);
    }

    private static List<Integer> list(String ranges) {
        List<Integer> cpus = new ArrayList<>();
        for (String part : ranges.split(",")) {
            Matcher range = RANGE.matcher(part);
            if (range.matches()) {
                int first = Integer.parseInt(range.group(1));
                int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
                for (int cpu = first; cpu <= last; cpu++) {
                    cpus.add(cpu);
                }
            }
        }
        return cpus;
    }

    private static void put(Map<String, List<Topology.Node>> levels, String level, Map<String, List<Integer>> nodes) {
        if (!nodes.isEmpty()) {
            levels.put(level, nodes.entrySet().stream().map(node -> new Topology.Node(node.getKey(), node.getValue()))
                    .toList());
        }
    }
}
