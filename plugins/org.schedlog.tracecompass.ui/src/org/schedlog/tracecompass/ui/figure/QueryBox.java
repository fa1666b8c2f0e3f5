// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.figure;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.bindings.keys.KeyStroke;
import org.eclipse.jface.fieldassist.ContentProposalAdapter;
import org.eclipse.jface.fieldassist.ControlDecoration;
import org.eclipse.jface.fieldassist.FieldDecorationRegistry;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.schedlog.engine.figure.Frame;
import org.schedlog.engine.figure.PointFrame;
import org.schedlog.tracecompass.core.figure.Drawing;

/**
 * The field in which the user asks for some of a figure's lines or points. Says while the user types what is wrong with
 * the query and where, completes names (Ctrl+Space, and behind a dollar), and remembers what was asked (up, down and
 * the list of earlier queries). Enter asks, Escape asks for everything again. For the UI thread only.
 */
public final class QueryBox {

    private static final String HINT = "Show only lines with, e.g. ";
    private static final String EXAMPLE = "c == 0 & x1 - x0 > 1000000";
    private static final String POINTS_HINT = "Show only points with, e.g. c == 0 & y > 1000000";
    private static final String HELP = "A condition over the figure's output columns, as in SchedDisplay. "
            + "Enter shows what fulfils it, Escape shows everything,\nCtrl+Space completes names, "
            + "Up and Down bring back earlier queries.";
    private static final int HISTORY_WIDTH = 100;

    private final Consumer<String> ask;
    private final QueryHistory history = new QueryHistory();
    private final QueryProposals proposals = new QueryProposals();
    private final Composite box;
    private final StyledText field;
    private final Label state;
    private final ToolItem clear;
    private List<Frame> frames = List.of();
    private Optional<QueryCheck.Problem> problem = Optional.empty();
    private String asked = "";
    /** How far the user has gone back in the history; -1 for what is being typed, which is kept meanwhile. */
    private int earlier = -1;
    private String typed = "";
    private boolean changing;

    /**
     * @param parent
     *            where the box goes
     * @param ask
     *            gets the query that the user asks, without blanks around it; an empty one for everything
     */
    public QueryBox(Composite parent, Consumer<String> ask) {
        this.ask = ask;
        box = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(4, false);
        layout.marginHeight = 2;
        layout.verticalSpacing = 1;
        box.setLayout(layout);
        new Label(box, SWT.NONE).setText("Query:");
        field = new StyledText(box, SWT.SINGLE | SWT.BORDER);
        field.setToolTipText(HELP);
        field.setMargins(3, 2, 3, 2);
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.horizontalIndent = 10;
        field.setLayoutData(data);
        Button list = new Button(box, SWT.ARROW | SWT.DOWN | SWT.FLAT);
        list.setToolTipText("Earlier queries");
        list.setLayoutData(new GridData(SWT.CENTER, SWT.FILL, false, false));
        ((GridData) list.getLayoutData()).widthHint = list.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
        list.addListener(SWT.Selection, event -> showHistory(list));
        ToolBar buttons = new ToolBar(box, SWT.FLAT);
        clear = new ToolItem(buttons, SWT.PUSH);
        clear.setImage(PlatformUI.getWorkbench().getSharedImages().getImage(ISharedImages.IMG_ETOOL_CLEAR));
        clear.setDisabledImage(PlatformUI.getWorkbench().getSharedImages()
                .getImage(ISharedImages.IMG_ETOOL_CLEAR_DISABLED));
        clear.setToolTipText("Clear the query and show everything");
        clear.addListener(SWT.Selection, event -> clear());
        state = new Label(box, SWT.WRAP);
        state.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 4, 1));
        completeNames();
        field.addListener(SWT.Modify, event -> modified());
        field.addListener(SWT.KeyDown, this::keyPressed);
        field.addListener(SWT.Paint, event -> paintHint(event.gc));
        field.addListener(SWT.FocusIn, event -> field.redraw());
        field.addListener(SWT.FocusOut, event -> field.redraw());
        check();
    }

    private void completeNames() {
        ContentProposalAdapter adapter = new ContentProposalAdapter(field, new QueryTextContent(), proposals,
                KeyStroke.getInstance(SWT.CTRL, ' '), new char[] { '$' });
        adapter.setProposalAcceptanceStyle(ContentProposalAdapter.PROPOSAL_IGNORE);
        adapter.addContentProposalListener(proposal -> accept((QueryProposals.Proposal) proposal));
        ControlDecoration mark = new ControlDecoration(field, SWT.LEFT | SWT.TOP);
        mark.setImage(FieldDecorationRegistry.getDefault()
                .getFieldDecoration(FieldDecorationRegistry.DEC_CONTENT_PROPOSAL).getImage());
        mark.setDescriptionText("Ctrl+Space completes names");
        mark.setShowOnlyOnFocus(true);
    }

    private void accept(QueryProposals.Proposal proposal) {
        int caret = field.getCaretOffset();
        int start = Math.min(proposal.start(), caret);
        field.replaceTextRange(start, caret - start, proposal.text());
        field.setSelection(start + proposal.text().length());
    }

    /** @return the box's control, to be laid out by its parent */
    public Control control() {
        return box;
    }

    /** @return the field itself */
    StyledText field() {
        return field;
    }

    /**
     * Completes and checks queries for these figures from now on.
     *
     * @param drawings
     *            figures of one specification; none while there are none: then queries are checked when they are asked
     */
    public void setDrawings(List<? extends Drawing> drawings) {
        frames = drawings.stream().<Frame> map(Drawing::frame).toList();
        proposals.setFrames(frames);
        check();
    }

    /**
     * Shows the query in force, without asking it again. What the user is typing stays if that query is in force
     * already.
     *
     * @param query
     *            the query, empty for none
     */
    public void show(String query) {
        if (!query.equals(asked)) {
            asked = query;
            write(query);
        }
        check();
    }

    /** @return what is written in the field */
    public String text() {
        return field.getText();
    }

    /** @return what is wrong with what is written, and where, for the user */
    public Optional<String> problem() {
        return problem.map(QueryCheck.Problem::text);
    }

    /** Puts the keyboard's focus into the field. */
    public void setFocus() {
        field.setFocus();
    }

    private void write(String query) {
        changing = true;
        field.setText(query);
        field.setSelection(query.length());
        changing = false;
        earlier = -1;
        check();
    }

    private void modified() {
        if (!changing) {
            earlier = -1;
            check();
        }
    }

    private void keyPressed(Event event) {
        if (!event.doit) {
            return;
        }
        switch (event.keyCode) {
        case SWT.CR, SWT.KEYPAD_CR -> ask(field.getText());
        case SWT.ESC -> clear();
        case SWT.ARROW_UP -> recall(1);
        case SWT.ARROW_DOWN -> recall(-1);
        default -> {
            return;
        }
        }
        event.doit = false;
    }

    /** Asks a query unless it is wrong: then the figure stays as it is, and what is wrong is said already. */
    private void ask(String text) {
        String query = text.strip();
        check();
        if (problem.isEmpty()) {
            history.add(query);
            asked = query;
            check();
            ask.accept(query);
        }
    }

    private void clear() {
        write("");
        ask("");
    }

    private void recall(int step) {
        List<String> all = history.all();
        int wanted = Math.max(-1, Math.min(all.size() - 1, earlier + step));
        if (wanted == earlier) {
            return;
        }
        if (earlier < 0) {
            typed = field.getText();
        }
        write(wanted < 0 ? typed : all.get(wanted));
        earlier = wanted;
    }

    private void showHistory(Button button) {
        Menu menu = new Menu(button);
        for (String query : history.all()) {
            MenuItem choice = new MenuItem(menu, SWT.PUSH);
            String shown = query.length() > HISTORY_WIDTH ? query.substring(0, HISTORY_WIDTH) + "..." : query;
            choice.setText(shown.replace("&", "&&"));
            choice.addListener(SWT.Selection, event -> {
                write(query);
                ask(query);
            });
        }
        if (menu.getItemCount() == 0) {
            MenuItem none = new MenuItem(menu, SWT.PUSH);
            none.setText("No query was asked yet");
            none.setEnabled(false);
        }
        menu.setLocation(button.toDisplay(0, button.getSize().y));
        menu.addListener(SWT.Hide, event -> menu.getDisplay().asyncExec(menu::dispose));
        menu.setVisible(true);
    }

    // ---- what is wrong

    private void check() {
        problem = QueryCheck.of(field.getText(), frames);
        field.setStyleRanges(new StyleRange[0]);
        problem.ifPresent(this::mark);
        boolean isNew = !field.getText().strip().equals(asked);
        say(problem.map(QueryCheck.Problem::text).orElse(isNew ? "Press Enter to show what fulfils this." : ""),
                problem.isPresent());
        clear.setEnabled(!field.getText().isEmpty() || !asked.isEmpty());
    }

    private void mark(QueryCheck.Problem wrong) {
        int length = Math.max(1, wrong.length());
        int start = Math.max(0, Math.min(wrong.position(), field.getCharCount() - length));
        StyleRange range = new StyleRange();
        range.start = start;
        range.length = Math.min(length, field.getCharCount() - start);
        range.underline = true;
        range.underlineStyle = SWT.UNDERLINE_ERROR;
        range.underlineColor = field.getDisplay().getSystemColor(SWT.COLOR_RED);
        field.setStyleRange(range);
    }

    private void say(String text, boolean isProblem) {
        state.setForeground(isProblem ? field.getDisplay().getSystemColor(SWT.COLOR_RED) : null);
        GridData data = (GridData) state.getLayoutData();
        String shown = text.replace("&", "&&");
        if (!shown.equals(state.getText()) || data.exclude != text.isEmpty()) {
            state.setText(shown);
            data.exclude = text.isEmpty();
            state.setVisible(!text.isEmpty());
            box.getParent().layout(new Control[] { state });
        }
    }

    private void paintHint(GC gc) {
        if (field.getCharCount() == 0) {
            gc.setForeground(field.getDisplay().getSystemColor(SWT.COLOR_WIDGET_DISABLED_FOREGROUND));
            gc.drawText(frames.stream().anyMatch(PointFrame.class::isInstance) ? POINTS_HINT : HINT + EXAMPLE,
                     field.getLeftMargin() + 1, field.getTopMargin(), true);
        }
    }
}
