// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Texts that are shortened")
class ShortTextTest {

    @Test
    void what_there_is_no_room_for_is_left_away_in_the_middle() {
        GC gc = new GC(Display.getCurrent());
        String name = "kernel-6.1-with-a-long-name-run-17.tar";
        int room = gc.textExtent(name).x;
        assertEquals(name, ShortText.of(name, room, gc));
        String half = ShortText.of(name, room / 2, gc);
        assertTrue(half.startsWith("kernel-6") && half.endsWith("17.tar"), half);
        assertTrue(gc.textExtent(half).x <= room / 2, half);
        assertEquals("k\u2026r", ShortText.of(name, 0, gc));
        assertEquals("", ShortText.of("", 0, gc));
        gc.dispose();
    }
}
