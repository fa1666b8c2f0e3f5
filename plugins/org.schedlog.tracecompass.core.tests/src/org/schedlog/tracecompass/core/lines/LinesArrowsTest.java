// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

import org.eclipse.tracecompass.tmf.core.model.timegraph.ITimeGraphArrow;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.schedlog.engine.figure.Part;

@DisplayName("The arrows of a line figure are its lines between rows")
class LinesArrowsTest extends RandomFigure {

    @Test
    void lines_between_rows_are_arrows_and_only_those_that_can_be_seen() {
        Map<String, Object> parameters = parameters(START, START + 10_000_000, 2000);
        List<ITimeGraphArrow> arrows = provider.fetchArrows(parameters, null).getModel();
        assertFalse(arrows.isEmpty());
        Part migrations = drawing.lines(5).parts().get(0);
        double[] x0 = values(migrations.column("x0"));
        double[] y0 = values(migrations.column("y0"));
        double[] y1 = values(migrations.column("y1"));
        Set<List<Long>> expected = new HashSet<>();
        for (int i = 0; i < x0.length; i++) {
            expected.add(List.of(START + (long) x0[i], entries.get((int) y0[i] + 1).getId(),
                    entries.get((int) y1[i] + 1).getId()));
        }
        for (ITimeGraphArrow arrow : arrows) {
            assertTrue(expected.contains(List.of(arrow.getStartTime(), arrow.getSourceId(), arrow.getDestinationId())),
                    arrow::toString);
            assertEquals(5, CategoryStyles.category(arrow.getStyle()).getAsInt());
        }
        long row = entries.get(2).getId();
        parameters.put(LinesParameters.VISIBLE, List.of(row));
        List<ITimeGraphArrow> visible = provider.fetchArrows(parameters, null).getModel();
        assertFalse(visible.isEmpty());
        assertTrue(visible.stream().allMatch(arrow -> arrow.getSourceId() == row || arrow.getDestinationId() == row));
    }

    @Test
    void arrows_that_are_left_out_are_counted() {
        long[] more = { -1 };
        Map<String, Object> parameters = parameters(drawing.base(), drawing.base() + 100_000_000_000L, 1);
        parameters.put(LinesParameters.MORE_ARROWS, (LongConsumer) count -> more[0] = count);
        List<ITimeGraphArrow> arrows = provider.fetchArrows(parameters, null).getModel();
        assertEquals(drawing.lines(5).count(), arrows.size() + more[0]);
        BitSet hidden = new BitSet();
        hidden.set(5);
        parameters.put(LinesParameters.HIDDEN, hidden);
        assertTrue(provider.fetchArrows(parameters, null).getModel().isEmpty());
    }
}
