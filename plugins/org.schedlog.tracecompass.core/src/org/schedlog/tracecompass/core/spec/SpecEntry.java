// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.spec;

import java.util.Optional;

import org.schedlog.engine.spec.FigureSpec;

/**
 * A specification in a list that the user chooses from. Immutable.
 *
 * @param source
 *            the specification
 * @param origin
 *            where it is from
 * @param place
 *            where it is from, for the user, e.g. a project's name
 * @param kind
 *            what it describes; empty if that cannot be known
 * @param problems
 *            how many errors its text has, whatever the recording
 */
public record SpecEntry(SpecSource source, Origin origin, String place, Optional<FigureSpec.Kind> kind, int problems) {

    /** Where specifications are from. */
    public enum Origin {
        /** Part of SchedLog; cannot be changed. */
        SHIPPED,
        /** The workspace's own ones. */
        WORKSPACE,
        /** A tracing project's. */
        PROJECT,
        /** A file elsewhere. */
        FILE
    }

    /** @return whether it can be renamed and deleted here */
    public boolean isInWorkspace() {
        return origin == Origin.WORKSPACE || origin == Origin.PROJECT;
    }

    /** @return what it describes, for the user */
    public String kindText() {
        return kind.map(known -> known == FigureSpec.Kind.LINES ? "Lines" : "Points").orElse("Unknown");
    }

    /** @return whether it can be used, for the user */
    public String stateText() {
        return switch (problems) {
        case 0 -> kind.isPresent() ? "Valid" : "No specification";
        case 1 -> "1 problem";
        default -> problems + " problems";
        };
    }
}
