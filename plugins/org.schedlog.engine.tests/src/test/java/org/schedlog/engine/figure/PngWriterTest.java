// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schedlog.engine.column.Progress;

class PngWriterTest {

    private static byte[] png(int[] rgb, int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PngWriter.write(rgb, width, height, out, Progress.NONE);
        return out.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,50", "50,1", "3,2", "640,480"})
    void another_program_reads_the_same_colours(int width, int height) throws IOException {
        int[] noise = new Random(width).ints((long) width * height).map(rgb -> rgb & 0xFFFFFF).toArray();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png(noise, width, height)));
        assertEquals(width, image.getWidth());
        assertEquals(height, image.getHeight());
        assertEquals(3, image.getColorModel().getNumComponents());
        int[] read = image.getRGB(0, 0, width, height, null, 0, width);
        assertArrayEquals(noise, Arrays.stream(read).map(argb -> argb & 0xFFFFFF).toArray());
    }

    @Test
    void the_file_begins_and_ends_as_the_format_says() throws IOException {
        String file = HexFormat.of().formatHex(png(new int[] {0xFF8000, 0xFFFFFF}, 2, 1));
        assertEquals("89504e470d0a1a0a" + "0000000d49484452" + "0000000200000001" + "0802000000" + "7b40e8dd",
                file.substring(0, 66));
        assertEquals("0000000049454e44ae426082", file.substring(file.length() - 24));
    }

    @Test
    void equal_rows_take_little_room() throws IOException {
        int[] rgb = new int[1000 * 1000];
        Arrays.setAll(rgb, i -> i % 1000 * 77777 & 0xFFFFFF);
        assertTrue(png(rgb, 1000, 1000).length < 20_000);
    }

    @Test
    void colours_that_are_not_as_many_as_pixels_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> png(new int[5], 2, 3));
        assertThrows(IllegalArgumentException.class, () -> png(new int[0], 0, 0));
    }
}
