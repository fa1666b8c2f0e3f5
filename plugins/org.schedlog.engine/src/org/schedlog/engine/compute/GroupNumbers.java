// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.compute;

import java.util.Arrays;

import org.schedlog.engine.column.KeyIndex;

/**
 * Numbers pairs of an event and a key (a CPU or a thread), so that what is known of a pair can be kept in arrays. Pairs
 * of small numbers, as those of most recordings are, are found without a search: the keys of an event are cut into
 * pages; its first page, which has all CPUs, always has the same numbers; the others get theirs when one of their keys
 * is first met, and a table tells them. Threads that live at the same time are mostly on few pages, so that what is
 * known of them stays in the processor's cache. For one thread.
 */
final class GroupNumbers {

    /** A page has the numbers of so many bits of keys. */
    private static final int PAGE_BITS = 10;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int MOST_EVENT_BITS = 8;
    /** Linux has no thread ids of more bits. */
    private static final int KEY_BITS = 22;
    private static final int PAGES_OF_EVENT_BITS = KEY_BITS - PAGE_BITS;
    /** So many pages are given to pairs of small numbers, even if each of them were on a page of its own. */
    private static final int MOST_PAGES = 1 << 12;

    /** Events with numbers of more bits are not small. */
    private final int eventBits;
    /** By event and page but the first: the number of the page's first key; 0 as long as it has none. */
    private final int[] places;
    /** The other pairs; they are on pages, too. */
    private final KeyIndex others = new KeyIndex();
    private int[] placesOfOthers = new int[0];
    private int bound;
    private int pages;

    /**
     * @param greatest
     *            most events have numbers from 0 to this
     */
    GroupNumbers(int greatest) {
        eventBits = Math.min(MOST_EVENT_BITS, Integer.SIZE - Integer.numberOfLeadingZeros(greatest));
        places = new int[1 << eventBits + PAGES_OF_EVENT_BITS];
        bound = 1 << eventBits + PAGE_BITS;
    }

    /** @return all numbers that were given are less than this */
    int bound() {
        return bound;
    }

    /** @return the pair's number, always the same one */
    int of(long event, long key) {
        if ((event >>> eventBits | key >>> PAGE_BITS) == 0) {
            return (int) (event << PAGE_BITS | key);
        }
        if ((event >>> eventBits | key >>> KEY_BITS) == 0) {
            int page = (int) (event << PAGES_OF_EVENT_BITS | key >>> PAGE_BITS);
            int place = places[page];
            if (place != 0) {
                return place | (int) key & PAGE - 1;
            }
            if (pages < MOST_PAGES) {
                pages++;
                places[page] = next();
                return places[page] | (int) key & PAGE - 1;
            }
        }
        return other(event, key);
    }

    private int other(long event, long key) {
        int number = others.add(event, key);
        int page = number >>> PAGE_BITS;
        if (page == placesOfOthers.length) {
            placesOfOthers = Arrays.copyOf(placesOfOthers, 2 * page + 1);
        }
        if (placesOfOthers[page] == 0) {
            placesOfOthers[page] = next();
        }
        return placesOfOthers[page] | number & PAGE - 1;
    }

    private int next() {
        int place = bound;
        bound += PAGE;
        return place;
    }
}
