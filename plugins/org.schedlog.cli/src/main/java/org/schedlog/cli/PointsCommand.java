// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import java.util.concurrent.Callable;

import org.schedlog.engine.spec.FigureSpec;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code schedlog points}. */
@Command(name = "points", mixinStandardHelpOptions = true, versionProvider = Main.Version.class,
        description = "Writes the points of a figure: the spec's output columns in its order, one category after the "
                + "other.")
final class PointsCommand implements Callable<Integer> {

    @ParentCommand
    private Main main;

    @Mixin
    private FigureArguments figure;

    @Mixin
    private TableArguments table;

    @Override
    public Integer call() throws Exception {
        table.check();
        figure.read(FigureSpec.Kind.POINTS, (frame, progress) -> table.write(frame, main.out(), progress));
        return 0;
    }
}
