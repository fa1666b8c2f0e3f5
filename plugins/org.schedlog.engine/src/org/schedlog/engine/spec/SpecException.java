// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.spec;

import java.util.List;
import java.util.stream.Collectors;

/** A spec is good JSON but cannot be evaluated on a recording, e.g. because it names a column that is not there. */
public final class SpecException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Diagnostics are for whoever shows them, not for a stream of bytes. */
    private final transient List<Diagnostic> diagnostics;

    /**
     * @param diagnostics
     *            what is wrong, at least one error
     */
    public SpecException(List<Diagnostic> diagnostics) {
        super(diagnostics.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** @return what is wrong, in the order of the document */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
