// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.spec;

/**
 * Something about a spec that the user should know.
 *
 * @param severity
 *            whether the figure can be made in spite of it
 * @param place
 *            where
 * @param message
 *            what is wrong, what was expected and what may help, in plain English
 */
public record Diagnostic(Severity severity, Place place, String message) {

    /** How bad it is. */
    public enum Severity {
        /** There is no figure. */
        ERROR,
        /** There is a figure, perhaps not quite the one that was meant. */
        NOTE
    }

    static Diagnostic error(Place place, String message) {
        return new Diagnostic(Severity.ERROR, place, message);
    }

    static Diagnostic note(Place place, String message) {
        return new Diagnostic(Severity.NOTE, place, message);
    }

    /** @return one line for the user: place and message */
    @Override
    public String toString() {
        return place + ": " + message;
    }
}
