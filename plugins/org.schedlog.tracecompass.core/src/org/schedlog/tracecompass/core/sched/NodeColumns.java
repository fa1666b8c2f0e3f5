// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.schedlog.engine.sched.Topology;

/**
 * The nodes of topologies that are columns of a table. Where the tables of several recordings stand below each other
 * they have the same columns: a node of one recording stands in one column with the node of another one that is called
 * the same, and a recording may lack some. Immutable.
 *
 * @param titles
 *            what the columns are called
 * @param nodes
 *            the nodes of the recording, some perhaps within others
 * @param places
 *            the column of each of these nodes
 */
public record NodeColumns(List<String> titles, List<Topology.Node> nodes, List<Integer> places) {

    /** A column's title may occur several times; equal ones are numbered. */
    private record Column(String title, int number) {
    }

    /** Copies the lists. */
    public NodeColumns {
        titles = List.copyOf(titles);
        nodes = List.copyOf(nodes);
        places = List.copyOf(places);
    }

    /**
     * @param nodes
     *            the nodes of the only recording
     * @return a column for each of them
     */
    public static NodeColumns ofOne(List<Topology.Node> nodes) {
        return of(List.of(nodes)).get(0);
    }

    /**
     * @param recordings
     *            the nodes of each recording
     * @return the columns of each recording: titles of all, those of the first recording first
     */
    public static List<NodeColumns> of(List<List<Topology.Node>> recordings) {
        Map<Column, Integer> columns = new LinkedHashMap<>();
        List<List<Integer>> places = new ArrayList<>();
        for (List<Topology.Node> nodes : recordings) {
            Map<String, Integer> seen = new HashMap<>();
            List<Integer> own = new ArrayList<>();
            for (Topology.Node node : nodes) {
                Column column = new Column(node.label(), seen.merge(node.label(), 1, Integer::sum));
                columns.putIfAbsent(column, columns.size());
                own.add(columns.get(column));
            }
            places.add(own);
        }
        List<String> titles = columns.keySet().stream().map(Column::title).toList();
        List<NodeColumns> all = new ArrayList<>();
        for (int i = 0; i < recordings.size(); i++) {
            all.add(new NodeColumns(titles, recordings.get(i), places.get(i)));
        }
        return all;
    }
}
