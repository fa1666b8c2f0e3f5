// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

/**
 * The median of the last n numbers, in O(log n) each: the lower half of them in a heap with the largest on top, the
 * upper half in one with the smallest on top. A new number takes the slot of the oldest, so both heaps keep their
 * sizes. For one thread.
 */
final class RunningMedian {

    private final double[] values;
    /** For each slot its index in its heap. */
    private final int[] place;
    /** For each slot its heap. */
    private final boolean[] isLower;
    private final Heap lower;
    private final Heap upper;
    private int filled;
    private int next;

    /**
     * @param window
     *            how many numbers, at least 1
     */
    RunningMedian(int window) {
        values = new double[window];
        place = new int[window];
        isLower = new boolean[window];
        lower = new Heap((window + 1) / 2, -1);
        upper = new Heap(window / 2, 1);
    }

    /**
     * @param value
     *            the next number; finite
     */
    void add(double value) {
        int slot = next;
        next = next + 1 == values.length ? 0 : next + 1;
        values[slot] = value;
        if (filled < values.length) {
            isLower[slot] = filled % 2 == 0;
            (isLower[slot] ? lower : upper).append(slot);
            filled++;
        } else {
            (isLower[slot] ? lower : upper).moved(place[slot]);
        }
        if (upper.size > 0 && values[lower.slots[0]] > values[upper.slots[0]]) {
            swapTops();
        }
    }

    private void swapTops() {
        int small = upper.slots[0];
        int large = lower.slots[0];
        isLower[small] = true;
        isLower[large] = false;
        lower.put(0, small);
        upper.put(0, large);
        lower.moved(0);
        upper.moved(0);
    }

    /** @return the median of the last n numbers; asked only once n numbers are there */
    double median() {
        double below = values[lower.slots[0]];
        return values.length % 2 == 1 ? below : (below + values[upper.slots[0]]) / 2;
    }

    /** A heap of slots, ordered by their values times a sign, the smallest on top. */
    private final class Heap {

        private final int[] slots;
        private final int sign;
        private int size;

        Heap(int capacity, int sign) {
            this.slots = new int[capacity];
            this.sign = sign;
        }

        void append(int slot) {
            put(size, slot);
            moved(size++);
        }

        void put(int index, int slot) {
            slots[index] = slot;
            place[slot] = index;
        }

        private boolean before(int slot, int other) {
            return sign * values[slot] < sign * values[other];
        }

        /** Restores the order after the value of the slot at an index changed. */
        void moved(int index) {
            int slot = slots[index];
            int hole = index;
            while (hole > 0 && before(slot, slots[(hole - 1) / 2])) {
                put(hole, slots[(hole - 1) / 2]);
                hole = (hole - 1) / 2;
            }
            for (int child = 2 * hole + 1; child < size; child = 2 * hole + 1) {
                if (child + 1 < size && before(slots[child + 1], slots[child])) {
                    child++;
                }
                if (!before(slots[child], slot)) {
                    break;
                }
                put(hole, slots[child]);
                hole = child;
            }
            put(hole, slot);
        }
    }
}
