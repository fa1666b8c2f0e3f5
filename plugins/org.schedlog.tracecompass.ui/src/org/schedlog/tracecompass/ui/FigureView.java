// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.ui.IViewPart;
import org.schedlog.tracecompass.core.spec.SpecSource;

/**
 * A view that shows the figure of a spec, as those see it who open it from outside. All methods are for the UI thread.
 */
public interface FigureView extends IViewPart {

    /**
     * Shows the current trace, and those that follow, with a spec; what is wrong with the spec is shown in the view.
     *
     * @param spec
     *            a JSON file
     */
    void showSpec(Path spec);

    /**
     * Shows the current trace with a specification, shipped or a file, and remembers it with the trace.
     *
     * @param source
     *            the specification
     */
    default void setSpec(SpecSource source) {
        source.path().ifPresent(this::showSpec);
    }

    /**
     * @return whether the current trace's figure is complete and painted: nothing is being computed, fetched or waiting
     * to be drawn
     */
    boolean isSettled();

    /** @return why there is no figure, in the user's words, or empty if there is one or it is still being computed */
    Optional<String> problem();
}
