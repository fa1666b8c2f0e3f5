// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.sched;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a tree lists of one recording.
 *
 * @param recording
 *            what the recording is called; empty where there are no others
 * @param groups
 *            the groups that are listed
 * @param more
 *            how many there are beside them
 */
record SeriesListing(String recording, List<SeriesGroup> groups, int more) {

    /**
     * What is listed of some groups.
     *
     * @param groups
     *            groups, those of a recording one behind the other
     * @param most
     *            how many of a recording are listed in any case
     * @param always
     *            which of the others are listed, too
     * @return a listing for each recording that has any of the groups
     */
    static List<SeriesListing> of(List<SeriesGroup> groups, int most, Predicate<SeriesGroup> always) {
        Map<String, List<SeriesGroup>> all = new LinkedHashMap<>();
        groups.forEach(group -> all.computeIfAbsent(group.key().recording(), name -> new ArrayList<>()).add(group));
        List<SeriesListing> listings = new ArrayList<>();
        all.forEach((recording, ofOne) -> {
            List<SeriesGroup> listed = new ArrayList<>(ofOne.subList(0, Math.min(ofOne.size(), most)));
            ofOne.stream().skip(most).filter(always).forEach(listed::add);
            listings.add(new SeriesListing(recording, listed, ofOne.size() - listed.size()));
        });
        return listings;
    }
}
