// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.figure;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.schedlog.tracecompass.core.spec.SpecSource;

/**
 * What a figure is made from: a specification, and the condition that its lines or points are asked to fulfil.
 * Immutable. Its {@link #id()} is text that a data provider's id can carry; {@link #of(String)} turns it back.
 *
 * @param source
 *            the specification
 * @param query
 *            the condition as the user typed it, without blanks around it; empty for everything
 */
public record FigureRequest(SpecSource source, String query) {

    private static final String MARK = "?query=";

    /** Strips the query. */
    public FigureRequest {
        query = query.strip();
    }

    /** Compared by hand: what Java makes for a record is made when it is first needed, and a picture waits for it. */
    @Override
    public boolean equals(Object other) {
        return other instanceof FigureRequest request && request.source.equals(source) && request.query.equals(query);
    }

    @Override
    public int hashCode() {
        return 31 * source.hashCode() + query.hashCode();
    }

    /**
     * Everything that a specification defines.
     *
     * @param source
     *            the specification
     * @return the request without a query
     */
    public static FigureRequest all(SpecSource source) {
        return new FigureRequest(source, "");
    }

    /** @return whether all lines or points are wanted */
    public boolean isAll() {
        return query.isEmpty();
    }

    /** @return the name for titles and progress, e.g. "overview where c == 1" */
    public String name() {
        return isAll() ? source.name() : source.name() + " where " + query;
    }

    /** @return text that names this request and nothing else */
    public String id() {
        String id = source.id();
        return isAll() && !id.contains(MARK) ? id : id + MARK + URLEncoder.encode(query, StandardCharsets.UTF_8);
    }

    /**
     * The request with an id.
     *
     * @param id
     *            what {@link #id()} gave once
     * @return the request, or empty if the text is no such id
     */
    public static Optional<FigureRequest> of(String id) {
        int mark = id.lastIndexOf(MARK);
        if (mark < 0) {
            return SpecSource.of(id).map(FigureRequest::all);
        }
        try {
            String query = URLDecoder.decode(id.substring(mark + MARK.length()), StandardCharsets.UTF_8);
            return SpecSource.of(id.substring(0, mark)).map(source -> new FigureRequest(source, query));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
