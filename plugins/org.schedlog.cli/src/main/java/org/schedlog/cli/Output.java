// SPDX-License-Identifier: EPL-2.0
package org.schedlog.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Standard output. When its reader has gone, as in {@code schedlog ... | head}, that is told apart from a disk that is
 * full.
 */
final class Output extends OutputStream {

    private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");

    private final OutputStream out;

    /** @param out standard output as bytes */
    Output(OutputStream out) {
        this.out = out;
    }

    /** Nobody reads on: nothing more is to be done, and nothing is wrong. */
    static final class ReaderGoneException extends IOException {
        private static final long serialVersionUID = 1L;

        ReaderGoneException(IOException cause) {
            super(cause);
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw isPipe() ? new ReaderGoneException(e)
                    : new IOException("Standard output cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    private static boolean isPipe() throws IOException {
        if (!Files.isSymbolicLink(STANDARD_OUTPUT)) {
            return false;
        }
        String target = Files.readSymbolicLink(STANDARD_OUTPUT).toString();
        return target.startsWith("pipe:") || target.startsWith("socket:");
    }
}
