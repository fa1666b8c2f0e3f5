// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.spec.Category;
import org.schedlog.engine.spec.Diagnostic;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.engine.spec.Place;
import org.schedlog.engine.spec.SpecException;

/**
 * Evaluates specs: first on the recording's columns without rows, which finds everything that is wrong and the
 * categories that this recording cannot have, then on the rows.
 */
final class FrameEvaluation {

    private final FigureSpec spec;
    private final Recording recording;
    private final Progress progress;

    private FrameEvaluation(FigureSpec spec, Recording recording, Progress progress) {
        this.spec = spec;
        this.recording = recording;
        this.progress = progress;
    }

    static List<CategoryFrame> categories(FigureSpec spec, Recording recording, Progress progress) throws IOException,
            SpecException {
        FrameEvaluation evaluation = new FrameEvaluation(spec, recording, progress);
        return evaluation.evaluate(evaluation.checked());
    }

    /** @return the categories, those marked that cannot be had */
    private List<Category> checked() throws IOException, SpecException {
        BaseColumns base = BaseColumns.emptyOf(recording);
        List<Diagnostic> errors = new ArrayList<>();
        List<Category> categories = new ArrayList<>();
        for (Category category : spec.categories()) {
            Set<String> missing = new TreeSet<>();
            for (int i = 0; i < category.pipelines().size(); i++) {
                PipelineRun run = new PipelineRun(base, place(category, i), progress);
                Table table = run.run(category.pipelines().get(i), spec);
                assert table.size() == 0;
                errors.addAll(run.errors());
                missing.addAll(run.missingEvents());
            }
            categories.add(missing.isEmpty() || category.unavailable() != null ? category
                    : category.withoutEvents(List.copyOf(missing)));
        }
        if (!errors.isEmpty()) {
            throw new SpecException(errors);
        }
        return categories;
    }

    private List<CategoryFrame> evaluate(List<Category> categories) throws IOException, SpecException {
        BaseColumns base = BaseColumns.of(recording);
        List<CategoryFrame> frames = new ArrayList<>();
        for (Category category : categories) {
            progress.task("Evaluating " + category.label());
            progress.done((double) frames.size() / categories.size());
            List<Part> parts = new ArrayList<>();
            int pipelines = category.unavailable() == null ? category.pipelines().size() : 0;
            for (int i = 0; i < pipelines; i++) {
                PipelineRun run = new PipelineRun(base, place(category, i), progress);
                parts.add(new Part(run.run(category.pipelines().get(i), spec)));
                if (!run.errors().isEmpty()) {
                    throw new SpecException(run.errors());
                }
            }
            frames.add(new CategoryFrame(category, parts));
        }
        return frames;
    }

    private Place place(Category category, int pipeline) {
        return Place.document(spec.fileName()).inCategory(category.index(), category.label()).inPipeline(pipeline);
    }
}
