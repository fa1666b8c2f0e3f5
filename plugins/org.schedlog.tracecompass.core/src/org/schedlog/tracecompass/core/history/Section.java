// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;

/** A part of a mapped file that holds integers of 2, 4 or 8 bytes, without sign if shorter than 8. */
final class Section {

    private static final int SHIFT = 27;
    private static final int MASK = (1 << SHIFT) - 1;

    private final ByteBuffer[] pieces;
    private final int width;

    Section(FileChannel channel, long offset, long count, int width) throws IOException {
        this.width = width;
        pieces = new ByteBuffer[(int) (count + MASK >>> SHIFT)];
        for (int i = 0; i < pieces.length; i++) {
            long begin = (long) i << SHIFT;
            long length = Math.min(1L << SHIFT, count - begin);
            pieces[i] = channel.map(MapMode.READ_ONLY, offset + begin * width, length * width)
                    .order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    long get(long index) {
        ByteBuffer piece = pieces[(int) (index >>> SHIFT)];
        int place = ((int) index & MASK) * width;
        return switch (width) {
        case Short.BYTES -> piece.getShort(place) & 0xffffL;
        case Integer.BYTES -> piece.getInt(place) & 0xffff_ffffL;
        default -> piece.getLong(place);
        };
    }
}
