// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import org.schedlog.engine.spec.FigureSpec;

import picocli.CommandLine.Command;

/** {@code schedlog lines}. */
@Command(name = "lines", description = "Writes the lines of a figure: the spec's output columns in its order, one "
        + "category after the other.")
final class LinesCommand extends TableCommand {

    LinesCommand() {
        super(FigureSpec.Kind.LINES);
    }
}
