// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.figure;

import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.BackingStoreException;
import org.schedlog.tracecompass.core.spec.SpecSource;

/**
 * The colours that the user chose for the categories of a specification, by their labels; kept with the workspace. A
 * line of the preference is a colour, a blank and a label. For the UI thread only.
 */
final class ColorChoices {

    private static final ILog LOG = Platform.getLog(ColorChoices.class);

    private static final String GENERATION = "generation ";

    private final IEclipsePreferences preferences = InstanceScope.INSTANCE
            .getNode("org.schedlog.tracecompass.ui/colors");

    /**
     * @param source
     *            a specification
     * @return the chosen colours as 0xRRGGBB by label; may be changed
     */
    Map<String, Integer> of(SpecSource source) {
        Map<String, Integer> colors = new LinkedHashMap<>();
        preferences.get(source.id(), "").lines().filter(line -> line.matches("[0-9a-f]{6} .*"))
                .forEach(line -> colors.put(line.substring(7), Integer.parseInt(line.substring(0, 6), 16)));
        return colors;
    }

    /** @return how often colours of a specification were kept */
    int generation(SpecSource source) {
        return preferences.getInt(GENERATION + source.id(), 0);
    }

    /** Keeps the colours of a specification. */
    void keep(SpecSource source, Map<String, Integer> colors) {
        StringBuilder text = new StringBuilder();
        colors.forEach((label, rgb) -> text.append(String.format("%06x %s\n", rgb, label.replaceAll("\\R", " "))));
        preferences.put(source.id(), text.toString());
        preferences.putInt(GENERATION + source.id(), generation(source) + 1);
        try {
            preferences.flush();
        } catch (BackingStoreException e) {
            LOG.log(new Status(IStatus.WARNING, ColorChoices.class, "The chosen colours could not be kept", e));
        }
    }
}
