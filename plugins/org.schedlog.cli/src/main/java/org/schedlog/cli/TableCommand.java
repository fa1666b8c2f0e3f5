// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import java.util.concurrent.Callable;

import org.schedlog.engine.spec.FigureSpec;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** A command that writes the rows of a figure. */
@Command(mixinStandardHelpOptions = true, versionProvider = Main.Version.class)
abstract class TableCommand implements Callable<Integer> {

    private final FigureSpec.Kind kind;

    @ParentCommand
    private Main main;

    @Mixin
    private FigureArguments figure;

    @Mixin
    private TableArguments table;

    TableCommand(FigureSpec.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Integer call() throws Exception {
        table.check();
        figure.read(kind, (frame, progress) -> table.write(frame, main.out(), progress));
        return 0;
    }
}
