// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;

/**
 * Something for each event id, made when it is first asked for. Ids are small numbers, as a rule, so that asking costs
 * no more than a look into an array. Thread-safe.
 *
 * @param <T>
 *            what there is for each id; two threads may make one each, so they must be interchangeable
 */
final class ById<T> {

    private static final int SMALL_IDS = 1 << 10;

    private final IntFunction<T> maker;
    private final AtomicReferenceArray<T> small = new AtomicReferenceArray<>(SMALL_IDS);
    private final Map<Integer, T> others = new ConcurrentHashMap<>();

    ById(IntFunction<T> maker) {
        this.maker = maker;
    }

    T get(int id) {
        if (id < 0 || id >= SMALL_IDS) {
            return others.computeIfAbsent(id, maker::apply);
        }
        T known = small.get(id);
        if (known == null) {
            small.compareAndSet(id, null, maker.apply(id));
            known = small.get(id);
        }
        return known;
    }
}
