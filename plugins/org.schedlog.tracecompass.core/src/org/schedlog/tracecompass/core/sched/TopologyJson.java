// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.util.List;
import java.util.Map;

import org.schedlog.engine.sched.Topology;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** Writes topologies in the format that {@link org.schedlog.engine.sched.TopologyReader} reads. */
public final class TopologyJson {

    private TopologyJson() {
    }

    /**
     * @param levels
     *            the nodes of each level, in order
     * @return JSON in one line
     */
    public static String write(Map<String, List<Topology.Node>> levels) {
        JsonObject root = new JsonObject();
        levels.forEach((name, nodes) -> {
            JsonArray array = new JsonArray();
            nodes.forEach(node -> {
                JsonArray cpus = new JsonArray();
                node.cpus().forEach(cpus::add);
                if (node.name() == null) {
                    array.add(cpus);
                } else {
                    JsonObject object = new JsonObject();
                    object.addProperty("name", node.name());
                    object.add("cpus", cpus);
                    array.add(object);
                }
            });
            root.add(name, array);
        });
        return root.toString();
    }
}
