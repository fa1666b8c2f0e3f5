// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.schedlog.engine.sched.CpuGroup;
import org.schedlog.engine.sched.CpuTimeline;
import org.schedlog.engine.sched.Topology;
import org.schedlog.tracecompass.core.sched.TraceTopology;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * Lets the user choose a level of a recording's topology, and offers what can be done with the topology itself. UI
 * thread only.
 */
final class LevelChoice {

    private final HeaderBar header;
    private final String none;
    private final Combo combo;
    private final TopologyMenu menu;
    private Map<String, List<Topology.Node>> levels = Map.of();
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
        menu = new TopologyMenu();
        header.push("Topology \u25be", "Which CPUs belong together: load, edit, or save it", menu::open);
    }

    private Combo combo() {
        return combo;
    }

    /**
     * Offers the levels of a recording. The level that is chosen stays if there is one of that name.
     *
     * @param recording
     *            the recording
     * @param timeline
     *            its CPUs
     */
    void show(RecordingTrace recording, CpuTimeline timeline) {
        TraceTopology topology = TraceTopology.of(recording, timeline.cpus());
        levels = new LinkedHashMap<>(topology.topology().levels());
        if (none != null && CpuGroup.isNested(topology.topology())) {
            levels.put(CpuGroup.NESTED, CpuGroup.of(topology.topology(), CpuGroup.NESTED).stream()
                    .flatMap(group -> group.nodes().stream()).toList());
        }
        menu.show(recording, timeline.cpus(), topology);
        List<String> items = new ArrayList<>(levels.keySet());
        if (none != null) {
            items.add(0, none);
        }
        if (!items.equals(List.of(combo.getItems()))) {
            combo.setItems(items.toArray(String[]::new));
            header.layout();
        }
        combo.select(Math.max(0, items.indexOf(wanted.isEmpty() ? preferred : wanted)));
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
        return levels.containsKey(combo.getText()) ? Optional.of(combo.getText()) : Optional.empty();
    }

    /** @return the nodes of the chosen level; none where no level is chosen */
    List<Topology.Node> nodes() {
        return levels.getOrDefault(combo.getText(), List.of());
    }
}
