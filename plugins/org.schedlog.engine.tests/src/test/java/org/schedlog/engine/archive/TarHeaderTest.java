// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.apache.commons.compress.archivers.zip.ZipEncodingHelper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Headers as Commons Compress writes them, as other programs do, and damaged ones; Commons Compress reads them, too. */
@DisplayName("Headers of tars")
class TarHeaderTest {

    private static final int MAGIC = 257;
    private static final int PREFIX = 345;
    /**
     * Where name, size and checksum stand. Commons Compress refuses damage to other fields, too, which hurts nobody; and
     * of a size's first byte it does not see how large it makes a binary number.
     */
    private static final int[] READ = IntStream.range(0, 156).filter(i -> i < 100 || i > 124 && i < 136 || i >= 148)
            .toArray();
    private static final String TYPES = "0\0001234567gxXLKSDZ";
    private static final String LETTERS = "abc/._-é ";

    private final Random random = new Random(19);

    /** What Commons Compress understands. Of a folder its name ends with a slash, whatever the header says. */
    private static Optional<TarHeader> expected(byte[] block) {
        try {
            if (!TarUtils.verifyCheckSum(block)) {
                return Optional.empty();
            }
            TarArchiveEntry entry = new TarArchiveEntry(Map.of(), block, ZipEncodingHelper.getZipEncoding("UTF-8"),
                    true);
            return entry.getSize() < 0 ? Optional.empty()
                    : Optional.of(new TarHeader(entry.getName(), block[156], entry.getSize()));
        } catch (IllegalArgumentException | IOException e) {
            return Optional.empty();
        }
    }

    private static void assertUnderstood(byte[] block) {
        assertEquals(expected(block).map(TarHeaderTest::comparable), TarHeader.parse(block)
                .map(TarHeaderTest::comparable));
    }

    /** Letters that are cut in half or damaged are shown otherwise, and a folder's slash may be missing. */
    private static TarHeader comparable(TarHeader header) {
        String name = header.name().replaceAll("[^\\x00-\\x7f]|\\?", "");
        boolean isFolder = header.type() == TarConstants.LF_DIR;
        return new TarHeader(isFolder ? name.replaceAll("/+$", "") : name, header.type(), header.size());
    }

    private String name(int longest) {
        StringBuilder name = new StringBuilder();
        for (int left = random.nextInt(longest + 1); left > 0; left--) {
            name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return name.toString();
    }

    /** The type of a member is one of those that there are. */
    private byte type() {
        return (byte) TYPES.charAt(random.nextInt(TYPES.length()));
    }

    private static void put(byte[] block, int at, int length, byte[] bytes) {
        System.arraycopy(bytes, 0, block, at, Math.min(length, bytes.length));
    }

    /** A header written by hand, from the description of the format. */
    private byte[] made() {
        byte[] block = new byte[TarHeader.SIZE];
        put(block, 0, 100, name(120).getBytes(StandardCharsets.UTF_8));
        put(block, 124, 12, size());
        block[156] = type();
        switch (random.nextInt(4)) {
            case 0 -> put(block, PREFIX, 155, name(180).getBytes(StandardCharsets.UTF_8));
            case 1 -> {
                put(block, MAGIC, 8, "ustar\00000".getBytes(StandardCharsets.US_ASCII));
                put(block, PREFIX, 155, name(180).getBytes(StandardCharsets.UTF_8));
            }
            case 2 -> {
                put(block, MAGIC, 8, "ustar\00000".getBytes(StandardCharsets.US_ASCII));
                put(block, PREFIX, 131, name(150).getBytes(StandardCharsets.UTF_8));
                put(block, 476, 12, "14000000000 ".getBytes(StandardCharsets.US_ASCII));
                put(block, 508, 4, "tar\0".getBytes(StandardCharsets.US_ASCII));
            }
            default -> {
                put(block, MAGIC, 8, "ustar  \0".getBytes(StandardCharsets.US_ASCII));
                put(block, PREFIX, 12, "14000000000\0".getBytes(StandardCharsets.US_ASCII));
            }
        }
        return block;
    }

    private byte[] size() {
        byte[] field = new byte[12];
        long size = random.nextLong() >>> 1 + random.nextInt(62);
        switch (random.nextInt(5)) {
            case 0 -> {
                field[0] = (byte) 0x80;
                for (int i = 0; i < Long.BYTES; i++) {
                    field[11 - i] = (byte) (size >>> Byte.SIZE * i);
                }
            }
            case 1 -> {
                random.nextBytes(field);
                field[0] |= 0x80;
            }
            case 2 -> put(field, 0, 12, String.format("%12s", Long.toOctalString(size & 0xFFFF_FFFFL)).getBytes());
            case 3 -> put(field, 0, 12, String.format("%011o ", size & 0x1_FFFF_FFFFL).getBytes());
            default -> put(field, 0, 12, Long.toOctalString(size & 0xFFFF_FFFFL).getBytes());
        }
        return field;
    }

    /** Writes the checksum, counting bytes as one or the other kind of program does. */
    private byte[] summed(byte[] block) {
        Arrays.fill(block, 148, 156, (byte) ' ');
        boolean signed = random.nextInt(4) == 0;
        long sum = 0;
        for (byte b : block) {
            sum += signed ? b : b & 0xFF;
        }
        if (sum >= 0) {
            put(block, 148, 8, String.format("%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII));
        }
        return block;
    }

    @Test
    void those_that_programs_write_are_understood_as_by_commons_compress() {
        int read = 0;
        for (int i = 0; i < 50_000; i++) {
            byte[] block = summed(made());
            assertUnderstood(block);
            read += TarHeader.parse(block).isPresent() ? 1 : 0;
        }
        assertTrue(read > 30_000, () -> "too few were readable");
    }

    @Test
    void those_that_commons_compress_writes_are_understood() throws IOException {
        for (int i = 0; i < 5_000; i++) {
            String name = "a" + name(45).replace("//", "/").replaceAll("/$", "");
            long size = random.nextLong() >>> 1 + random.nextInt(62);
            TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_NORMAL);
            entry.setSize(size);
            byte[] block = new byte[TarHeader.SIZE];
            entry.writeEntryHeader(block, ZipEncodingHelper.getZipEncoding("UTF-8"), true);
            assertEquals(Optional.of(new TarHeader(entry.getName(), TarConstants.LF_NORMAL, size)),
                    TarHeader.parse(block));
        }
    }

    @Test
    void damaged_ones_are_refused_or_understood_as_by_commons_compress() {
        for (int i = 0; i < 50_000; i++) {
            byte[] block = summed(made());
            for (int damages = 1 + random.nextInt(3); damages > 0; damages--) {
                block[READ[random.nextInt(READ.length)]] = (byte) random.nextInt();
            }
            assertUnderstood(random.nextBoolean() ? block : summed(block));
        }
    }

    @Test
    void zeros_are_no_header() {
        assertEquals(Optional.empty(), TarHeader.parse(new byte[TarHeader.SIZE]));
    }
}
