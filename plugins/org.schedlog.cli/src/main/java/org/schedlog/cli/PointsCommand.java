// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import org.schedlog.engine.spec.FigureSpec;

import picocli.CommandLine.Command;

/** {@code schedlog points}. */
@Command(name = "points", description = "Writes the points of a figure: the spec's output columns in its order, one "
        + "category after the other.")
final class PointsCommand extends TableCommand {

    PointsCommand() {
        super(FigureSpec.Kind.POINTS);
    }
}
