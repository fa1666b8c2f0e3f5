// SPDX-License-Identifier: EPL-2.0
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

/**
 * Tells whether a picture of Trace Compass' window shows a figure; run by {@code releng/install-test} as a source file.
 * <p>
 * A colour of the specification is drawn in the figure where it is seen in many columns of pixels: the legend and the
 * tables beside the figure show every colour, too, but only in a square of some pixels each.
 */
final class FigurePicture {

    private static final Pattern COLOR = Pattern.compile("\"color\"\\s*:\\s*\"#([0-9A-Fa-f]{6})\"");

    /** More than all squares beside the figure are wide. */
    private static final int COLUMNS = 100;

    /** Of so many, black as of text included: categories can be empty, and ticks in one pixel are mixed. */
    private static final int COLORS = 5;

    private FigurePicture() {
    }

    /**
     * Ends with status 1 where the figure is not to be seen.
     *
     * @param args the picture, the specification
     * @throws IOException where one of them cannot be read
     */
    public static void main(String[] args) throws IOException {
        BufferedImage picture = ImageIO.read(new File(args[0]));
        if (picture == null) {
            throw new IOException(args[0] + " is no picture");
        }
        int drawn = 0;
        for (int color : colors(Path.of(args[1]))) {
            int columns = columns(picture, color);
            if (columns >= COLUMNS) {
                drawn++;
            }
            System.out.printf("#%06X in %d columns%n", color, columns);
        }
        if (drawn < COLORS) {
            System.out.printf("The figure is not in the picture: %d colours are drawn, not %d.%n", drawn, COLORS);
            System.exit(1);
        }
    }

    private static Set<Integer> colors(Path spec) throws IOException {
        Set<Integer> colors = new LinkedHashSet<>();
        Matcher matcher = COLOR.matcher(Files.readString(spec));
        while (matcher.find()) {
            colors.add(Integer.parseInt(matcher.group(1), 16));
        }
        return colors;
    }

    private static int columns(BufferedImage picture, int color) {
        int columns = 0;
        for (int x = 0; x < picture.getWidth(); x++) {
            int y = 0;
            while (y < picture.getHeight() && (picture.getRGB(x, y) & 0xFFFFFF) != color) {
                y++;
            }
            if (y < picture.getHeight()) {
                columns++;
            }
        }
        return columns;
    }
}
