// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The files in a zip, as its central directory tells (PKWARE's APPNOTE 6.3, sections 4.3 to 4.5; Zip64 included). Our
 * own rather than that of Commons Compress, because the versions that we must run with look into extra fields and
 * allocate what these demand (CVE-2021-36090). Here nothing is allocated but the directory, which the file holds.
 */
final class ZipDirectory {

    /** How an entry is stored: as it is. */
    static final int STORED = 0;
    /** How an entry is stored: deflated. */
    static final int DEFLATED = 8;

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int END64 = 0x06064b50;
    private static final int END64_LENGTH = 56;
    private static final int LOCATOR64 = 0x07064b50;
    private static final int LOCATOR64_LENGTH = 20;
    private static final int FILE = 0x02014b50;
    private static final int FILE_LENGTH = 46;
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int EXTRA64 = 1;
    private static final long IN_EXTRA64 = 0xffffffffL;
    /** A column's zip holds one file, or a few. */
    private static final int LARGEST = 1 << 20;

    private final ChannelView file;

    /**
     * A file in the zip; all numbers are what the directory says.
     *
     * @param crc
     *            the CRC-32 of the values
     * @param compressed
     *            how many bytes it takes in the zip
     * @param size
     *            how many bytes it has
     * @param header
     *            where its local header begins
     */
    record Entry(String name, int method, boolean isEncrypted, long crc, long compressed, long size, long header) {
    }

    /** Where the directory is. */
    private record Range(long begin, long length, long shift) {
    }

    ZipDirectory(ChannelView file) {
        this.file = file;
    }

    /**
     * @return the files in the directory's order
     * @throws IOException
     *             when this is no zip, its directory is damaged, or reading fails
     */
    List<Entry> entries() throws IOException {
        Range range = range();
        if (range.length() > LARGEST) {
            throw new IOException("The directory is too large");
        }
        ByteBuffer directory = read(range.begin(), (int) range.length());
        List<Entry> entries = new ArrayList<>();
        while (directory.remaining() >= FILE_LENGTH && directory.getInt(directory.position()) == FILE) {
            entries.add(entry(directory, range.shift()));
        }
        return entries;
    }

    /**
     * Where an entry's bytes are.
     *
     * @return a view of those that are there
     * @throws IOException
     *             when they are not where the directory says
     */
    ChannelView data(Entry entry) throws IOException {
        ByteBuffer header = read(entry.header(), LOCAL_LENGTH);
        if (header.getInt(0) != LOCAL) {
            throw new IOException("There is no file where the directory says");
        }
        long begin = entry.header() + LOCAL_LENGTH + unsigned(header, 26) + unsigned(header, 28);
        if (begin > file.size()) {
            throw new IOException("The file begins after the end");
        }
        return file.part(begin, Math.min(entry.compressed(), file.size() - begin));
    }

    private Range range() throws IOException {
        int length = (int) Math.min(file.size(), END_LENGTH + LONGEST_COMMENT);
        long begin = file.size() - length;
        ByteBuffer tail = read(begin, length);
        for (int at = length - END_LENGTH; at >= 0; at--) {
            if (tail.getInt(at) == END) {
                long size = tail.getInt(at + 12) & 0xffffffffL;
                long offset = tail.getInt(at + 16) & 0xffffffffL;
                Range range64 = range64(begin + at);
                return range64 != null ? range64 : range(begin + at, size, offset);
            }
        }
        throw new IOException("There is no end of a directory");
    }

    /** What a Zip64 end says, which stands before the other one; null if there is none. */
    private Range range64(long end) throws IOException {
        if (end < LOCATOR64_LENGTH + END64_LENGTH) {
            return null;
        }
        ByteBuffer locator = read(end - LOCATOR64_LENGTH, LOCATOR64_LENGTH);
        if (locator.getInt(0) != LOCATOR64) {
            return null;
        }
        long at = end - LOCATOR64_LENGTH - END64_LENGTH;
        ByteBuffer end64 = read(at, END64_LENGTH);
        if (end64.getInt(0) != END64) {
            throw new IOException("There is no Zip64 end where it should be");
        }
        return range(at, end64.getLong(40), end64.getLong(48));
    }

    /** The directory stands right before its end; if that is not where it says, something was put before the zip. */
    private static Range range(long end, long size, long offset) throws IOException {
        if (size < 0 || size > end || offset < 0 || offset > end - size) {
            throw new IOException("The directory is not within the file");
        }
        return new Range(end - size, size, end - size - offset);
    }

    private Entry entry(ByteBuffer directory, long shift) throws IOException {
        int at = directory.position();
        int name = unsigned(directory, at + 28);
        int extra = unsigned(directory, at + 30);
        int comment = unsigned(directory, at + 32);
        if (directory.remaining() < FILE_LENGTH + name + extra + comment) {
            throw new IOException("The directory is cut off");
        }
        byte[] text = new byte[name];
        directory.get(at + FILE_LENGTH, text);
        ByteBuffer extra64 = extra64(directory, at + FILE_LENGTH + name, extra);
        long size = number(directory, at + 24, extra64);
        long compressed = number(directory, at + 20, extra64);
        long header = number(directory, at + 42, extra64);
        if (size < 0 || compressed < 0 || header < 0 || header > file.size() - shift - LOCAL_LENGTH) {
            throw new IOException("A number is not possible");
        }
        directory.position(at + FILE_LENGTH + name + extra + comment);
        return new Entry(new String(text, StandardCharsets.UTF_8), unsigned(directory, at + 10),
                (directory.get(at + 8) & 1) != 0, directory.getInt(at + 16) & 0xffffffffL, compressed, size,
                header + shift);
    }

    /** The numbers that did not fit into an entry, one after the other; empty if there are none. */
    private static ByteBuffer extra64(ByteBuffer directory, int begin, int length) {
        int end = begin + length;
        for (int at = begin; at + 4 <= end;) {
            int size = unsigned(directory, at + 2);
            if (size > end - at - 4) {
                break;
            }
            if (unsigned(directory, at) == EXTRA64) {
                return directory.slice(at + 4, size).order(ByteOrder.LITTLE_ENDIAN);
            }
            at += 4 + size;
        }
        return ByteBuffer.allocate(0);
    }

    private static long number(ByteBuffer directory, int at, ByteBuffer extra64) throws IOException {
        long number = directory.getInt(at) & 0xffffffffL;
        if (number != IN_EXTRA64) {
            return number;
        }
        if (extra64.remaining() < Long.BYTES) {
            throw new IOException("A number is missing");
        }
        return extra64.getLong();
    }

    private static int unsigned(ByteBuffer bytes, int at) {
        return bytes.getShort(at) & 0xffff;
    }

    private ByteBuffer read(long position, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        file.position(position);
        while (bytes.hasRemaining()) {
            if (file.read(bytes) < 0) {
                throw new IOException("The zip is cut off");
            }
        }
        return bytes.flip();
    }
}
