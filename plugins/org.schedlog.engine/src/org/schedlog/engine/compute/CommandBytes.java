// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.compute;

import java.nio.charset.StandardCharsets;

/** The command name that an EXEC event carries in its two arguments. */
final class CommandBytes {

    /** How many bytes of a name the event has room for; a longer name is cut. */
    static final int LENGTH = 8;

    private static final char REPLACEMENT = '\uFFFD';

    private CommandBytes() {
    }

    /**
     * Reads a name: the bytes of arg1, then those of arg0, each the low one first, up to the first NUL.
     *
     * @return the name of at most 8 bytes, or null if there is none that can be printed
     */
    static String decode(long arg0, long arg1) {
        long word = arg0 << Integer.SIZE | arg1 & 0xFFFF_FFFFL;
        byte[] bytes = new byte[LENGTH];
        int length = 0;
        while (length < LENGTH && (byte) word != 0) {
            bytes[length++] = (byte) word;
            word >>>= Byte.SIZE;
        }
        String name = new String(bytes, 0, length, StandardCharsets.UTF_8);
        if (length == LENGTH && name.charAt(name.length() - 1) == REPLACEMENT) {
            // the cut went through a character of several bytes
            name = name.substring(0, name.length() - 1);
        }
        return isPrintable(name) ? name : null;
    }

    private static boolean isPrintable(String name) {
        return !name.isBlank() && name.chars().noneMatch(c -> Character.isISOControl(c) || c == REPLACEMENT);
    }

    /**
     * Whether one name is the other one as an EXEC event cuts it: its beginning, and the next character did not fit.
     */
    static boolean isCutOf(String cut, String whole) {
        if (cut.length() >= whole.length() || !whole.startsWith(cut) || utf8Length(cut) > LENGTH) {
            return false;
        }
        return utf8Length(whole.substring(0, whole.offsetByCodePoints(cut.length(), 1))) > LENGTH;
    }

    private static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
