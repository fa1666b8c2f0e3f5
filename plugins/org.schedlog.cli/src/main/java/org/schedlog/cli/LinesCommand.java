// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import java.util.concurrent.Callable;

import org.schedlog.engine.spec.FigureSpec;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code schedlog lines}. */
@Command(name = "lines", mixinStandardHelpOptions = true, versionProvider = Main.Version.class,
        description = "Writes the lines of a figure: the spec's output columns in its order, one category after the "
                + "other.")
final class LinesCommand implements Callable<Integer> {

    @ParentCommand
    private Main main;

    @Mixin
    private FigureArguments figure;

    @Mixin
    private TableArguments table;

    @Override
    public Integer call() throws Exception {
        table.check();
        figure.read(FigureSpec.Kind.LINES, (frame, progress) -> table.write(frame, main.out(), progress));
        return 0;
    }
}
