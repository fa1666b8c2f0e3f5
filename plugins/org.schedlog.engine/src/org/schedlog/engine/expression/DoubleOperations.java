// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

/** Loops over doubles. */
final class DoubleOperations {

    private DoubleOperations() {
    }

    static DoubleValues.Combination of(ArithmeticOperator operator) {
        return switch (operator) {
        case ADD -> DoubleOperations::add;
        case SUBTRACT -> DoubleOperations::subtract;
        case MULTIPLY -> DoubleOperations::multiply;
        case DIVIDE -> DoubleOperations::divide;
        case FLOOR_DIVIDE -> DoubleOperations::floorDivide;
        case REMAINDER -> DoubleOperations::remainder;
        case POWER -> DoubleOperations::power;
        };
    }

    /** The {@linkplain DoubleValues#bound() bound} of an operator's results. */
    static double bound(ArithmeticOperator operator, DoubleValues left, DoubleValues right) {
        double a = left.bound();
        double b = right.bound();
        double divisor = right.isConstant() && b != 0 && Double.isFinite(b) ? b : Double.NaN;
        return switch (operator) {
        case ADD, SUBTRACT -> Double.isInfinite(a) && Double.isInfinite(b) ? Double.NaN : a + b;
        case MULTIPLY -> Double.isFinite(a) && Double.isFinite(b) ? a * b : Double.NaN;
        case DIVIDE -> a / divisor;
        case FLOOR_DIVIDE -> Double.isFinite(a) ? a / divisor + 1 : Double.NaN;
        case REMAINDER -> Double.isFinite(a) ? divisor : Double.NaN;
        case POWER -> Double.NaN;
        };
    }

    private static void add(double[] left, double[] right, int count) {
        for (int i = 0; i < count; i++) {
            left[i] += right[i];
        }
    }

    private static void subtract(double[] left, double[] right, int count) {
        for (int i = 0; i < count; i++) {
            left[i] -= right[i];
        }
    }

    private static void multiply(double[] left, double[] right, int count) {
        for (int i = 0; i < count; i++) {
            left[i] *= right[i];
        }
    }

    private static void divide(double[] left, double[] right, int count) {
        for (int i = 0; i < count; i++) {
            left[i] /= right[i];
        }
    }

    private static void floorDivide(double[] left, double[] right, int count) {
        for (int i = 0; i < count; i++) {
            left[i] = floorDivide(left[i], right[i]);
        }
    }

    /**
     * As Python: the quotient is what makes quotient * b + remainder = a, so 1 // 0.1 is 9; an infinity // b is NaN.
     */
    private static double floorDivide(double a, double b) {
        if (b == 0) {
            return a / b;
        }
        double rest = a % b;
        double quotient = (a - rest) / b;
        if (rest != 0 && rest < 0 != b < 0) {
            quotient -= 1;
        }
        if (quotient == 0) {
            return Math.copySign(0, a / b);
        }
        double floor = Math.floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }

    private static void remainder(double[] left, double[] right, int count) {
        for (int i = 0; i < count; i++) {
            double rest = left[i] % right[i];
            left[i] = rest == 0 ? Math.copySign(0, right[i]) : rest < 0 == right[i] < 0 ? rest : rest + right[i];
        }
    }

    private static void power(double[] left, double[] right, int count) {
        for (int i = 0; i < count; i++) {
            left[i] = power(left[i], right[i]);
        }
    }

    /** As C and Python: 1 to any power is 1, also to NaN; -1 to an infinity is 1. Java says NaN to both. */
    private static double power(double base, double exponent) {
        return base == 1 || base == -1 && Double.isInfinite(exponent) ? 1 : Math.pow(base, exponent);
    }

    static void minimum(double[] left, double[] right, int count) {
        for (int i = 0; i < count; i++) {
            left[i] = Math.min(left[i], right[i]);
        }
    }

    static void maximum(double[] left, double[] right, int count) {
        for (int i = 0; i < count; i++) {
            left[i] = Math.max(left[i], right[i]);
        }
    }

    static void negate(double[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = -values[i];
        }
    }

    static void absolute(double[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = Math.abs(values[i]);
        }
    }

    static void squareRoot(double[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = Math.sqrt(values[i]);
        }
    }
}
