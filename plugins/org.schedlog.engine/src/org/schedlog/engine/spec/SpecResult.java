// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.spec;

import java.util.List;

/**
 * What came of reading a spec.
 *
 * @param spec
 *            the figure's spec, or null when there is an error
 * @param diagnostics
 *            errors and notes, in the order of the document
 */
public record SpecResult(FigureSpec spec, List<Diagnostic> diagnostics) {

    /** @return the errors among the diagnostics; not empty exactly when there is no spec */
    public List<Diagnostic> errors() {
        return diagnostics.stream().filter(diagnostic -> diagnostic.severity() == Diagnostic.Severity.ERROR).toList();
    }

    /** @return the notes among the diagnostics */
    public List<Diagnostic> notes() {
        return diagnostics.stream().filter(diagnostic -> diagnostic.severity() == Diagnostic.Severity.NOTE).toList();
    }
}
