// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Makes tars in memory, block by block, so that every trouble can be put in. A header is in the ustar format
 * (POSIX.1-1988): name at 0, size at 124, checksum at 148, type at 156, magic at 257.
 */
public final class TestTar {

    private static final int BLOCK = 512;
    private static final int NAME = 100;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Adds a file; a name that is too long for the header gets a pax header. */
    public TestTar add(String path, byte[] data) {
        return path.length() <= NAME ? entry(path, '0', data) : pax(path.substring(0, NAME), "path", path, data);
    }

    /** Adds a file whose name stands in a GNU long-name entry. */
    public TestTar addGnu(String path, byte[] data) {
        entry("././@LongLink", 'L', (path + "\0").getBytes(StandardCharsets.UTF_8));
        return entry(path.substring(0, Math.min(NAME, path.length())), '0', data);
    }

    /** Adds a file with a pax header of one record before it. */
    public TestTar pax(String shortPath, String key, String value, byte[] data) {
        String rest = " " + key + "=" + value + "\n";
        int length = rest.getBytes(StandardCharsets.UTF_8).length;
        int total = length + Integer.toString(length + 2).length();
        entry("PaxHeaders/x", 'x', (total + rest).getBytes(StandardCharsets.UTF_8));
        return entry(shortPath, '0', data);
    }

    /** Adds an entry of any type with data. */
    public TestTar entry(String name, char type, byte[] data) {
        return raw(header(name, type, String.format(Locale.ROOT, "%011o", data.length)), data);
    }

    /** Adds a header as it is, and data filled up to whole blocks. */
    public TestTar raw(byte[] header, byte[] data) {
        bytes.writeBytes(header);
        bytes.writeBytes(Arrays.copyOf(data, (data.length + BLOCK - 1) / BLOCK * BLOCK));
        return this;
    }

    /** A header with its checksum; the size field is given as a text so that it can lie. */
    public static byte[] header(String name, char type, String size) {
        byte[] header = new byte[BLOCK];
        put(header, 0, name);
        put(header, 100, "0000644\0" + "0000000\0" + "0000000\0" + size);
        put(header, 136, "00000000000");
        header[156] = (byte) type;
        put(header, 257, "ustar\00000");
        put(header, 148, "        ");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
        return header;
    }

    private static void put(byte[] dest, int offset, String text) {
        byte[] ascii = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(ascii, 0, dest, offset, ascii.length);
    }

    /** How many bytes there are so far: where the next header will be. */
    public int size() {
        return bytes.size();
    }

    /** The tar with its end mark. */
    public byte[] bytes() {
        byte[] all = bytes.toByteArray();
        return Arrays.copyOf(all, all.length + 2 * BLOCK);
    }

    /** The tar without an end mark. */
    public byte[] bytesWithoutEnd() {
        return bytes.toByteArray();
    }

    /** Writes the tar with its end mark. */
    public Path write(Path path) {
        try {
            return Files.write(path, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives every header the checksum that it should have, so that damaged ones are not all refused for theirs. */
    public static void makeChecksumsRight(byte[] tar) {
        for (int block = 0; block + BLOCK <= tar.length; block += BLOCK) {
            if (new String(tar, block + 257, 5, StandardCharsets.ISO_8859_1).equals("ustar")) {
                int sum = 8 * ' ';
                for (int i = 0; i < BLOCK; i++) {
                    sum += i >= 148 && i < 156 ? 0 : tar[block + i] & 0xff;
                }
                byte[] digits = String.format(Locale.ROOT, "%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(digits, 0, tar, block + 148, digits.length);
            }
        }
    }
}
