// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.history;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.eclipse.tracecompass.statesystem.core.ITmfStateSystem;
import org.schedlog.engine.column.KeyIndex;

/**
 * Finds the attributes of a complete history by their names, paths and parents. Trace Compass' own list takes several
 * times as long to make, since each attribute is some objects there, and more memory. Immutable and thread-safe.
 * <p>
 * Every method fails with an IndexOutOfBoundsException for the number of an attribute that does not exist.
 */
final class AttributeTree {

    private static final String ANY = "*";
    private static final String PARENT = "..";
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,10}");

    private final Attributes attributes;
    private final Values values;
    /** Attributes by parent and name; numbers are those of the attributes. */
    private final KeyIndex numbers = new KeyIndex();
    /** By attribute plus one, the root being 0: where its children begin; behind the last one, where they end. */
    private final int[] begins;
    private final int[] children;

    /**
     * @param attributes
     *            complete
     * @param values
     *            has their names
     */
    AttributeTree(Attributes attributes, Values values) {
        this.attributes = attributes;
        this.values = values;
        int size = attributes.size();
        begins = new int[size + 2];
        children = new int[size];
        for (int attribute = 0; attribute < size; attribute++) {
            int parent = attributes.parent(attribute);
            if (numbers.add(parent, attributes.name(attribute)) != attribute) {
                throw new IllegalStateException("The attribute " + nameOf(attribute) + " was made twice");
            }
            begins[parent + 2]++;
        }
        for (int place = 1; place < begins.length; place++) {
            begins[place] += begins[place - 1];
        }
        int[] next = begins.clone();
        for (int attribute = 0; attribute < size; attribute++) {
            children[next[attributes.parent(attribute) + 1]++] = attribute;
        }
    }

    int size() {
        return children.length;
    }

    private String nameOf(int attribute) {
        return String.valueOf(values.get(attributes.name(attribute)));
    }

    private int check(int attribute) {
        if (attribute < StateOutput.ROOT || attribute >= size()) {
            throw new IndexOutOfBoundsException("There is no attribute " + attribute);
        }
        return attribute;
    }

    /** The name of an attribute; not of the root, which has none. */
    String name(int attribute) {
        if (check(attribute) == StateOutput.ROOT) {
            throw new IndexOutOfBoundsException("The root has no name");
        }
        return nameOf(attribute);
    }

    /** An attribute's parent; the root's is the root. */
    int parent(int attribute) {
        return check(attribute) == StateOutput.ROOT ? StateOutput.ROOT : attributes.parent(attribute);
    }

    private int depth(int attribute) {
        int depth = 0;
        for (int at = attribute; at != StateOutput.ROOT; at = attributes.parent(at)) {
            depth++;
        }
        return depth;
    }

    /** The names of an attribute and of all above it, the topmost first. */
    String[] path(int attribute) {
        String[] path = new String[depth(check(attribute))];
        int at = attribute;
        for (int level = path.length - 1; level >= 0; level--) {
            path[level] = nameOf(at);
            at = attributes.parent(at);
        }
        return path;
    }

    /** The attribute with a path below another one, or {@link ITmfStateSystem#INVALID_ATTRIBUTE}. */
    int find(int from, String... path) {
        int found = check(from);
        for (int level = 0; level < path.length && found != ITmfStateSystem.INVALID_ATTRIBUTE; level++) {
            found = child(found, path[level]);
        }
        return found;
    }

    private int child(int parent, String name) {
        int found = child(parent, values.find(name));
        if (found == ITmfStateSystem.INVALID_ATTRIBUTE && INTEGER.matcher(name).matches()) {
            long integer = Long.parseLong(name);
            boolean isItsText = integer == (int) integer && name.equals(Integer.toString((int) integer));
            found = child(parent, isItsText ? values.find(Integer.valueOf((int) integer)) : Values.NONE);
        }
        return found;
    }

    private int child(int parent, int name) {
        int found = name == Values.NONE ? KeyIndex.NONE : numbers.find(parent, name);
        return found == KeyIndex.NONE ? ITmfStateSystem.INVALID_ATTRIBUTE : found;
    }

    /** An attribute's children in the order in which they were made, with all below each behind it if wanted. */
    List<Integer> children(int parent, boolean recursive) {
        List<Integer> found = new ArrayList<>();
        addChildren(check(parent), recursive, found);
        return found;
    }

    private void addChildren(int parent, boolean recursive, List<Integer> found) {
        for (int place = begins[parent + 1]; place < begins[parent + 2]; place++) {
            found.add(children[place]);
            if (recursive) {
                addChildren(children[place], true, found);
            }
        }
    }

    /** All attributes with a path below another one, where "*" stands for any name and ".." for the one above. */
    List<Integer> findAll(int from, String... pattern) {
        Set<Integer> found = new LinkedHashSet<>();
        found.add(check(from));
        for (String element : pattern) {
            Set<Integer> next = new LinkedHashSet<>();
            for (int attribute : found) {
                addMatches(attribute, element, next);
            }
            found = next;
        }
        return new ArrayList<>(found);
    }

    private void addMatches(int attribute, String element, Set<Integer> found) {
        if (element.equals(ANY)) {
            found.addAll(children(attribute, false));
        } else if (element.equals(PARENT)) {
            found.add(parent(attribute));
        } else {
            int child = child(attribute, element);
            if (child != ITmfStateSystem.INVALID_ATTRIBUTE) {
                found.add(child);
            }
        }
    }
}
