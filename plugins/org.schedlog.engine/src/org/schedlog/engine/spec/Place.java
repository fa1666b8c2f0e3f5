// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.spec;

/**
 * A place in a spec. Categories, pipelines and steps are counted from 0, as in the spec's lists and in the column
 * {@code c} of a figure; columns of a text from 1, as editors do.
 *
 * @param file
 *            the spec's file name
 * @param category
 *            the category's index, or -1 for the document as a whole
 * @param label
 *            the category's label; empty where it has none
 * @param pipeline
 *            the index in the category's {@code concatenate}, or -1
 * @param step
 *            the index in the pipeline, or -1
 * @param column
 *            where in the expression's text as the user wrote it, or -1
 * @param member
 *            the key of the member of the document or category whose value is meant; empty for no particular one.
 *            Messages name it themselves
 */
public record Place(String file, int category, String label, int pipeline, int step, int column, String member) {

    private static final int LONGEST_LABEL = 40;

    /**
     * @param file
     *            a spec's file name
     * @return the document as a whole
     */
    public static Place document(String file) {
        return new Place(file, -1, "", -1, -1, -1, "");
    }

    /**
     * @param index
     *            the category's index
     * @param itsLabel
     *            its label; empty where it has none
     * @return that category of this document
     */
    public Place inCategory(int index, String itsLabel) {
        return new Place(file, index, itsLabel, -1, -1, -1, "");
    }

    /**
     * @param index
     *            the pipeline's index
     * @return that pipeline of this category
     */
    public Place inPipeline(int index) {
        return new Place(file, category, label, index, -1, -1, "");
    }

    /**
     * @param index
     *            the step's index
     * @return that step of this pipeline
     */
    public Place inStep(int index) {
        return new Place(file, category, label, pipeline, index, -1, "");
    }

    /**
     * @param offset
     *            an offset in this place's text, from 0
     * @return that place in the text
     */
    public Place atOffset(int offset) {
        return new Place(file, category, label, pipeline, step, offset + 1, "");
    }

    /**
     * @param key
     *            a member's key
     * @return that member of this document or category
     */
    public Place inMember(String key) {
        return new Place(file, category, label, pipeline, step, column, key);
    }

    /**
     * @return the place for the user, e.g. {@code rqsize.json: category 2 "RQ_SIZE > 1", pipeline 0, step 1, column 14}
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (category >= 0) {
            text.append(": category ").append(category);
            if (!label.isEmpty()) {
                text.append(" \"").append(shortened(label)).append('"');
            }
        }
        if (pipeline >= 0) {
            text.append(", pipeline ").append(pipeline);
        }
        if (step >= 0) {
            text.append(", step ").append(step);
        }
        if (column >= 0) {
            text.append(category >= 0 ? ", column " : ": column ").append(column);
        }
        return text.toString();
    }

    private static String shortened(String label) {
        String line = label.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= LONGEST_LABEL ? line : line.substring(0, LONGEST_LABEL - 3) + "...";
    }
}
