// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.figure.FigureRange;
import org.schedlog.engine.figure.Frame;
import org.schedlog.engine.figure.ImageArea;
import org.schedlog.engine.figure.OutputFile;
import org.schedlog.engine.figure.StillImage;
import org.schedlog.engine.spec.FigureSpec;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code schedlog render}. */
@Command(name = "render", mixinStandardHelpOptions = true, versionProvider = Main.Version.class,
        description = "Draws a figure as a PNG file: all its lines or points, the colours mixed by how many of each "
                + "category cover a pixel. The picture shows the rows of the whole figure, from its first time to its "
                + "last or in the window, whatever the query selects.")
final class RenderCommand implements Callable<Integer> {

    private static final String ENDING = ".png";

    @Spec
    private CommandSpec spec;

    @Mixin
    private FigureArguments figure;

    @Option(names = {"-o", "--output"}, paramLabel = "PNG", required = true,
            description = "Write this file; its ending is .png.")
    private Path file;

    @Option(names = "--width", paramLabel = "PIXELS", defaultValue = "1600",
            description = "The picture's width (default: ${DEFAULT-VALUE}).")
    private int width;

    @Option(names = "--height", paramLabel = "PIXELS", defaultValue = "900",
            description = "The picture's height (default: ${DEFAULT-VALUE}).")
    private int height;

    @Option(names = "--axis", description = "Write times below the figure and the names of its rows on the left.")
    private boolean axis;

    @Option(names = "--legend", description = "Write colour, label and count of the categories on the right.")
    private boolean withLegend;

    @Option(names = "--fit",
            description = "Show only the rows, and without --window only the time, of what --query and --window "
                    + "select.")
    private boolean fit;

    @Override
    public Integer call() throws Exception {
        check();
        figure.readWhole(null, this::render);
        return 0;
    }

    private void check() {
        if (!ImageArea.isSize(width, height)) {
            throw new ParameterException(spec.commandLine(), String.format(Locale.ROOT, "A picture of %dx%d pixels "
                    + "cannot be drawn: --width and --height are 1 to %,d, and %,d pixels in all at the most", width,
                    height, ImageArea.MOST_SIDE, ImageArea.MOST_PIXELS));
        }
        boolean special = Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
        if (!special && !file.toString().toLowerCase(Locale.ROOT).endsWith(ENDING)) {
            throw new ParameterException(spec.commandLine(), "A picture's file ends in " + ENDING + "; " + file
                    + " does not");
        }
    }

    private void render(Frame whole, Frame shown, Progress progress) throws IOException, FailureException {
        FigureRange range = range(whole, shown, progress);
        PictureText text = axis || withLegend ? PictureText.find() : null;
        PictureLegend legend = withLegend ? new PictureLegend(text, shown, width / 2, height) : null;
        Picture picture = new Picture(range, width, height,
                axis ? PictureAxes.of(text, whole, range, progress) : null, legend);
        OutputFile.write(file, out -> {
            StillImage image = picture.draw(shown, progress);
            picture.write(image, out, progress);
            image.notes().forEach(figure::note);
        });
        if (legend != null && legend.left() > 0) {
            figure.note("the legend has no room for " + legend.left() + " more categories; a higher picture has");
        }
        noteEmptiness(whole, shown);
    }

    private FigureRange range(Frame whole, Frame shown, Progress progress) throws IOException {
        Optional<FigureRange> fitted = fit ? FigureRange.of(shown, progress) : Optional.empty();
        FigureRange range = fitted.isPresent() ? fitted.get()
                : FigureRange.of(whole, progress).orElse(empty(whole.recording()));
        Window window = figure.window();
        return window == null ? range : range.during(window.from(), window.to());
    }

    /** What is shown where the figure has nothing: the time of the recording. */
    private static FigureRange empty(Recording recording) {
        return new FigureRange(0, recording.end() - recording.start(), 0, 0);
    }

    private void noteEmptiness(Frame whole, Frame shown) {
        String things = whole.spec().kind() == FigureSpec.Kind.LINES ? "lines" : "points";
        if (whole.count() == 0) {
            figure.note("the picture is empty: the figure has no " + things + " in this recording");
        } else if (shown.count() == 0) {
            figure.note("the picture is empty: --window and --query select none of the figure's " + things);
        }
    }
}
