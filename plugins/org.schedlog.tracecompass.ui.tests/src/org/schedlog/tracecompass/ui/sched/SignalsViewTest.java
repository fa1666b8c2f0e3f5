// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.tracecompass.analysis.os.linux.core.signals.TmfThreadSelectedSignal;
import org.eclipse.tracecompass.tmf.core.model.StyleProperties;
import org.eclipse.tracecompass.tmf.core.presentation.RGBAColor;
import org.eclipse.tracecompass.tmf.core.signal.TmfSignalManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The Switch Signals view in Trace Compass")
class SignalsViewTest {

    private SchedulerWorkbench workbench;
    private SignalsView view;

    @BeforeEach
    void open() throws Exception {
        workbench = new SchedulerWorkbench(SchedulerWorkbench.SIMULATED);
        view = workbench.show(SignalsView.ID, SignalsView.class);
        settle();
    }

    @AfterEach
    void close() {
        workbench.close();
        workbench.hide(view);
    }

    private void settle() {
        SchedulerWorkbench.settle(() -> view.getTrace() == workbench.trace() && view.isSettled()
                && view.tree().tree().getItemCount() > 0, "the signals are drawn; the view says " + view.message());
    }

    private List<TreeItem> checkedNodes() {
        List<TreeItem> nodes = new ArrayList<>();
        for (TreeItem task : view.tree().tree().getItems()) {
            if (task.getChecked()) {
                Arrays.stream(task.getItems()).filter(TreeItem::getChecked).forEach(nodes::add);
            }
        }
        return nodes;
    }

    /** How many pixels of the chart have the colour of a series. */
    private int pixels(long series) {
        RGBAColor color = view.chart().getPresentationProvider().getColorStyleOrDefault(
                view.chart().getSeriesStyle(series), StyleProperties.COLOR, new RGBAColor(1, 2, 3));
        RGB wanted = new RGB(color.getRed(), color.getGreen(), color.getBlue());
        Control control = view.chart().getControl();
        Point size = control.getSize();
        Image image = new Image(control.getDisplay(), size.x, size.y);
        GC gc = new GC(control);
        gc.copyArea(image, 0, 0);
        gc.dispose();
        ImageData data = image.getImageData();
        image.dispose();
        int count = 0;
        for (int y = 0; y < size.y; y++) {
            for (int x = 0; x < size.x; x++) {
                count += data.palette.getRGB(data.getPixel(x, y)).equals(wanted) ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void it_draws_the_busiest_task_at_first() throws Exception {
        workbench.picture("signals-8-cpus");
        assertEquals("", view.message());
        List<TreeItem> nodes = checkedNodes();
        assertFalse(nodes.isEmpty());
        assertTrue(nodes.stream().allMatch(node -> node.getText().matches("CPU \\d")), nodes::toString);
        assertEquals(nodes.size(), view.chart().getSelected().size());
        for (long series : view.chart().getSelected()) {
            assertTrue(pixels(series) > 100, "series " + series);
        }
    }

    @Test
    void a_task_selected_elsewhere_is_drawn_on_the_nodes_of_the_chosen_level() throws Exception {
        view.level().choose("all");
        TmfSignalManager.dispatchSignal(new TmfThreadSelectedSignal(this, 1007, workbench.trace()));
        settle();
        workbench.showRange(50_000_000, 60_000_000);
        settle();
        workbench.picture("signals-task-1007");
        assertEquals(List.of("CPUs 0-7"), checkedNodes().stream().map(TreeItem::getText).toList());
        assertTrue(checkedNodes().get(0).getParentItem().getText().contains("1007"));
        assertEquals(1, view.chart().getSelected().size());
    }

    /** Whether some of a task's item can be seen in the list. */
    private boolean isVisible(int pid) {
        Tree tree = view.tree().tree();
        return Arrays.stream(tree.getItems())
                .filter(item -> item.getData(SeriesItems.KEY) instanceof SeriesGroup group && group.key().number() == pid)
                .anyMatch(item -> tree.getClientArea().intersects(item.getBounds()));
    }

    @Test
    void the_list_scrolls_to_a_task_selected_elsewhere() throws Exception {
        Tree tree = view.tree().tree();
        int last = ((SeriesGroup) tree.getItem(tree.getItemCount() - 1).getData(SeriesItems.KEY)).key()
                .number();
        assertFalse(isVisible(last));
        TmfSignalManager.dispatchSignal(new TmfThreadSelectedSignal(this, last, workbench.trace()));
        settle();
        workbench.picture("signals-last-task");
        assertTrue(isVisible(last));
    }

    @Test
    void switches_can_be_shown_and_nothing_checked_says_so() throws Exception {
        view.kind().select(1);
        SchedulerWorkbench.act(view.kind(), SWT.Selection);
        settle();
        workbench.picture("signals-switches");
        assertTrue(pixels(view.chart().getSelected().iterator().next()) > 100);
        Tree tree = view.tree().tree();
        for (TreeItem node : checkedNodes()) {
            node.setChecked(false);
            Event event = new Event();
            event.item = node;
            event.detail = SWT.CHECK;
            tree.notifyListeners(SWT.Selection, event);
        }
        settle();
        assertEquals("Check tasks on the left to see their signals.", view.message());
        assertTrue(view.chart().getSelected().isEmpty());
    }
}
