// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.tracecompass.internal.provisional.tmf.cli.core.parser.CliCommandLine;
import org.eclipse.tracecompass.internal.provisional.tmf.cli.core.parser.CliOption;

/** The options of the command line, read. */
final class Options {

    /** Trace Compass' own option "--open". */
    private static final String OPEN = "o";
    private static final String SPEC = "schedlogspec";
    private static final String SCREENSHOT = "schedlogscreenshot";

    private Options() {
    }

    static CliOption spec() {
        return CliOption.createOptionWithArgs(SPEC, "schedlog-spec",
                "show the opened SchedLog recording with this spec", true, false, "file");
    }

    static CliOption screenshot() {
        return CliOption.createOptionWithArgs(SCREENSHOT, "schedlog-screenshot",
                "save a picture of the window when the figure is painted, and end", true, false, "png");
    }

    /** The spec to show. */
    static Optional<Path> spec(CliCommandLine line) {
        return paths(line, SPEC).stream().findFirst();
    }

    /** Where the picture goes. */
    static Optional<Path> screenshot(CliCommandLine line) {
        return paths(line, SCREENSHOT).stream().findFirst();
    }

    /** The traces to open. */
    static List<Path> recordings(CliCommandLine line) {
        return paths(line, OPEN);
    }

    private static List<Path> paths(CliCommandLine line, String option) {
        List<Path> paths = new ArrayList<>();
        if (line.hasOption(option)) {
            for (String value : line.getOptionValues(option)) {
                paths.add(Path.of(value).toAbsolutePath().normalize());
            }
        }
        return paths;
    }
}
