// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;
import org.schedlog.engine.column.Work;
import org.schedlog.engine.spec.Category;
import org.schedlog.engine.spec.Diagnostic;
import org.schedlog.engine.spec.FigureSpec;
import org.schedlog.engine.spec.Pipeline;
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
        evaluation.readInputs();
        return evaluation.evaluate(evaluation.checked());
    }

    /**
     * The same from what an earlier evaluation of an equal spec on the same recording found out.
     *
     * @param memories
     *            what was found out
     */
    static List<CategoryFrame> replayed(FigureSpec spec, Recording recording, Progress progress,
            Memories memories) throws IOException, SpecException {
        BaseColumns base = BaseColumns.of(recording);
        List<CategoryFrame> frames = new ArrayList<>();
        for (Category asInSpec : spec.categories()) {
            Category category = asInSpec.unavailableAs(memories.unavailable());
            List<Part> parts = new ArrayList<>();
            for (int i = 0; i < pipelines(category); i++) {
                PartMemory memory = memories.next();
                PipelineRun run = PipelineRun.replaying(memory, base, place(spec, category, i), progress);
                parts.add(new Part(run.run(category.pipelines().get(i), spec), memory));
            }
            frames.add(new CategoryFrame(category, parts));
        }
        return frames;
    }

    /** What an evaluation found out: for one category after the other */
    interface Memories {

        /** why the recording cannot have it, or null if it can, */
        String unavailable() throws IOException;

        /** and, if it can, for each of its pipelines what was found out there. */
        PartMemory next() throws IOException;
    }

    /** Has the columns that the spec says it reads made side by side, before they are asked for one after the other. */
    private void readInputs() throws IOException {
        progress.task("Reading columns");
        Work work = new Work(progress, spec.input().size());
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (String name : spec.input()) {
            tasks.add(() -> {
                boolean there = recording.column(name, work.within()).isPresent();
                work.advance(1);
                return there;
            });
        }
        work.run(tasks);
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

    /** What one pipeline made. */
    private record Made(Part part, List<Diagnostic> errors) {
    }

    private List<CategoryFrame> evaluate(List<Category> categories) throws IOException, SpecException {
        progress.task("Evaluating the categories");
        List<Callable<Made>> tasks = new ArrayList<>();
        BaseColumns base = BaseColumns.of(recording);
        Work work = new Work(progress, categories.stream().mapToLong(FrameEvaluation::pipelines).sum());
        for (Category category : categories) {
            for (int i = 0; i < pipelines(category); i++) {
                Place place = place(category, i);
                Pipeline pipeline = category.pipelines().get(i);
                tasks.add(() -> {
                    PipelineRun run = new PipelineRun(base, place, work.within());
                    Part part = new Part(run.run(pipeline, spec), run.memory());
                    work.advance(1);
                    return new Made(part, run.errors());
                });
            }
        }
        Iterator<Made> made = work.run(tasks).iterator();
        List<CategoryFrame> frames = new ArrayList<>();
        for (Category category : categories) {
            List<Part> parts = new ArrayList<>();
            for (int i = 0; i < pipelines(category); i++) {
                Made next = made.next();
                if (!next.errors().isEmpty()) {
                    throw new SpecException(next.errors());
                }
                parts.add(next.part());
            }
            frames.add(new CategoryFrame(category, parts));
        }
        return frames;
    }

    private static int pipelines(Category category) {
        return category.unavailable() == null ? category.pipelines().size() : 0;
    }

    private Place place(Category category, int pipeline) {
        return place(spec, category, pipeline);
    }

    private static Place place(FigureSpec spec, Category category, int pipeline) {
        return Place.document(spec.fileName()).inCategory(category.index(), category.label()).inPipeline(pipeline);
    }
}
