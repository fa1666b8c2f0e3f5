// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.figure;

import org.eclipse.jface.fieldassist.IControlContentAdapter;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;

/** Lets JFace's completion work on a {@link StyledText} of one line. */
final class QueryTextContent implements IControlContentAdapter {

    @Override
    public String getControlContents(Control control) {
        return ((StyledText) control).getText();
    }

    @Override
    public void setControlContents(Control control, String contents, int caret) {
        ((StyledText) control).setText(contents);
        ((StyledText) control).setSelection(caret);
    }

    @Override
    public void insertControlContents(Control control, String contents, int caret) {
        ((StyledText) control).insert(contents);
        setCursorPosition(control, getCursorPosition(control) + caret);
    }

    @Override
    public int getCursorPosition(Control control) {
        return ((StyledText) control).getCaretOffset();
    }

    @Override
    public Rectangle getInsertionBounds(Control control) {
        StyledText text = (StyledText) control;
        Point place = text.getLocationAtOffset(text.getCaretOffset());
        return new Rectangle(place.x + text.getClientArea().x, place.y + text.getClientArea().y, 1,
                text.getLineHeight());
    }

    @Override
    public void setCursorPosition(Control control, int caret) {
        ((StyledText) control).setSelection(caret);
    }
}
