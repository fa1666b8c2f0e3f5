// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.tracecompass.tmf.core.model.OutputElementStyle;
import org.eclipse.tracecompass.tmf.core.model.tree.TmfTreeDataModel;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalHandler;
import org.eclipse.tracecompass.tmf.core.signal.TmfWindowRangeUpdatedSignal;
import org.schedlog.engine.sched.CpuSeries;
import org.schedlog.tracecompass.core.sched.CpuEntryModel;
import org.schedlog.tracecompass.core.sched.CpuSeriesDataProvider;
import org.schedlog.tracecompass.core.sched.CpuSeriesDataProviderFactory;
import org.schedlog.tracecompass.core.sched.CpuStates;
import org.schedlog.tracecompass.core.sched.CpuStatesAnalysis;
import org.schedlog.tracecompass.core.sched.RangeValues;
import org.schedlog.tracecompass.core.statistics.LatestJob;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * What the views "CPU Frequency" and "Run Queues" have in common: lines that tell of all CPUs, and a line for each CPU
 * that is checked, in a table that says what each is like in the visible range. Where a pixel has several values a
 * CPU's line is their mean over time or goes through the least and the greatest of them. Public, as Trace Compass calls
 * its signal handlers by reflection. UI thread, except where said.
 */
public abstract class CpuChartView extends SeriesView<CpuStates, CpuSeriesDataProvider> {

    private static final int ALL_CPUS = -2;
    private static final int IN_ORDER = -1;
    /** So many CPUs are a group. A machine that has no more is drawn with a line for each. */
    private static final int GROUP = 8;
    /**
     * On a larger machine so many CPUs are drawn at first, those with the greatest means. Of several recordings no CPUs
     * are drawn at first, as one looks at what they have in all.
     */
    private static final int BUSIEST = 3;
    private static final int DELAY_MS = 100;
    private static final int NAME_WIDTH = 190;
    private static final int NUMBER_WIDTH = 78;
    private static final int MARGIN = 4;

    private final CpuSeries.Kind kind;
    private final LatestJob<Map<Part<CpuStates>, List<CpuEntryModel>>> job =
            new LatestJob<>(told -> page().later(told), this::showEntries, why -> page().messages().say(why));
    private final CpuStyles styles = new CpuStyles();
    /** The entries of each recording that has such values. */
    private Map<Part<CpuStates>, List<CpuEntryModel>> entries = Map.of();
    /** What CPUs are ordered by, descending; by their numbers where it is null. */
    private ToDoubleFunction<RangeValues> order;

    CpuChartView(String title, CpuSeries.Kind kind) {
        super(title, CpuStatesAnalysis.SOURCE);
        this.kind = kind;
    }

    // ---- parts

    @Override
    void createHeader(HeaderBar header) {
        header.choice("Where a pixel has several values:",
                "Zoomed in so far that each value has a pixel, all are drawn",
                new String[] { "Their mean over time", "The least and the greatest" },
                index -> chart().ask(CpuSeriesDataProvider.EXTREMES, index == 1));
    }

    @Override
    SeriesTree createTree(Composite parent) {
        SeriesTree tree = new SeriesTree(parent, "CPUs", "Number of a CPU", SeriesFinder.SERIES);
        tree.addColumn("CPU", "Order by number, in groups", NAME_WIDTH, column -> order(column, null));
        addColumn(tree, "Mean", "The mean over the visible time", RangeValues::mean);
        addColumn(tree, "Greatest", "The greatest value in the visible time", RangeValues::greatest);
        addColumn(tree, "Least", "The least value in the visible time", values -> -values.least());
        return tree;
    }

    private void addColumn(SeriesTree tree, String title, String help, ToDoubleFunction<RangeValues> value) {
        tree.addColumn(title, help + "; click to order by it", NUMBER_WIDTH, column -> order(column, value));
    }

    private void order(TreeColumn column, ToDoubleFunction<RangeValues> value) {
        order = value;
        column.getParent().setSortColumn(column);
        column.getParent().setSortDirection(value == null || column.getText().equals("Least") ? SWT.UP : SWT.DOWN);
        tree().update(groups());
    }

    @Override
    int leastTreeWidth() {
        return tree().columnsWidth() + MARGIN;
    }

    @Override
    SeriesChart createChart(Composite parent) {
        return new SeriesChart(parent, CpuSeriesDataProvider.ID + ":" + kind.name(), this::lines, this::recording) {
            @Override
            OutputElementStyle style(Long id, int recording) {
                return entries.values().stream().flatMap(List::stream).filter(entry -> entry.getId() == id).findFirst()
                        .map(entry -> styles.of(entry, recording)).orElseGet(() -> super.style(id, recording));
            }
        };
    }

    @Override
    CpuSeriesDataProvider createProvider(RecordingTrace recording) {
        return (CpuSeriesDataProvider) new CpuSeriesDataProviderFactory().createProvider(recording, kind.name());
    }

    @Override
    public void dispose() {
        job.drop();
        super.dispose();
    }

    // ---- the recording

    @Override
    public void clear() {
        job.drop();
        entries = Map.of();
        styles.clear();
        tree().show(List.of(), Set.of());
    }

    @Override
    public void show(List<Part<CpuStates>> parts) {
        if (drawable().isEmpty()) {
            clear();
            say(List.of(), CpuSeriesDataProvider.MOST_SERIES, String.join("\n", missing()), List.of());
        } else {
            fetch(0);
        }
    }

    /** The recordings that have such values. */
    private List<Part<CpuStates>> drawable() {
        return page().parts().stream().filter(part -> part.data().missing(kind).isEmpty()).toList();
    }

    /** Why the others have none. */
    private List<String> missing() {
        return said(part -> part.data().missing(kind));
    }

    private List<String> said(Function<Part<CpuStates>, Optional<String>> of) {
        List<Part<CpuStates>> parts = page().parts();
        return parts.stream().flatMap(part -> of.apply(part).map(text -> part.among(parts, text)).stream()).toList();
    }

    /**
     * @param signal
     *            another range of time is visible
     */
    @TmfSignalHandler
    public void windowRangeUpdated(TmfWindowRangeUpdatedSignal signal) {
        page().ifShown(() -> {
            if (!entries.isEmpty()) {
                fetch(DELAY_MS);
            }
        });
    }

    private void fetch(int delay) {
        Map<Part<CpuStates>, CpuSeriesDataProvider> providers = new LinkedHashMap<>();
        drawable().forEach(part -> providers.put(part, provider(part)));
        // the chart knows no range before it has been told its trace
        boolean isKnown = chart().getWindowEndTime() > chart().getWindowStartTime();
        long from = chart().getWindowStartTime();
        long to = chart().getWindowEndTime();
        job.start("Adding up values of CPUs", delay, progress -> {
            Map<Part<CpuStates>, List<CpuEntryModel>> fetched = new LinkedHashMap<>();
            providers.forEach((part, provider) -> {
                long base = part.data().base();
                fetched.put(part, isKnown ? provider.entries(from, to, progress)
                        : provider.entries(base, base + part.data().series().duration(), progress));
            });
            return fetched;
        });
    }

    private void showEntries(Map<Part<CpuStates>, List<CpuEntryModel>> fetched) {
        boolean isFirst = entries.isEmpty();
        entries = fetched;
        if (!isFirst) {
            tree().update(groups());
            return;
        }
        order = entries.values().stream().anyMatch(ofOne -> cpus(ofOne).size() > GROUP) ? RangeValues::mean : null;
        Set<Long> chosen = new HashSet<>();
        for (List<CpuEntryModel> ofOne : entries.values()) {
            List<CpuEntryModel> cpus = cpus(ofOne);
            if (cpus.size() > GROUP) {
                // beside the sum nothing else could be seen
                overall(ofOne).stream().filter(line -> line.kind() != CpuEntryModel.Kind.SUM)
                        .forEach(line -> chosen.add(line.getId()));
                cpus = cpus.stream().sorted(descending()).limit(entries.size() == 1 ? BUSIEST : 0).toList();
            }
            cpus.forEach(cpu -> chosen.add(cpu.getId()));
        }
        TreeColumn[] columns = tree().tree().getColumns();
        tree().tree().setSortColumn(columns[order == null ? 0 : 1]);
        tree().tree().setSortDirection(order == null ? SWT.UP : SWT.DOWN);
        tree().showChosen(groups(), chosen);
        alignAgain();
    }

    // ---- the table

    private static List<CpuEntryModel> cpus(List<CpuEntryModel> ofOne) {
        return ofOne.stream().filter(entry -> entry.kind() == CpuEntryModel.Kind.CPU).toList();
    }

    /** The lines that tell of all CPUs of a recording. */
    private static List<CpuEntryModel> overall(List<CpuEntryModel> ofOne) {
        return ofOne.stream().filter(entry -> entry.kind() != CpuEntryModel.Kind.CPU
                && entry.kind() != CpuEntryModel.Kind.ALL).toList();
    }

    private Comparator<CpuEntryModel> descending() {
        return Comparator.comparingDouble(
                (CpuEntryModel cpu) -> cpu.values().isKnown() ? -order.applyAsDouble(cpu.values()) : Double.MAX_VALUE);
    }

    private List<SeriesGroup> groups() {
        List<SeriesGroup> groups = new ArrayList<>();
        entries.forEach((part, ofOne) -> addGroups(groups, part, ofOne));
        return groups;
    }

    /** All CPUs together; then the CPUs, one after the other if they are ordered by their values. */
    private void addGroups(List<SeriesGroup> groups, Part<CpuStates> part, List<CpuEntryModel> ofOne) {
        List<CpuEntryModel> cpus = cpus(ofOne);
        List<String> all = new ArrayList<>(ofOne.get(0).getLabels());
        all.set(0, "All " + cpus.size() + " CPUs");
        groups.add(new SeriesGroup(key(part, ALL_CPUS), all, List.copyOf(overall(ofOne))));
        if (order != null) {
            groups.add(new SeriesGroup(key(part, IN_ORDER), List.of("Each CPU"),
                    List.copyOf(cpus.stream().sorted(descending()).toList())));
            return;
        }
        for (int from = 0; from < cpus.size(); from += GROUP) {
            List<CpuEntryModel> group = cpus.subList(from, Math.min(cpus.size(), from + GROUP));
            groups.add(new SeriesGroup(key(part, from), List.of(name(group)), List.copyOf(group)));
        }
    }

    private static String name(List<CpuEntryModel> group) {
        String first = group.get(0).getName();
        String last = group.get(group.size() - 1).getName();
        return group.size() == 1 ? first : first.replace("CPU", "CPUs") + " to " + last.replace("CPU ", "");
    }

    // ---- the chart

    @Override
    void draw(Collection<TmfTreeDataModel> models) {
        chart().show(models);
        if (!entries.isEmpty()) {
            List<String> notes = new ArrayList<>(missing());
            notes.addAll(said(part -> part.data().gaps(kind)));
            say(models, CpuSeriesDataProvider.MOST_SERIES, "Check CPUs on the left to see them.", notes);
        }
    }

    @Override
    boolean isSettled() {
        return !job.isRunning() && super.isSettled();
    }
}
