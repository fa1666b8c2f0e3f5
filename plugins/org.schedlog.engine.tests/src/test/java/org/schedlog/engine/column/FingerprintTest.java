// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Fingerprints")
class FingerprintTest {

    /** Test vectors that the authors of the function published. */
    @Test
    void they_are_those_of_the_function() {
        assertEquals("cbf29ce484222325", new Fingerprint().hex());
        assertEquals("af63dc4c8601ec8c", new Fingerprint().add("a").hex());
        assertEquals("85944171f73967e8", new Fingerprint().add("foobar").hex());
        assertEquals(0x85944171f73967e8L, new Fingerprint().add("foo").add("bar").value());
    }

    /** With numbers of any size, as the function is defined. */
    @Test
    void any_bytes_are_counted_without_a_sign() {
        Random random = new Random(7);
        BigInteger limit = BigInteger.ONE.shiftLeft(Long.SIZE);
        BigInteger prime = BigInteger.ONE.shiftLeft(40).add(BigInteger.valueOf((1 << 8) + 0xb3));
        for (int i = 0; i < 1000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            BigInteger expected = new BigInteger("14695981039346656037");
            for (byte b : bytes) {
                expected = expected.xor(BigInteger.valueOf(Byte.toUnsignedInt(b))).multiply(prime).mod(limit);
            }
            Fingerprint fingerprint = new Fingerprint().add(bytes);
            assertEquals(expected.longValue(), fingerprint.value());
            assertEquals(String.format("%016x", expected), fingerprint.hex());
        }
    }

    @Test
    void similar_texts_have_different_ones() {
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            seen.add(new Fingerprint().add("/recordings/run-" + i + ".tar").value());
        }
        assertEquals(100_000, seen.size());
    }
}
