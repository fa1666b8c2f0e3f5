// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command render, run as a user runs it, on a recording of 1000 events, 1 ms apart, on two CPUs in turn. */
class RenderCommandTest {

    private static final int ROWS = 1000;
    private static final int WHITE = 0xFFFFFF;
    private static final int RED = 0xFF0000;
    private static final int BLUE = 0x0000FF;
    /** Red: CPU 0 from each tick for 1 ms; blue: an event on CPU 1, half a row high, at each RQ_SIZE. */
    private static final String LINES = """
            {"output": ["x0","y0","x1","y1","c"], "c": [
             {"label": "ticking", "color": "red", "concatenate": [[["query","event==$TICK & cpu==0"],
              ["=","x0","timestamp"],["=","x1",["+","timestamp",1000000]],["=","y0","cpu"],["=","y1","cpu"]]]},
             {"label": "queue", "color": "blue", "concatenate": [[["query","event==$RQ_SIZE & cpu==1"],
              ["=","x0","timestamp"],["=","x1","timestamp"],["=","y0",["+","cpu",0.0]],["=","y1",["+","cpu",0.5]]]]}]}
            """;
    private static final String POINTS = """
            {"output": ["x","y"], "x": {"label": "argument", "unit": "MHz"}, "c": [
             {"label": "dot", "color": "red", "concatenate": [[["=","x","arg1"],["=","y","arg1"]]]}]}
            """;

    @TempDir
    private Path folder;
    private String trace;
    private String lines;
    private Path png;
    private StringWriter err = new StringWriter();

    @BeforeEach
    void write() throws IOException {
        trace = RawDump.write(Files.createDirectory(folder.resolve("trace")), ROWS).toString();
        lines = Files.writeString(folder.resolve("lines.json"), LINES).toString();
        png = folder.resolve("a.png");
    }

    private int run(String... arguments) {
        err = new StringWriter();
        List<String> all = new ArrayList<>(List.of("render", trace));
        all.addAll(Arrays.asList(arguments));
        all.addAll(List.of("--cache", folder.resolve("cache").toString()));
        return Main.commandLine(new ByteArrayOutputStream(), new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    /** Runs it with a width and a height, and reads the colours of the file, row by row from the top. */
    private int[] pixels(int width, int height, String... more) throws IOException {
        List<String> all = new ArrayList<>(Arrays.asList(more));
        if (all.isEmpty() || all.get(0).startsWith("-")) {
            all.add(0, lines);
        }
        all.addAll(List.of("-o", png.toString(), "--width", "" + width, "--height", "" + height));
        assertEquals(0, run(all.toArray(String[]::new)), err.toString());
        BufferedImage image = ImageIO.read(png.toFile());
        assertEquals(width, image.getWidth());
        assertEquals(height, image.getHeight());
        return Arrays.stream(image.getRGB(0, 0, width, height, null, 0, width)).map(argb -> argb & WHITE).toArray();
    }

    private static int[] row(int[] pixels, int width, int row) {
        return Arrays.copyOfRange(pixels, row * width, (row + 1) * width);
    }

    private static long count(int[] pixels, int rgb) {
        return Arrays.stream(pixels).filter(pixel -> pixel == rgb).count();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void assertFails(int status, String message, String... arguments) throws IOException {
        assertEquals(status, run(arguments), err.toString());
        assertEquals(message, err.toString().lines().findFirst().orElse(""));
        assertTrue(status == 2 || err.toString().lines().count() == 1, err.toString());
        assertTrue(files().stream().noneMatch(name -> name.endsWith(".png") || name.endsWith(".tmp")), "" + files());
    }

    @Test
    void each_line_is_where_its_numbers_say() throws IOException {
        // A pixel column for each ms in which something happens; of four rows, the upper two are CPU 1 to 1.5.
        int[] pixels = pixels(8, 4, "--window", "0,7999999");
        assertEquals("", err.toString());
        assertArrayEquals(new int[] {RED, RED, WHITE, WHITE, RED, RED, WHITE, WHITE}, row(pixels, 8, 3));
        assertArrayEquals(new int[] {WHITE, WHITE, WHITE, BLUE, WHITE, WHITE, WHITE, BLUE}, row(pixels, 8, 0));
        assertArrayEquals(row(pixels, 8, 0), row(pixels, 8, 1));
        assertEquals(8, count(row(pixels, 8, 2), WHITE));
    }

    @Test
    void the_whole_figure_is_shown_unless_a_window_or_fit_says_otherwise() throws IOException {
        int[] pixels = pixels(300, 1);
        int mixed = 0x7F << 16 | 0x7F;
        assertTrue(count(pixels, mixed) > 0 && count(pixels, WHITE) == 0, "one pixel high, red and blue in one");
        int[] queried = pixels(300, 40, "--query", "c == 1");
        assertEquals(0, count(queried, RED));
        assertTrue(count(queried, BLUE) > 0);
        assertEquals(300, count(row(queried, 300, 39), WHITE), "the rows of CPU 0 stay, without lines");
        int[] fitted = pixels(300, 40, "--query", "c == 1", "--fit");
        assertTrue(count(row(fitted, 300, 39), BLUE) > 0);
    }

    @Test
    void axis_and_legend_take_their_room_within_the_picture() throws IOException {
        int[] plain = pixels(400, 200);
        assertTrue(count(plain, RED) > 0 && count(plain, BLUE) > 0);
        int[] axis = pixels(400, 200, "--axis");
        assertTrue(Arrays.stream(row(axis, 400, 199 - 20)).anyMatch(rgb -> rgb != WHITE), "there is text below");
        assertEquals(0, count(Arrays.copyOfRange(axis, 400 * 185, 400 * 200), RED), "the figure ends above the axis");
        assertTrue(count(Arrays.copyOfRange(axis, 400 * 140, 400 * 185), RED) > 0);
        int[] legend = pixels(400, 200, "--legend", "--query", "c == 1");
        long beside = 0;
        for (int y = 0; y < 40; y++) {
            beside += count(Arrays.copyOfRange(legend, y * 400 + 290, (y + 1) * 400), BLUE);
        }
        assertTrue(beside >= 36, "the category's colour is a box in the legend");
        assertEquals(0, count(legend, RED), "a category without lines is not in the legend");
    }

    @Test
    void points_are_pixels() throws IOException {
        Path points = Files.writeString(folder.resolve("points.json"), POINTS);
        int[] pixels = pixels(50, 50, points.toString());
        for (int i = 0; i < 2500; i++) {
            assertEquals(i % 50 + i / 50 == 49 ? RED : WHITE, pixels[i], "pixel " + i);
        }
        int[] framed = pixels(400, 300, points.toString(), "--axis", "--legend");
        assertTrue(count(framed, RED) > 200 && framed[0] == WHITE, "the diagonal and the legend's box");
    }

    @Test
    void an_empty_picture_is_white_and_says_so() throws IOException {
        assertEquals(200, count(pixels(20, 10, "--query", "c == 7"), WHITE));
        assertEquals("Note: the picture is empty: --window and --query select none of the figure's lines\n",
                err.toString());
        assertEquals(200, count(pixels(20, 10, "--window", "5s,6s", "--fit"), WHITE));
        assertEquals("Note: the picture is empty: --window and --query select none of the figure's lines\n",
                err.toString());
        assertTrue(count(pixels(200, 100, "--query", "c == 7", "--axis", "--legend"), WHITE) < 20_000);
        Path none = Files.writeString(folder.resolve("none.json"), LINES.replace("cpu==", "cpu==9"));
        assertEquals(200, count(pixels(20, 10, none.toString()), WHITE));
        assertEquals("Note: the picture is empty: the figure has no lines in this recording\n", err.toString());
        pixels(200, 100, none.toString(), "--axis", "--legend");
    }

    @Test
    void a_moment_and_one_line_fill_a_picture() throws IOException {
        int[] moment = pixels(5, 4, "--window", "3ms,3ms");
        assertArrayEquals(new int[] {WHITE, WHITE, BLUE, WHITE, WHITE}, row(moment, 5, 0));
        assertArrayEquals(new int[] {RED, RED}, pixels(2, 1, "--query", "x0 == 0", "--fit"));
    }

    @Test
    void sizes_that_cannot_be_drawn_are_wrong_usage() throws IOException {
        String limits = " pixels cannot be drawn: --width and --height are 1 to 32,768, and 16,777,216 pixels in all "
                + "at the most";
        assertFails(2, "A picture of 0x900" + limits, lines, "-o", png.toString(), "--width", "0");
        assertFails(2, "A picture of 1600x-3" + limits, lines, "-o", png.toString(), "--height", "-3");
        assertFails(2, "A picture of 30000x30000" + limits, lines, "-o", png.toString(), "--width", "30000",
                "--height", "30000");
        assertFails(2, "Invalid value for option '--width': 'wide' is not an int", lines, "-o", png.toString(),
                "--width", "wide");
        assertFails(2, "Missing required option: '--output=PNG'", lines);
        assertFails(2, "A picture's file ends in .png; a.jpg does not", lines, "-o", "a.jpg");
        assertFails(2, "Invalid value for option '--window': the window begins at 3s, after its end at 2s", lines,
                "-o", png.toString(), "--window", "3s,2s");
    }

    @Test
    void what_fails_says_so_in_one_line_and_leaves_no_file() throws IOException {
        Path nowhere = folder.resolve("no").resolve("a.png");
        assertFails(1, nowhere + " cannot be written: there is no folder " + nowhere.getParent(), lines, "-o",
                nowhere.toString());
        assertFails(1, "--legend and --axis leave no room for the figure in a picture of 60x30 pixels; make it larger "
                + "or leave them out", lines, "-o", png.toString(), "--width", "60", "--height", "30", "--axis",
                "--legend");
        assertFails(1, "--query, column 1: There is no column x00; did you mean x0?", lines, "-o", png.toString(),
                "--query", "x00 > 1");
        Path points = Files.writeString(folder.resolve("points.json"), POINTS);
        assertFails(1, "points.json: A window selects by time, but x of category 0 \"dot\" is no time of the "
                + "recording; leave the window out or select with a query", points.toString(), "-o", png.toString(),
                "--window", "0,1s");
    }

    @Test
    void a_legend_that_is_too_long_says_how_many_are_missing() throws IOException {
        StringBuilder many = new StringBuilder(LINES.substring(0, LINES.indexOf("{\"label\"")));
        String category = LINES.substring(LINES.indexOf("{\"label\""), LINES.indexOf("]]]}") + 4);
        for (int i = 0; i < 30; i++) {
            many.append(i == 0 ? "" : ",").append(category.replace("ticking", "category number " + i));
        }
        Path spec = Files.writeString(folder.resolve("many.json"), many + "]}");
        pixels(300, 120, spec.toString(), "--legend");
        assertTrue(err.toString().matches("Note: the legend has no room for \\d+ more categories; a higher picture "
                + "has\n"), err.toString());
        pixels(300, 900, spec.toString(), "--legend");
        assertEquals("", err.toString());
    }
}
