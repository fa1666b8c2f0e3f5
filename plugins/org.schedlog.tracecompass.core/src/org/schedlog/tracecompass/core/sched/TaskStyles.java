// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.sched;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.eclipse.tracecompass.tmf.core.model.OutputElementStyle;
import org.eclipse.tracecompass.tmf.core.model.StyleProperties;
import org.schedlog.engine.sched.CpuTimeline;

/**
 * The colours of tasks. There are fewer colours than tasks, so several tasks share one; a task has the same colour in
 * all views and at each start. The idle task is a pale narrow bar, so that work stands out.
 */
public final class TaskStyles {

    /** The style of a migration. */
    static final OutputElementStyle MIGRATION = new OutputElementStyle("migration");

    private static final String PREFIX = "task.";
    private static final String IDLE = "idle";
    private static final float IDLE_HEIGHT = 0.25f;
    /** Told apart by hue and by lightness, neighbours in the list as much as can be. */
    private static final int[] COLORS = { 0x4e79a7, 0xf28e2b, 0x59a14f, 0xe15759, 0x76b7b2, 0xb07aa1, 0xedc948,
            0x9c755f, 0xff9da7, 0x1f5fa8, 0xa0cbe8, 0x2f7d32, 0xffbe7d, 0x8c3b8c, 0x8cd17d, 0xb6362b, 0x499894,
            0xd4a6c8, 0xb6992d, 0x5f4b8b, 0xd37295, 0x86bcb6, 0x79706e, 0xfabfd2 };
    private static final OutputElementStyle[] REFERENCES = new OutputElementStyle[COLORS.length];
    private static final OutputElementStyle IDLE_REFERENCE = new OutputElementStyle(IDLE);

    static {
        for (int i = 0; i < COLORS.length; i++) {
            REFERENCES[i] = new OutputElementStyle(PREFIX + i);
        }
    }

    private TaskStyles() {
    }

    /** The colour's number; threads that were made one after the other get different ones. */
    private static int index(int pid) {
        return Math.floorMod(pid, COLORS.length);
    }

    /** The style of a task's states. */
    static OutputElementStyle reference(int pid) {
        return pid == CpuTimeline.IDLE ? IDLE_REFERENCE : REFERENCES[index(pid)];
    }

    /**
     * @param pid
     *            a thread id
     * @return its colour, 0xRRGGBB; empty for the idle task
     */
    public static Optional<Integer> color(int pid) {
        return pid == CpuTimeline.IDLE ? Optional.empty() : Optional.of(COLORS[index(pid)]);
    }

    /** All styles by their keys. */
    static Map<String, OutputElementStyle> all() {
        Map<String, OutputElementStyle> styles = new LinkedHashMap<>();
        styles.put(IDLE, style("Idle", 0xd8d8d8, IDLE_HEIGHT));
        for (int i = 0; i < COLORS.length; i++) {
            styles.put(PREFIX + i, style("Tasks, colour " + (i + 1), COLORS[i], 1));
        }
        Map<String, Object> arrow = new HashMap<>();
        arrow.put(StyleProperties.STYLE_NAME, "Migration of the selected task");
        arrow.put(StyleProperties.COLOR, "#303030");
        arrow.put(StyleProperties.BACKGROUND_COLOR, "#303030");
        arrow.put(StyleProperties.WIDTH, 1);
        arrow.put(StyleProperties.OPACITY, 1.0f);
        styles.put(MIGRATION.getParentKey(), new OutputElementStyle(null, arrow));
        return styles;
    }

    private static OutputElementStyle style(String name, int color, float height) {
        String hex = String.format("#%06x", color);
        Map<String, Object> values = new HashMap<>();
        values.put(StyleProperties.STYLE_NAME, name);
        values.put(StyleProperties.BACKGROUND_COLOR, hex);
        values.put(StyleProperties.COLOR, hex);
        values.put(StyleProperties.HEIGHT, height);
        values.put(StyleProperties.OPACITY, 1.0f);
        return new OutputElementStyle(null, values);
    }
}
