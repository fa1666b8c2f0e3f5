// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.schedlog.engine.sched.CpuGroup;
import org.schedlog.engine.sched.Topology;
import org.schedlog.tracecompass.core.sched.SchedulerData;
import org.schedlog.tracecompass.core.sched.TraceTopology;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * Lets the user choose a level of the recordings' topologies, and offers what can be done with the topologies
 * themselves. UI thread only.
 */
final class LevelChoice {

    private final HeaderBar header;
    private final String none;
    private final Combo combo;
    private List<TopologyMenu> menus = List.of();
    /** The levels of each recording, with their nodes. */
    private final Map<RecordingTrace, Map<String, List<Topology.Node>>> levels = new HashMap<>();
    private String wanted = "";
    private String preferred = "";

    /**
     * @param header
     *            where it goes
     * @param name
     *            what stands before the choice
     * @param help
     *            what it does
     * @param none
     *            what the choice of no level is called, or null if there must be one
     * @param changed
     *            is called when the user chose another level
     */
    LevelChoice(HeaderBar header, String name, String help, String none, Runnable changed) {
        this.header = header;
        this.none = none;
        combo = header.choice(name, help, new String[] { none == null ? Topology.CPU : none }, index -> {
            wanted = combo().getItem(index);
            changed.run();
        });
        header.push("Topology \u25be", "Which CPUs belong together: load, edit, or save it",
                button -> TopologyMenu.open(button, menus));
    }

    private Combo combo() {
        return combo;
    }

    /**
     * Offers all levels that any of some recordings has. The level that is chosen stays if there is one of that name.
     *
     * @param parts
     *            the recordings
     */
    void show(List<Part<SchedulerData>> parts) {
        levels.clear();
        menus = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (Part<SchedulerData> part : parts) {
            int[] cpus = part.data().timeline().cpus();
            TraceTopology topology = TraceTopology.of(part.recording(), cpus);
            levels.put(part.recording(), levels(topology.topology()));
            names.addAll(levels.get(part.recording()).keySet());
            menus.add(new TopologyMenu(part.recording(), cpus, topology));
        }
        List<String> items = new ArrayList<>(names);
        if (none != null) {
            items.add(0, none);
        }
        if (!items.equals(List.of(combo.getItems()))) {
            combo.setItems(items.toArray(String[]::new));
            header.layout();
        }
        combo.select(Math.max(0, items.indexOf(wanted.isEmpty() ? preferred : wanted)));
    }

    private Map<String, List<Topology.Node>> levels(Topology topology) {
        Map<String, List<Topology.Node>> all = new LinkedHashMap<>(topology.levels());
        if (none != null && CpuGroup.isNested(topology)) {
            all.put(CpuGroup.NESTED, CpuGroup.of(topology, CpuGroup.NESTED).stream()
                    .flatMap(group -> group.nodes().stream()).toList());
        }
        return all;
    }

    /** Says which level is taken as long as the user has chosen none. */
    void prefer(String level) {
        preferred = level;
    }

    /** Chooses a level as the user would. */
    void choose(String level) {
        combo.select(combo.indexOf(level));
        combo.notifyListeners(SWT.Selection, new Event());
    }

    /** @return the names that are offered */
    List<String> items() {
        return List.of(combo.getItems());
    }

    /** @return the chosen level; empty where none is */
    Optional<String> level() {
        return levels.values().stream().anyMatch(ofOne -> ofOne.containsKey(combo.getText()))
                ? Optional.of(combo.getText()) : Optional.empty();
    }

    /** @return the nodes that a recording has on the chosen level; none where no level is chosen or it has not that */
    List<Topology.Node> nodes(RecordingTrace recording) {
        return levels.getOrDefault(recording, Map.of()).getOrDefault(combo.getText(), List.of());
    }
}
