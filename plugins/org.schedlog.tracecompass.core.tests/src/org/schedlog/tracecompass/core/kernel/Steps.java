// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.tracecompass.statesystem.core.ITmfStateSystem;
import org.eclipse.tracecompass.statesystem.core.interval.ITmfStateInterval;

/**
 * What a state system says, by attribute: its intervals in the order of time, neighbours with equal values taken as
 * one.
 */
final class Steps {

    /** Times are trace times; both ends belong to it. */
    record Step(long begin, long end, Object value) {
    }

    final Map<String, List<Step>> attributes = new TreeMap<>();

    static Steps of(ITmfStateSystem system) throws Exception {
        Steps steps = new Steps();
        List<Integer> quarks = IntStream.range(0, system.getNbAttributes()).boxed().toList();
        List<ITmfStateInterval> intervals = new ArrayList<>();
        system.query2D(quarks, system.getStartTime(), system.getCurrentEndTime()).forEach(intervals::add);
        intervals.sort(Comparator.comparingInt(ITmfStateInterval::getAttribute)
                .thenComparingLong(ITmfStateInterval::getStartTime));
        for (ITmfStateInterval interval : intervals) {
            String path = String.join("/", system.getFullAttributePathArray(interval.getAttribute()));
            add(steps.attributes.computeIfAbsent(path, p -> new ArrayList<>()),
                    new Step(interval.getStartTime(), interval.getEndTime(), interval.getValue()));
        }
        return steps;
    }

    private static void add(List<Step> list, Step step) {
        Step before = list.isEmpty() ? null : list.get(list.size() - 1);
        if (before != null && Objects.equals(before.value, step.value) && before.end + 1 == step.begin) {
            list.set(list.size() - 1, new Step(before.begin, step.end, step.value));
        } else {
            list.add(step);
        }
    }

    /** The attributes that ever have a value. */
    Set<String> paths() {
        return attributes.entrySet().stream()
                .filter(attribute -> attribute.getValue().stream().anyMatch(step -> step.value != null))
                .map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
    }

    /** An attribute has a value from the start on, up to a time (that is not included). */
    void overlay(String attribute, long until, Object value) {
        List<Step> now = new ArrayList<>();
        List<Step> before = attributes.get(attribute);
        if (before.get(0).begin < until) {
            now.add(new Step(before.get(0).begin, until - 1, value));
        }
        for (Step step : before) {
            if (step.end >= until) {
                add(now, new Step(Math.max(step.begin, until), step.end, step.value));
            }
        }
        attributes.put(attribute, now);
    }

    /** The number that an attribute has at a time; -1 where it has none. */
    int valueAt(String attribute, long time) {
        return attributes.getOrDefault(attribute, List.of()).stream()
                .filter(step -> step.begin <= time && time <= step.end).map(Step::value)
                .filter(Integer.class::isInstance).mapToInt(Integer.class::cast).findFirst().orElse(-1);
    }

    /** How long an attribute has a value, ns: from a step's begin to the next one's. */
    long time(String attribute, Object value) {
        return attributes.getOrDefault(attribute, List.of()).stream().filter(step -> value.equals(step.value))
                .mapToLong(step -> step.end - step.begin + 1).sum();
    }
}
