// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

/**
 * What a file or folder is, judged by headers only.
 *
 * @param kind
 *            recording, damaged recording or something else
 * @param message
 *            for the user: what is wrong with it; empty for a recording
 */
public record Verdict(Kind kind, String message) {

    /** What a file or folder is. */
    public enum Kind {
        /** A recording; opening it can still find damaged data. */
        RECORDING,
        /** It was meant to be one but cannot be opened. */
        DAMAGED,
        /** Something else. */
        OTHER
    }

    /** @return whether it is worth while to open it */
    public boolean isRecording() {
        return kind == Kind.RECORDING;
    }
}
