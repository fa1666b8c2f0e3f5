// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.figure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.schedlog.engine.figure.Palette;
import org.schedlog.engine.spec.Category;
import org.schedlog.tracecompass.core.spec.SpecSource;

/**
 * The colours of the categories on show, and which of them the user hid. A colour is the specification's unless the
 * user chose another one, which is kept with the specification. For the UI thread only.
 */
public final class CategoryColors implements Palette {

    private final ColorChoices choices = new ColorChoices();
    private final Map<Integer, Integer> colors = new HashMap<>();
    /** The colours kept here, without those set from elsewhere. */
    private Map<Integer, Integer> own = Map.of();
    private SpecSource source;
    private List<Category> categories = List.of();
    private BitSet hidden = new BitSet();
    private int epoch;

    /** @return a number that changes whenever anything would be painted differently */
    public int epoch() {
        return epoch;
    }

    /**
     * Shows the categories of a specification, in the colours that the user chose for it. What was hidden stays hidden
     * if these are the same categories as before.
     *
     * @param newSource
     *            the specification
     * @param newCategories
     *            its categories by index
     */
    public void show(SpecSource newSource, List<Category> newCategories) {
        List<String> before = categories.stream().map(Category::label).toList();
        boolean isSame = newSource.equals(source)
                && before.equals(newCategories.stream().map(Category::label).toList());
        if (!isSame) {
            hidden = new BitSet();
        }
        source = newSource;
        categories = new ArrayList<>(newCategories);
        applyChoices();
        epoch++;
    }

    private void applyChoices() {
        colors.clear();
        Map<String, Integer> chosen = choices.of(source);
        for (Category category : categories) {
            colors.put(category.index(), chosen.getOrDefault(category.label(), category.color()));
        }
        own = Map.copyOf(colors);
    }

    /** @return the colours by category before any was set from elsewhere */
    public Map<Integer, Integer> own() {
        return own;
    }

    /**
     * A name for these colours under which others may keep what they change of them: it is another one after the user
     * chose a colour here, so that such a choice is never overruled by an older one.
     *
     * @return the name; empty while there is no figure
     */
    public String name() {
        return source == null ? "" : source.id() + " " + choices.generation(source);
    }

    /**
     * Sets a colour that was chosen elsewhere and is kept there.
     *
     * @param category
     *            a category's index
     * @param rgb
     *            0xRRGGBB
     */
    public void setColor(int category, int rgb) {
        Integer before = colors.put(category, rgb);
        if (before == null || before != rgb) {
            epoch++;
        }
    }

    /**
     * Takes the user's choice of a colour, and keeps it and all others on show with the specification.
     *
     * @param category
     *            a category's index
     * @param rgb
     *            0xRRGGBB
     */
    public void choose(int category, int rgb) {
        colors.put(category, rgb);
        keepChoices();
    }

    /**
     * Goes back to the specification's colour.
     *
     * @param category
     *            a category's index
     */
    public void reset(int category) {
        choose(category, categories.get(category).color());
    }

    /** Goes back to the specification's colours. */
    public void resetAll() {
        categories.forEach(category -> colors.put(category.index(), category.color()));
        keepChoices();
    }

    private void keepChoices() {
        Map<String, Integer> chosen = new HashMap<>();
        categories.stream().filter(category -> isChosen(category.index()))
                .forEach(category -> chosen.put(category.label(), rgb(category.index())));
        choices.keep(source, chosen);
        own = Map.copyOf(colors);
        epoch++;
    }

    /** @return whether the category has another colour than the specification says */
    public boolean isChosen(int category) {
        return category < categories.size() && rgb(category) != (categories.get(category).color() & 0xFFFFFF);
    }

    public void setVisible(int category, boolean visible) {
        if (visible == hidden.get(category)) {
            hidden.set(category, !visible);
            epoch++;
        }
    }

    /** Hides all categories but one. */
    public void showOnly(int category) {
        hidden.set(0, categories.size());
        hidden.clear(category);
        epoch++;
    }

    /** Hides no category any more. */
    public void showAll() {
        hide(new BitSet());
    }

    /**
     * Hides these categories and no others.
     *
     * @param toHide
     *            indexes of categories
     */
    public void hide(BitSet toHide) {
        hidden = (BitSet) toHide.clone();
        epoch++;
    }

    /** Forgets colours and hidden categories: there is no figure. */
    public void clear() {
        source = null;
        own = Map.of();
        categories = List.of();
        colors.clear();
        hidden = new BitSet();
        epoch++;
    }

    /** @return the indexes of the hidden categories; a copy */
    public BitSet hidden() {
        return (BitSet) hidden.clone();
    }

    @Override
    public int rgb(int category) {
        return colors.getOrDefault(category, 0) & 0xFFFFFF;
    }

    @Override
    public boolean visible(int category) {
        return !hidden.get(category);
    }
}
