// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Splits an expression into tokens. For one text. */
final class Lexer {

    /** Longer ones before those they begin with. */
    private static final String[] SYMBOLS = { "**", "//", "==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "%",
            "&", "|", "~", "(", ")", "[",
            "]", "," };

    /** Words that are symbols, and how the parser knows them. */
    private static final Map<String, String> KEYWORDS = Map.of("and", "&", "or", "|", "not", "not", "in", "in",
            "True", "True", "False", "False");

    private static final Map<String, String> MISTAKES = Map.of("&&", "write & (or 'and')", "||", "write | (or 'or')",
            "<>",
            "write != for 'not equal'", "=", "write == to compare", "!", "write ~ (or 'not') for the contrary", "@",
            "variables of a program are not known here", "$", "an event is written $NAME, letters, digits and _ only");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /** All tokens of a text; the last one is of kind END. */
    static List<Token> tokens(String text) throws ExpressionException {
        Lexer lexer = new Lexer(text);
        lexer.run();
        return lexer.tokens;
    }

    private void run() throws ExpressionException {
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                at += Character.charCount(c);
            } else if (isDigit(at) || c == '.' && isDigit(at + 1)) {
                number();
            } else if (c == '"' || c == '\'') {
                text((char) c);
            } else if (c == '`') {
                quotedName();
            } else if (c == '_' || Character.isUnicodeIdentifierStart(c)) {
                word();
            } else {
                symbol();
            }
        }
        tokens.add(new Token(Token.Kind.END, "", text.length()));
    }

    private boolean isDigit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private boolean isNameChar(int index) {
        return index < text.length() && Character.isUnicodeIdentifierPart(text.codePointAt(index));
    }

    private void add(Token.Kind kind, String content, int position) {
        tokens.add(new Token(kind, content, position));
    }

    private void word() {
        int start = at;
        while (isNameChar(at)) {
            at += Character.charCount(text.codePointAt(at));
        }
        String word = text.substring(start, at);
        String keyword = KEYWORDS.get(word);
        add(keyword == null ? Token.Kind.NAME : Token.Kind.SYMBOL, keyword == null ? word : keyword, start);
    }

    private void symbol() throws ExpressionException {
        for (Map.Entry<String, String> mistake : MISTAKES.entrySet()) {
            String written = mistake.getKey();
            if (text.startsWith(written, at) && !(written.length() == 1 && (text.startsWith("==", at)
                    || text.startsWith("!=", at)))) {
                throw new ExpressionException(at, "'" + written + "' is not understood; " + mistake.getValue());
            }
        }
        for (String symbol : SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                add(Token.Kind.SYMBOL, symbol, at);
                at += symbol.length();
                return;
            }
        }
        throw new ExpressionException(at, "'" + Character.toString(text.codePointAt(at)) + "' is not understood");
    }

    private void quotedName() throws ExpressionException {
        int end = text.indexOf('`', at + 1);
        if (end < 0) {
            throw new ExpressionException(at, "The back-quoted name that begins here does not end; expected another `");
        }
        if (end == at + 1) {
            throw new ExpressionException(at, "Expected a name between the back quotes");
        }
        add(Token.Kind.QUOTED_NAME, text.substring(at + 1, end), at);
        at = end + 1;
    }

    private void text(char quote) throws ExpressionException {
        int start = at++;
        StringBuilder content = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length()) {
                content.append(escaped(text.charAt(++at)));
            } else {
                content.append(c);
            }
            at++;
        }
        if (at >= text.length()) {
            throw new ExpressionException(start, "The text that begins here does not end; expected another " + quote);
        }
        at++;
        add(Token.Kind.TEXT, content.toString(), start);
    }

    private char escaped(char c) throws ExpressionException {
        return switch (c) {
        case '\\', '\'', '"' -> c;
        case 'n' -> '\n';
        case 'r' -> '\r';
        case 't' -> '\t';
        default -> throw new ExpressionException(at - 1, "'\\" + c
                + "' is not understood; after a backslash expected one of \\ ' \" n r t");
        };
    }

    /**
     * Digits with Python's underscores between them, in any of its radices; with a point or an exponent it is a
     * decimal number.
     */
    private void number() throws ExpressionException {
        int start = at;
        Token.Kind kind = Token.Kind.INTEGER;
        if (text.charAt(at) == '0' && at + 1 < text.length() && "xXoObB".indexOf(text.charAt(at + 1)) >= 0) {
            at += 2;
            while (at < text.length() && (Character.digit(text.charAt(at), 16) >= 0 || text.charAt(at) == '_')) {
                at++;
            }
        } else {
            digits();
            if (at < text.length() && text.charAt(at) == '.') {
                kind = Token.Kind.DECIMAL;
                at++;
                digits();
            }
            if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
                int sign = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0 ? 1 : 0;
                if (isDigit(at + 1 + sign)) {
                    kind = Token.Kind.DECIMAL;
                    at += 1 + sign;
                    digits();
                }
            }
        }
        Token token = new Token(kind, text.substring(start, at), start);
        if (isNameChar(at)) {
            throw new ExpressionException(at, "Expected an operator after the number " + token.described());
        }
        tokens.add(token);
    }

    private void digits() {
        while (isDigit(at) || at < text.length() && text.charAt(at) == '_' && at > 0 && isDigit(at - 1) && isDigit(at
                + 1)) {
            at++;
        }
    }
}
