// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

import java.math.BigInteger;

/** Values of number tokens. */
final class Numbers {

    private static final int LONGEST = 80;

    private Numbers() {
    }

    /**
     * A number token's node.
     *
     * @param negative
     *            whether a minus sign belongs to it; only so can -2^63 be written
     * @param position
     *            where the node begins
     */
    static Expression literal(Token token, boolean negative, int position) throws ExpressionException {
        String digits = token.text().replace("_", "");
        if (token.kind() == Token.Kind.DECIMAL) {
            double value = Double.parseDouble(digits);
            return new Expression.DoubleLiteral(position, negative ? -value : value);
        }
        return new Expression.LongLiteral(position, integer(token, digits, negative));
    }

    /**
     * Binary, octal and hexadecimal numbers are 64 bits as they are written, so 0xffffffffffffffff is -1: addresses
     * look like that.
     */
    private static long integer(Token token, String digits, boolean negative) throws ExpressionException {
        int radix = digits.length() < 2 ? 10 : switch (digits.charAt(1)) {
        case 'x', 'X' -> 16;
        case 'o', 'O' -> 8;
        case 'b', 'B' -> 2;
        default -> 10;
        };
        String bare = radix == 10 ? digits : digits.substring(2);
        if (bare.isEmpty() || token.text().endsWith("_") || token.text().contains("__") || !isNumber(bare, radix)) {
            throw new ExpressionException(token.position(), token.described() + " is no integer");
        }
        if (radix == 10 && bare.length() > 1 && bare.charAt(0) == '0') {
            throw new ExpressionException(token.position(), "The integer " + token.described()
                    + " begins with a zero; leave it away");
        }
        BigInteger value = bare.length() > LONGEST ? BigInteger.ONE.shiftLeft(Long.SIZE) : new BigInteger(bare, radix);
        BigInteger signed = negative ? value.negate() : value;
        if (signed.bitLength() > (radix == 10 ? Long.SIZE - 1 : Long.SIZE)) {
            throw new ExpressionException(token.position(),
                    "The integer " + token.described()
                            + " does not fit 64 bits; with a point behind it, it is a rounded number");
        }
        return signed.longValue();
    }

    private static boolean isNumber(String digits, int radix) {
        for (int i = 0; i < digits.length(); i++) {
            if (Character.digit(digits.charAt(i), radix) < 0) {
                return false;
            }
        }
        return true;
    }
}
