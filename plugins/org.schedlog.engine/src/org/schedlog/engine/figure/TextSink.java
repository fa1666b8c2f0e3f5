// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes numbers and texts as UTF-8 through one buffer, without an object for each integer. For one thread. */
final class TextSink {

    private static final int CAPACITY = 1 << 16;
    /** No number is longer. */
    private static final int LONGEST = 32;
    /** Below it every integral double is exact and Double.toString would not write an exponent. */
    private static final double PLAIN = 1e7;

    private final OutputStream out;
    private final byte[] buffer = new byte[CAPACITY];
    private int used;

    TextSink(OutputStream out) {
        this.out = out;
    }

    void put(char ascii) throws IOException {
        room(1);
        buffer[used++] = (byte) ascii;
    }

    void put(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > CAPACITY) {
            flush();
            out.write(bytes);
            return;
        }
        room(bytes.length);
        System.arraycopy(bytes, 0, buffer, used, bytes.length);
        used += bytes.length;
    }

    void put(long value) throws IOException {
        room(LONGEST);
        if (value == Long.MIN_VALUE) {
            put(Long.toString(value));
            return;
        }
        long rest = value;
        if (value < 0) {
            buffer[used++] = '-';
            rest = -value;
        }
        int digits = 1;
        for (long power = 10; digits < 19 && rest >= power; power *= 10) {
            digits++;
        }
        for (int at = used + digits - 1; at >= used; at--) {
            buffer[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        used += digits;
    }

    /** A finite double in a form that reads back to the same double. */
    void put(double value) throws IOException {
        long half = (long) (2 * value);
        if (half == 2 * value && Math.abs(value) < PLAIN && half != 0) {
            if (half == -1) {
                put('-');
            }
            put(half / 2);
            put((half & 1) == 0 ? ".0" : ".5");
        } else {
            put(Double.toString(value));
        }
    }

    private void room(int bytes) throws IOException {
        if (buffer.length - used < bytes) {
            flush();
        }
    }

    /** Hands everything over to the stream, which is not flushed itself. */
    void flush() throws IOException {
        out.write(buffer, 0, used);
        used = 0;
    }
}
