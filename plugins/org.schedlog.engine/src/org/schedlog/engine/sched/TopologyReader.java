// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.schedlog.engine.column.DeveloperLog;
import org.schedlog.engine.column.Recording;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * Reads topologies. In JSON a topology is an object: a member for each level, its value the list of the level's nodes;
 * a node is a list of
 * CPUs or an object with a {@code name} and a list of {@code cpus}:
 *
 * <pre>
 * {"cluster": [[0,1],[2,3]], "numa": [{"name": "socket 0", "cpus": [0,1,2,3]}]}
 * </pre>
 */
public final class TopologyReader {


    private TopologyReader() {
    }

    /**
     * @param file
     *            a JSON file
     * @param cpus
     *            the recording's CPUs
     * @return the topology
     * @throws IOException
     *             when the file cannot be read
     * @throws TopologyException
     *             when it holds no topology of these CPUs
     */
    public static Topology read(Path file, int[] cpus) throws IOException, TopologyException {
        return parse(Files.readString(file), cpus);
    }

    /**
     * @param json
     *            the text
     * @param cpus
     *            the recording's CPUs
     * @return the topology
     * @throws TopologyException
     *             when it is none of these CPUs
     */
    public static Topology parse(String json, int[] cpus) throws TopologyException {
        JsonElement root;
        try {
            root = JsonText.read(json);
        } catch (JsonText.NoJsonException e) {
            throw new TopologyException(e.getMessage());
        }
        if (!root.isJsonObject()) {
            throw new TopologyException("expected an object with a member for each level, "
                    + "e.g. {\"numa\": [[0,1],[2,3]]}");
        }
        Map<String, List<Topology.Node>> levels = new LinkedHashMap<>();
        for (Map.Entry<String, JsonElement> level : root.getAsJsonObject().entrySet()) {
            if (!level.getValue().isJsonArray()) {
                throw new TopologyException("level \"" + level.getKey()
                        + "\": expected a list of nodes, e.g. [[0,1],[2,3]]");
            }
            List<Topology.Node> nodes = new ArrayList<>();
            for (JsonElement node : level.getValue().getAsJsonArray()) {
                nodes.add(node("level \"" + level.getKey() + "\", node " + (nodes.size() + 1), node));
            }
            levels.put(level.getKey(), nodes);
        }
        return Topology.of(levels, cpus);
    }

    private static Topology.Node node(String where, JsonElement node) throws TopologyException {
        if (node.isJsonArray()) {
            return new Topology.Node(null, cpus(where, node.getAsJsonArray()));
        }
        if (node.isJsonObject()) {
            JsonObject object = node.getAsJsonObject();
            JsonElement name = object.get("name");
            JsonElement cpus = object.get("cpus");
            boolean named = name == null || name.isJsonPrimitive() && name.getAsJsonPrimitive().isString();
            if (named && cpus != null && cpus.isJsonArray()) {
                return new Topology.Node(name == null ? null : name.getAsString(), cpus(where, cpus.getAsJsonArray()));
            }
        }
        throw new TopologyException(where + ": expected a list of CPUs, or {\"name\": \"socket 0\", \"cpus\": [0,1]}");
    }

    private static List<Integer> cpus(String where, JsonArray array) throws TopologyException {
        List<Integer> cpus = new ArrayList<>();
        for (JsonElement cpu : array) {
            boolean number = cpu.isJsonPrimitive() && cpu.getAsJsonPrimitive().isNumber() && cpu.getAsString()
                    .matches("\\d{1,9}");
            if (!number) {
                throw new TopologyException(where + ": " + cpu + " is no CPU; expected whole numbers from 0 on");
            }
            cpus.add(cpu.getAsInt());
        }
        return cpus;
    }

    /**
     * The topology that a recording's own members tell: {@code lscpu} (levels core, socket, numa) or {@code cpuinfo}
     * (core, socket). A level that does not know every CPU of the recording is left out.
     *
     * @param recording
     *            the recording
     * @param cpus
     *            its CPUs
     * @return the topology; {@link Topology#flat} where the members tell nothing
     * @throws IOException
     *             when the recording cannot be read
     */
    public static Topology of(Recording recording, int[] cpus) throws IOException {
        Map<String, List<Topology.Node>> usable = new LinkedHashMap<>();
        for (Map.Entry<String, List<Topology.Node>> level : TopologyMembers.levels(recording.texts()).entrySet()) {
            try {
                Topology.of(Map.of(level.getKey(), level.getValue()), cpus);
                usable.put(level.getKey(), level.getValue());
            } catch (TopologyException e) {
                DeveloperLog.fine(TopologyReader.class, e, () -> "Topology members: " + e.getMessage());
            }
        }
        try {
            return Topology.of(usable, cpus);
        } catch (TopologyException e) {
            throw new IllegalStateException("Each level was tried before", e);
        }
    }
}
