// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.tracecompass.tmf.core.model.tree.TmfTreeDataModel;
import org.eclipse.tracecompass.tmf.core.model.tree.TmfTreeModel;
import org.schedlog.engine.sched.CpuSeries;
import org.schedlog.tracecompass.core.sched.CpuSeriesDataProvider;
import org.schedlog.tracecompass.core.sched.CpuSeriesDataProviderFactory;
import org.schedlog.tracecompass.core.sched.CpuStates;
import org.schedlog.tracecompass.core.sched.CpuStatesAnalysis;
import org.schedlog.tracecompass.core.trace.RecordingTrace;

/**
 * What the views "CPU Frequency" and "Run Queues" have in common: a line for each CPU that is checked, in groups of
 * CPUs. Where a pixel has several values the line is their mean over time or goes through the least and the greatest of
 * them. UI thread, except where said.
 */
abstract class CpuChartView extends SeriesView<CpuStates, CpuSeriesDataProvider> {

    /**
     * So many CPUs are a group; the first one is drawn at first, for of more lines nobody can tell one from another.
     */
    private static final int GROUP = 8;

    private final CpuSeries.Kind kind;

    CpuChartView(String title, CpuSeries.Kind kind) {
        super(title, CpuStatesAnalysis.SOURCE);
        this.kind = kind;
    }

    @Override
    void createHeader(HeaderBar header) {
        header.choice("Where a pixel has several values:",
                "Zoomed in so far that each value has a pixel, all are drawn",
                new String[] { "Their mean over time", "The least and the greatest" },
                index -> chart().ask(CpuSeriesDataProvider.EXTREMES, index == 1));
    }

    @Override
    SeriesTree createTree(Composite parent) {
        return new SeriesTree(parent, "CPUs", "Number of a CPU", SeriesTree.BY_SERIES);
    }

    @Override
    SeriesChart createChart(Composite parent) {
        return new SeriesChart(parent, CpuSeriesDataProvider.ID + ":" + kind.name(), this::provider);
    }

    @Override
    CpuSeriesDataProvider createProvider(RecordingTrace recording) {
        return (CpuSeriesDataProvider) new CpuSeriesDataProviderFactory().createProvider(recording, kind.name());
    }

    @Override
    public void clear() {
        tree().show(List.of(), Set.of());
    }

    @Override
    public void show(CpuStates data) {
        Optional<String> missing = data.missing(kind);
        CpuSeriesDataProvider provider = provider(page().recording());
        TmfTreeModel<TmfTreeDataModel> model = missing.isPresent() || provider == null ? null
                : provider.fetchTree(Map.of(), new NullProgressMonitor()).getModel();
        if (model == null) {
            clear();
            missing.ifPresent(page().messages()::say);
            return;
        }
        List<TmfTreeDataModel> cpus = model.getEntries().stream()
                .filter(entry -> provider.cpu(entry.getId()).isPresent()).toList();
        List<SeriesTree.Group> groups = new ArrayList<>();
        for (int from = 0; from < cpus.size(); from += GROUP) {
            List<TmfTreeDataModel> group = cpus.subList(from, Math.min(cpus.size(), from + GROUP));
            groups.add(new SeriesTree.Group(from, name(group), group));
        }
        tree().show(groups, Set.of(0));
    }

    private static String name(List<TmfTreeDataModel> group) {
        String first = group.get(0).getName();
        String last = group.get(group.size() - 1).getName();
        return group.size() == 1 ? first : first.replace("CPU", "CPUs") + " to " + last.replace("CPU ", "");
    }

    @Override
    void draw(Collection<TmfTreeDataModel> models) {
        chart().show(models);
        if (page().data().flatMap(data -> data.missing(kind)).isEmpty()) {
            sayCount(models.size(), CpuSeriesDataProvider.MOST_SERIES, "Check CPUs on the left to see them.");
        }
    }
}
