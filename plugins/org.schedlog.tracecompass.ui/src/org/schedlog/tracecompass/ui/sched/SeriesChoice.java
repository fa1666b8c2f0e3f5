// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.tracecompass.tmf.core.model.tree.TmfTreeDataModel;

/** Which series there are, which of them are chosen, and which groups are open. For one thread. */
final class SeriesChoice {

    private List<SeriesGroup> groups = List.of();
    private final Set<Long> chosen = new HashSet<>();
    private final Set<SeriesGroup.Key> open = new HashSet<>();

    List<SeriesGroup> groups() {
        return groups;
    }

    /** The entries of all series of some groups. */
    static Set<Long> ids(List<SeriesGroup> groups, Set<SeriesGroup.Key> keys) {
        return groups.stream().filter(group -> keys.contains(group.key())).flatMap(group -> group.nodes().stream())
                .map(TmfTreeDataModel::getId).collect(Collectors.toSet());
    }

    /** Offers groups, of which some series are chosen; what holds some is open. */
    void show(List<SeriesGroup> newGroups, Set<Long> ids) {
        groups = newGroups;
        chosen.clear();
        chosen.addAll(ids);
        open.clear();
        open.addAll(keys());
    }

    /** Offers the same series in another order, or with other labels; what is chosen stays so. */
    void update(List<SeriesGroup> newGroups) {
        Set<SeriesGroup.Key> known = groups.stream().map(SeriesGroup::key).collect(Collectors.toSet());
        groups = newGroups;
        keys().stream().filter(key -> !known.contains(key)).forEach(open::add);
    }

    /** The keys of the groups of which anything is chosen. */
    Set<SeriesGroup.Key> keys() {
        return groups.stream().filter(group -> count(group) > 0).map(SeriesGroup::key).collect(Collectors.toSet());
    }

    /** The series that are chosen, in order. */
    List<TmfTreeDataModel> models() {
        List<TmfTreeDataModel> models = new ArrayList<>();
        groups.forEach(group -> group.nodes().stream().filter(this::isChosen).forEach(models::add));
        return models;
    }

    boolean isChosen(TmfTreeDataModel node) {
        return chosen.contains(node.getId());
    }

    /** How many of a group's series are chosen. */
    long count(SeriesGroup group) {
        return group.nodes().stream().filter(this::isChosen).count();
    }

    void choose(TmfTreeDataModel node, boolean on) {
        if (on) {
            chosen.add(node.getId());
        } else {
            chosen.remove(node.getId());
        }
    }

    boolean isOpen(SeriesGroup group) {
        return open.contains(group.key());
    }

    void open(SeriesGroup group, boolean on) {
        if (on) {
            open.add(group.key());
        } else {
            open.remove(group.key());
        }
    }
}
