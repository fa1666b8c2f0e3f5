// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What went wrong and was got over, so that users need not know: written to java.util.logging, at level FINE, under the
 * name of the class that met it. Java's logging is only started when there is something to say, as that takes longer than
 * opening a small recording. Thread-safe.
 */
public final class DeveloperLog {

    private DeveloperLog() {
    }

    /**
     * @param where
     *            the class that met it
     * @param cause
     *            what it met
     * @param message
     *            makes what is said, if anybody listens
     */
    public static void fine(Class<?> where, Throwable cause, Supplier<String> message) {
        Logger.getLogger(where.getName()).log(Level.FINE, cause, message);
    }
}
