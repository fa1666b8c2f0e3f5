// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/** Inflates the raw bytes of a zip entry, in larger bites than the JDK's stream takes. */
final class InflatedStream extends InputStream {

    private final InputStream raw;
    private final Inflater inflater = new Inflater(true);
    private final byte[] deflated = new byte[1 << 16];

    InflatedStream(InputStream raw) {
        this.raw = raw;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /**
     * @throws ZipException
     *             when the raw bytes are damaged
     */
    @Override
    public int read(byte[] dest, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            int count = 0;
            while (count == 0) {
                if (inflater.finished() || inflater.needsDictionary()) {
                    return -1;
                }
                if (inflater.needsInput()) {
                    int read = raw.read(deflated, 0, deflated.length);
                    if (read < 0) {
                        return -1;
                    }
                    inflater.setInput(deflated, 0, read);
                }
                count = inflater.inflate(dest, offset, length);
            }
            return count;
        } catch (DataFormatException e) {
            ZipException damaged = new ZipException(e.getMessage());
            damaged.initCause(e);
            throw damaged;
        }
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        raw.close();
    }
}
