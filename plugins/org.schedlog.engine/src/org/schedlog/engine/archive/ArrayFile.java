// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipException;
import org.schedlog.engine.column.Column;

/**
 * The array in a member: a {@code .npy} file, or the one in a {@code .npz} (a zip) that has the file's base name, else
 * its only one. Opening reads the headers and refuses an array that promises more than the member can hold; the values
 * follow block by block. For one thread.
 */
final class ArrayFile implements Closeable {

    private static final String NPY = ".npy";
    /** What deflate can make of one byte at most, roughly: 258 bytes from 2 bits. */
    private static final long LARGEST_RATIO = 1032;

    private final Closeable container;
    private final InputStream in;
    private final NpyHeader header;
    /** The checksum that the values must have, or -1 if there is none to compare with. */
    private final long expectedCrc;
    private final CRC32 crc = new CRC32();
    private final ByteBuffer block;
    private long rowsRead;
    private boolean wrapped;

    private ArrayFile(Closeable container, InputStream stream, long size, long expectedCrc)
            throws IOException, TroubleException {
        this.container = container;
        this.in = stream;
        // the zip's checksum covers the array's header, too
        this.header = NpyHeader.read(new CheckedInputStream(stream, crc));
        this.block = ByteBuffer.allocate(Column.BLOCK * header.type().width()).order(header.type().order());
        long there = (size - header.length()) / header.type().width();
        if (header.rows() > there) {
            throw new TroubleException(String.format(Locale.ROOT,
                    "is cut off: its header promises %,d values, %,d are there",
                    header.rows(), Math.max(0, there)));
        }
        if (header.rows() > Integer.MAX_VALUE) {
            throw new TroubleException(String.format(Locale.ROOT, "has %,d values; a recording can have %,d",
                    header.rows(),
                    Integer.MAX_VALUE));
        }
        boolean nothingElse = size == header.length() + header.rows() * header.type().width();
        this.expectedCrc = nothingElse ? expectedCrc : -1;
    }

    /**
     * @param member
     *            an npy or npz file
     * @param column
     *            the column's name: what the array in an npz should be called
     * @throws TroubleException
     *             when there is no array of numbers that can be read
     * @throws IOException
     *             when the file on disk cannot be read
     */
    static ArrayFile open(Member member, String column) throws IOException, TroubleException {
        if (member.isCutOff()) {
            throw new TroubleException(String.format(Locale.ROOT, "is cut off: %,d of its %,d bytes are there",
                    member.present(),
                    member.size()));
        }
        if (member.size() == 0) {
            throw new TroubleException("is empty (0 bytes)");
        }
        ChannelView view = member.open();
        boolean opened = false;
        try {
            ArrayFile array;
            if (member.name().endsWith(NPY)) {
                array = new ArrayFile(view, Channels.newInputStream(view), member.size(), -1);
            } else {
                array = inZip(view, column);
            }
            opened = true;
            return array;
        } catch (IOException e) {
            String kind = member.name().endsWith(NPY) ? "NumPy" : "zip";
            throw new TroubleException("is damaged: it is no " + kind + " file that can be read", e);
        } finally {
            if (!opened) {
                view.close();
            }
        }
    }

    private static ArrayFile inZip(ChannelView view, String column) throws IOException, TroubleException {
        ZipDirectory zip = new ZipDirectory(view);
        ZipDirectory.Entry entry = choose(zip.entries(), column);
        if (entry.isEncrypted()) {
            throw new TroubleException("is encrypted");
        }
        boolean deflated = entry.method() == ZipDirectory.DEFLATED;
        if (!deflated && entry.method() != ZipDirectory.STORED) {
            throw new TroubleException("is compressed in a way that is not read (zip method " + entry.method() + ")");
        }
        // both sizes are what the zip says of itself; what counts is what its bytes can hold
        ChannelView data = zip.data(entry);
        long most = deflated ? data.size() > Long.MAX_VALUE / LARGEST_RATIO ? Long.MAX_VALUE
                : data.size() * LARGEST_RATIO : data.size();
        InputStream raw = Channels.newInputStream(data);
        return new ArrayFile(view, deflated ? new InflatedStream(raw) : raw, Math.min(entry.size(), most), entry.crc());
    }

    /** The array with the column's name, the last one if there are several; else the only array. */
    private static ZipDirectory.Entry choose(List<ZipDirectory.Entry> entries, String column) throws TroubleException {
        ZipDirectory.Entry named = null;
        ZipDirectory.Entry other = null;
        int others = 0;
        for (ZipDirectory.Entry entry : entries) {
            if (entry.name().equals(column + NPY)) {
                named = entry;
            } else if (entry.name().endsWith(NPY)) {
                other = entry;
                others++;
            }
        }
        if (named != null) {
            return named;
        }
        if (others != 1) {
            throw new TroubleException(others == 0 ? "holds no array" : "holds " + others
                    + " arrays, and none is called " + column);
        }
        return other;
    }

    NpyHeader header() {
        return header;
    }

    /**
     * Reads the next values.
     *
     * @param count
     *            how many, at most {@link Column#BLOCK} and not more than are left
     * @return their bytes from index 0 on, in the array's byte order; valid until the next call
     * @throws TroubleException
     *             when they are damaged or not there
     */
    ByteBuffer next(int count) throws TroubleException {
        int bytes = count * header.type().width();
        int read;
        try {
            read = in.readNBytes(block.array(), 0, bytes);
        } catch (ZipException e) {
            throw new TroubleException(String.format(Locale.ROOT, "is damaged after %,d of %,d values", rowsRead,
                    header.rows()), e);
        } catch (IOException e) {
            throw new TroubleException("cannot be read (" + e.getMessage() + ")", e);
        }
        if (read < bytes) {
            throw new TroubleException(String.format(Locale.ROOT, "is cut off: %,d of %,d values are there",
                    rowsRead + read / header.type().width(), header.rows()));
        }
        crc.update(block.array(), 0, bytes);
        rowsRead += count;
        if (rowsRead == header.rows() && expectedCrc >= 0 && crc.getValue() != expectedCrc) {
            throw new TroubleException("is damaged: its checksum is wrong");
        }
        return block;
    }

    /**
     * Reads the next values of an array of integers.
     *
     * @param count
     *            as for {@link #next}
     * @param dest
     *            receives them, those of 2^63 and more as negative numbers
     */
    void nextLongs(int count, long[] dest) throws TroubleException {
        header.type().longs(next(count), count, dest);
        if (header.type().canWrap()) {
            long all = 0;
            for (int i = 0; i < count; i++) {
                all |= dest[i];
            }
            wrapped |= all < 0;
        }
    }

    /** Whether any value read so far was 2^63 or more. */
    boolean holdsWrapped() {
        return wrapped;
    }

    @Override
    public void close() throws IOException {
        in.close();
        container.close();
    }
}
