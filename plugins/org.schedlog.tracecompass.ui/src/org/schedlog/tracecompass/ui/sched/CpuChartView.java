// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    /** On a larger machine so many CPUs are drawn at first, those with the greatest means. */
    private static final int BUSIEST = 3;
    private static final int DELAY_MS = 100;
    private static final int NAME_WIDTH = 190;
    private static final int NUMBER_WIDTH = 78;
    private static final int MARGIN = 4;

    private final CpuSeries.Kind kind;
    private final LatestJob<List<CpuEntryModel>> job =
            new LatestJob<>(told -> page().later(told), this::showEntries, why -> page().messages().say(why));
    private final CpuStyles styles = new CpuStyles();
    private List<CpuEntryModel> entries = List.of();
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
        return NAME_WIDTH + 3 * NUMBER_WIDTH + MARGIN;
    }

    @Override
    SeriesChart createChart(Composite parent) {
        return new SeriesChart(parent, CpuSeriesDataProvider.ID + ":" + kind.name(), this::provider) {
            @Override
            public OutputElementStyle getSeriesStyle(Long id) {
                return entries.stream().filter(entry -> entry.getId() == id).findFirst().map(styles::of)
                        .orElseGet(() -> super.getSeriesStyle(id));
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
        entries = List.of();
        styles.clear();
        tree().show(List.of(), Set.of());
    }

    @Override
    public void show(List<Part<CpuStates>> parts) {
        Optional<String> missing = parts.get(0).data().missing(kind);
        if (missing.isPresent()) {
            clear();
            page().messages().say(missing.get());
        } else {
            fetch(0);
        }
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
        CpuSeriesDataProvider provider = provider(page().parts().get(0).recording());
        if (provider == null) {
            return;
        }
        CpuStates data = page().parts().get(0).data();
        // the chart knows no range before it has been told its trace
        boolean isKnown = chart().getWindowEndTime() > chart().getWindowStartTime();
        long start = isKnown ? chart().getWindowStartTime() : data.base();
        long end = isKnown ? chart().getWindowEndTime() : data.base() + data.series().duration();
        job.start("Adding up values of CPUs", delay, progress -> provider.entries(start, end, progress));
    }

    private void showEntries(List<CpuEntryModel> fetched) {
        boolean isFirst = entries.isEmpty();
        entries = fetched;
        if (!isFirst) {
            tree().update(groups());
            return;
        }
        List<CpuEntryModel> cpus = new ArrayList<>(cpus());
        Set<Long> chosen = new HashSet<>();
        order = null;
        if (cpus.size() > GROUP) {
            order = RangeValues::mean;
            cpus.sort(descending());
            // beside the sum nothing else could be seen
            overall().stream().filter(line -> line.kind() != CpuEntryModel.Kind.SUM)
                    .forEach(line -> chosen.add(line.getId()));
            cpus = cpus.subList(0, BUSIEST);
        }
        cpus.forEach(cpu -> chosen.add(cpu.getId()));
        TreeColumn[] columns = tree().tree().getColumns();
        tree().tree().setSortColumn(columns[order == null ? 0 : 1]);
        tree().tree().setSortDirection(order == null ? SWT.UP : SWT.DOWN);
        tree().showChosen(groups(), chosen);
    }

    // ---- the table

    private List<CpuEntryModel> cpus() {
        return entries.stream().filter(entry -> entry.kind() == CpuEntryModel.Kind.CPU).toList();
    }

    /** The lines that tell of all CPUs. */
    private List<CpuEntryModel> overall() {
        return entries.stream().filter(entry -> entry.kind() != CpuEntryModel.Kind.CPU
                && entry.kind() != CpuEntryModel.Kind.ALL).toList();
    }

    private Comparator<CpuEntryModel> descending() {
        return Comparator.comparingDouble(
                (CpuEntryModel cpu) -> cpu.values().isKnown() ? -order.applyAsDouble(cpu.values()) : Double.MAX_VALUE);
    }

    /** All CPUs together; then the CPUs, one after the other if they are ordered by their values. */
    private List<SeriesGroup> groups() {
        List<SeriesGroup> groups = new ArrayList<>();
        if (entries.isEmpty()) {
            return groups;
        }
        List<CpuEntryModel> cpus = cpus();
        List<String> all = new ArrayList<>(entries.get(0).getLabels());
        all.set(0, "All " + cpus.size() + " CPUs");
        groups.add(new SeriesGroup(ALL_CPUS, all, List.copyOf(overall())));
        if (order != null) {
            groups.add(new SeriesGroup(IN_ORDER, List.of("Each CPU"),
                    List.copyOf(cpus.stream().sorted(descending()).toList())));
            return groups;
        }
        for (int from = 0; from < cpus.size(); from += GROUP) {
            List<CpuEntryModel> group = cpus.subList(from, Math.min(cpus.size(), from + GROUP));
            groups.add(new SeriesGroup(from, List.of(name(group)), List.copyOf(group)));
        }
        return groups;
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
        if (page().parts().get(0).data().missing(kind).isEmpty() && !entries.isEmpty()) {
            sayCount(models.size(), CpuSeriesDataProvider.MOST_SERIES, "Check CPUs on the left to see them.");
            if (message().isEmpty()) {
                page().parts().get(0).data().gaps(kind).ifPresent(page().messages()::say);
            }
        }
    }

    @Override
    boolean isSettled() {
        return !job.isRunning() && super.isSettled();
    }
}
