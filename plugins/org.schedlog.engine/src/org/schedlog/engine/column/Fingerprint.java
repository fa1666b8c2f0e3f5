// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.nio.charset.StandardCharsets;

/**
 * A number of 64 bits that stands for bytes: of different ones it is hardly ever equal, unless somebody makes them so
 * on purpose. FNV-1a of Fowler, Noll and Vo. The digests of {@code MessageDigest} are safer where somebody wants to
 * deceive; but every opening needs a fingerprint, and Java takes a good part of an opening's time to find a digest and
 * start it. For one thread.
 */
public final class Fingerprint {

    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private long value = BASIS;

    /**
     * Adds bytes behind those that were added before.
     *
     * @param bytes
     *            all of them
     * @return this
     */
    public Fingerprint add(byte[] bytes) {
        long now = value;
        for (byte b : bytes) {
            now = (now ^ b & 0xff) * PRIME;
        }
        value = now;
        return this;
    }

    /**
     * Adds a text behind what was added before.
     *
     * @param text
     *            any text
     * @return this
     */
    public Fingerprint add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @return what stands for all that was added */
    public long value() {
        return value;
    }

    /** @return the same as 16 hexadecimal digits */
    public String hex() {
        String digits = Long.toHexString(value);
        return "0".repeat(2 * Long.BYTES - digits.length()) + digits;
    }
}
