// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * How many points lie in each pixel of a rectangle. Takes memory, 4 bytes for each pixel, only for the tiles that have
 * points. Any number of threads may add at the same time; who reads waits until they are done.
 */
final class Density {

    private static final int SHIFT = 5;
    private static final int SIDE = 1 << SHIFT;
    private static final int MASK = SIDE - 1;
    private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(int[].class);

    private final int columns;
    private final AtomicReferenceArray<int[]> tiles;

    Density(int width, int height) {
        columns = (width + MASK) >> SHIFT;
        tiles = new AtomicReferenceArray<>(columns * ((height + MASK) >> SHIFT));
    }

    private int tileOf(int x, int y) {
        return (y >> SHIFT) * columns + (x >> SHIFT);
    }

    private static int within(int x, int y) {
        return (y & MASK) << SHIFT | x & MASK;
    }

    void add(int x, int y) {
        int tile = tileOf(x, y);
        int[] counts = tiles.getPlain(tile);
        if (counts == null) {
            counts = new int[SIDE * SIDE];
            int[] others = tiles.compareAndExchange(tile, null, counts);
            counts = others == null ? counts : others;
        }
        COUNT.getAndAdd(counts, within(x, y), 1);
    }

    int get(int x, int y) {
        int[] counts = tiles.get(tileOf(x, y));
        return counts == null ? 0 : counts[within(x, y)];
    }

    /** Receives the pixels that have points. */
    interface Visitor {
        void pixel(int x, int y, int count);
    }

    void forEach(Visitor visitor) {
        for (int tile = 0; tile < tiles.length(); tile++) {
            int[] counts = tiles.get(tile);
            if (counts == null) {
                continue;
            }
            int left = tile % columns << SHIFT;
            int top = tile / columns << SHIFT;
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] != 0) {
                    visitor.pixel(left + (i & MASK), top + (i >> SHIFT), counts[i]);
                }
            }
        }
    }
}
