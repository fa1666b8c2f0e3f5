// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.column;

import java.io.IOException;

/**
 * The format of a file that holds numbers of several kinds, as a {@link ValueWriter} writes them. All little-endian:
 * the pieces, each beginning at a multiple of 8 bytes; a directory with type, offset and length in bytes of each (8
 * bytes each number); in the end the number of pieces, their owner's mark, the CRC-32 of directory and number and mark,
 * and magic (8 bytes each). A file that is not exactly so is not used.
 */
final class ValueFile {

    static final long MAGIC = 0x314c41564c534353L;
    static final int ENTRY = 3 * Long.BYTES;
    static final int FOOTER = 4 * Long.BYTES;
    static final int TEXT = 100;

    private ValueFile() {
    }

    /** A piece of the file; a text's type is {@link #TEXT}, otherwise that of {@link ColumnType}. */
    record Piece(int type, long offset, long bytes) {
    }

    /** What a file says is not what its reader expects. */
    static IOException unexpected() {
        return new IOException("The file holds something else than expected");
    }
}
