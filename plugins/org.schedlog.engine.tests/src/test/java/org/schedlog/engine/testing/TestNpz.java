// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes {@code .npz} files in memory. */
public final class TestNpz {

    private TestNpz() {
    }

    /** One deflated array with a data descriptor, as a stream is written. */
    public static byte[] of(String name, byte[] npy) {
        return deflated(Map.of(name + ".npy", npy));
    }

    /** Deflated entries in the map's order. */
    public static byte[] deflated(Map<String, byte[]> entries) {
        return zip(new LinkedHashMap<>(entries), ZipEntry.DEFLATED);
    }

    /** Stored entries, as {@code numpy.savez} makes them. */
    public static byte[] stored(Map<String, byte[]> entries) {
        return zip(new LinkedHashMap<>(entries), ZipEntry.STORED);
    }

    private static byte[] zip(Map<String, byte[]> entries, int method) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setMethod(method);
                if (method == ZipEntry.STORED) {
                    CRC32 crc = new CRC32();
                    crc.update(file.getValue());
                    entry.setCrc(crc.getValue());
                    entry.setSize(file.getValue().length);
                }
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
