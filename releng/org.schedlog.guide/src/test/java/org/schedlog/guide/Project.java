// SPDX-License-Identifier: EPL-2.0
package org.schedlog.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the tests find the guide and what it speaks of. */
final class Project {

    /** The folder of the whole project. */
    static final Path ROOT = root();
    /** The bundle of the guide. */
    static final Path BUNDLE = ROOT.resolve("plugins/org.schedlog.tracecompass.doc.user");

    private Project() {
    }

    static Guide guide() throws IOException {
        return Guide.read(BUNDLE.resolve("guide"));
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("plugins/org.schedlog.engine"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("The tests run outside of the project");
            }
        }
        return folder;
    }
}
