// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.RecordingException;

/**
 * Lists the files of a tar by hopping from header to header. Our own rather than {@code TarArchiveInputStream} of
 * Commons Compress, because that one does not tell where a member's data begin, and, in the older versions that we must
 * run with, allocates as much memory as a damaged pax header demands.
 */
final class TarScanner {

    private static final int BLOCK = TarHeader.SIZE;
    /** Long names and pax headers beyond this are damage. */
    private static final int LONGEST_HEADER = 1 << 20;
    /** A recording has some dozens; all are kept on the heap. */
    private static final int MOST_FILES = 200_000;
    /** Links, devices and folders: their header gives no size of data that follow. */
    private static final String WITHOUT_DATA = "123456";

    private final Path path;
    private final FileChannel file;
    private final String stamp;
    private final Progress progress;
    private final long length;
    private final List<Member> members = new ArrayList<>();
    private String longName;
    private PaxHeader pax = PaxHeader.NONE;

    private TarScanner(Path path, FileChannel file, String stamp, Progress progress) throws IOException {
        this.path = path;
        this.file = file;
        this.stamp = stamp;
        this.progress = progress;
        this.length = file.size();
    }

    static Archive scan(Path path, Progress progress) throws IOException {
        String stamp = Archive.stamp(Files.readAttributes(path, BasicFileAttributes.class));
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            return new TarScanner(path, file, stamp, progress).scan();
        }
    }

    private Archive scan() throws IOException {
        long position = 0;
        while (position + BLOCK <= length) {
            progress.check();
            byte[] header = read(position, BLOCK);
            if (isZero(header)) {
                return archive(null);
            }
            Optional<TarHeader> entry = TarHeader.parse(header);
            if (entry.isEmpty() && position == 0) {
                throw new RecordingException(Archive.nameOf(path)
                        + " is no tar archive, so it is no SchedLog recording.");
            }
            long next = entry.isEmpty() ? -1 : take(entry.get(), position + BLOCK);
            if (next < 0) {
                return archive(String.format(Locale.ROOT, "the tar is damaged at byte %,d", position));
            }
            position = next;
        }
        if (members.isEmpty() && position < BLOCK) {
            throw new RecordingException(Archive.nameOf(path) + " is no tar archive, so it is no SchedLog recording.");
        }
        return archive(String.format(Locale.ROOT, "the tar is cut off after %,d bytes", length));
    }

    private Archive archive(String damage) {
        return new Archive(path, List.copyOf(members), Optional.ofNullable(damage));
    }

    /** Takes what a header describes; returns where the next header is, or -1 if the header makes no sense. */
    private long take(TarHeader entry, long data) throws IOException {
        boolean longNamed = entry.type() == TarConstants.LF_GNUTYPE_LONGNAME;
        boolean extended = entry.type() == TarConstants.LF_PAX_EXTENDED_HEADER_LC
                || entry.type() == TarConstants.LF_PAX_EXTENDED_HEADER_UC;
        boolean extension = longNamed || extended || entry.type() == TarConstants.LF_GNUTYPE_LONGLINK
                || entry.type() == TarConstants.LF_PAX_GLOBAL_EXTENDED_HEADER;
        long size = WITHOUT_DATA.indexOf(entry.type()) >= 0 ? 0
                : extension ? entry.size() : pax.size().orElse(entry.size());
        if (size > Long.MAX_VALUE - data - BLOCK || extension && size > LONGEST_HEADER) {
            return -1;
        }
        long present = Math.max(0, Math.min(size, length - data));
        if (!extension) {
            add(entry, data, size, present);
            longName = null;
            pax = PaxHeader.NONE;
        } else if (present == size && longNamed) {
            longName = text(read(data, (int) size));
        } else if (present == size && extended) {
            Optional<PaxHeader> parsed = PaxHeader.parse(read(data, (int) size));
            if (parsed.isEmpty()) {
                return -1;
            }
            pax = parsed.get();
        }
        return data + (size + BLOCK - 1) / BLOCK * BLOCK;
    }

    private void add(TarHeader entry, long data, long size, long present) throws RecordingException {
        String name = pax.path().orElse(longName == null ? entry.name() : longName);
        byte type = entry.type();
        if (type == TarConstants.LF_GNUTYPE_SPARSE || pax.isSparse()) {
            throw new RecordingException(Archive.nameOf(path) + " was made with tar's option --sparse (" + name
                    + "), which cannot be read. Unpack it and open the folder.");
        }
        boolean isFile = type == TarConstants.LF_NORMAL || type == TarConstants.LF_OLDNORM
                || type == TarConstants.LF_CONTIG;
        if (isFile && !name.endsWith("/")) {
            if (members.size() == MOST_FILES) {
                throw new RecordingException(Archive.nameOf(path) + " holds more than " + MOST_FILES
                        + " files. Pack a recording alone.");
            }
            members.add(new Member(path, name, data, size, present, stamp));
        }
    }

    private byte[] read(long position, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining() && file.read(bytes, position + bytes.position()) >= 0) {
            // a read may give less than was asked for
        }
        return bytes.array();
    }

    private static boolean isZero(byte[] bytes) {
        for (byte b : bytes) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    private static String text(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }
}
