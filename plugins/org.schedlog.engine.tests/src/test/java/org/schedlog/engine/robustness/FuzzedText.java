// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.robustness;

import java.util.List;
import java.util.Random;

/** Specs and queries that are wrong in some way. The same random numbers make the same text. */
final class FuzzedText {

    private static final List<String> JSON = List.of("null", "true", "1e400", "-1", "0", "9223372036854775808", "\"\"",
            "\"$NOPE\"", "\"${\"", "\"$TICK\"", "[]", "{}", "[[[[]]]]", "\"timestamp\"", "\"nxt_\"",
            "[\"rolling\",0,\"mean\",\"pid\"]", "[\"rolling\",2147483647,\"median\",\"pid\"]",
            "[\"rolling\",1e9,\"sum\",\"x0\"]", "[\"rolling\",3,\"median\",\"x1\"]", "[\"rolling\",5,\"sum\",\"arg0\"]",
            "[\"argsort\",\"arg1\"]", "[\"argsort\",\"comm_name\"]", "[\"/\",\"pid\",0]", "[\"//\",\"pid\",0]",
            "[\"%\",\"arg0\",0]", "[\"*\",\"timestamp\",\"timestamp\",\"timestamp\"]", "[\"+\"]",
            "[\"+\",\"cpu\",1e308]", "[\"-\",-9223372036854775808,1]", "[\"query\",\"cpu\"]",
            "[\"query\",\"event==$TICK\"]", "1e18", "NaN", "[\"=\",\"y0\",1e300]", "\"\\ud800\"", "'x'");
    private static final List<String> QUERY = List.of("cpu", "pid", "arg0", "arg1", "event", "timestamp", "x0", "x1",
            "y0", "c", "comm_name", "`nxt_timestamp_of_(BLOCK|WAKEUP)_on_same_pid`", "`", "nope", "$TICK", "${TICK}",
            "$$", "$", "0", "1", "-1", "1e308", "1e999", "0x7fffffffffffffff", "9223372036854775808", "0x", "1.", ".5",
            "True", "False", "\"make\"", "'", "==", "!=", "<", "<=", ">", "&", "|", "~", "and", "or", "not", "in",
            "not in", "(", ")", "[", "]", "[1,2,3]", ",", "+", "-", "*", "/", "//", "%", "**", "abs(", "sqrt(", "abs",
            " ", "\u00e4", "\0", "\n", "#", "@", "=", ";");

    private final Random random;

    FuzzedText(Random random) {
        this.random = random;
    }

    private String any(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    /** A document in which values are exchanged for odd ones, or single characters are wrong. */
    String spec(String whole) {
        StringBuilder spec = new StringBuilder(whole);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(spec.length());
            switch (random.nextInt(6)) {
            case 0 -> spec.setCharAt(at, "[]{}\",:0 \\\u00e4".charAt(random.nextInt(11)));
            case 1 -> spec.delete(at, Math.min(spec.length(), at + 1 + random.nextInt(30)));
            case 2 -> spec.insert(at, spec.substring(at, Math.min(spec.length(), at + random.nextInt(200))));
            case 3 -> replaceWord(spec, at, random.nextBoolean() ? any(JSON) : '"' + query().replace("\\", "")
                    .replace('"', '\'').replace('\n', ' ') + '"');
            default -> replaceWord(spec, at, any(JSON));
            }
            if (spec.length() == 0) {
                return "";
            }
        }
        return random.nextInt(200) == 0 ? "[".repeat(random.nextInt(200_000)) + spec : spec.toString();
    }

    /** The string or number that comes next. */
    private static void replaceWord(StringBuilder spec, int at, String word) {
        int begin = spec.indexOf("\"", at);
        int end = begin < 0 ? -1 : spec.indexOf("\"", begin + 1);
        if (end > begin) {
            spec.replace(begin, end + 1, word);
        }
    }

    /** Words of the language in any order, or a condition with something wrong in it. */
    String query() {
        StringBuilder query = new StringBuilder();
        if (random.nextInt(3) > 0) {
            query.append(List.of("cpu == 1 & pid > 3", "c in [0, 1, 2]", "1 < pid <= 30 or not arg0 // 2 == 1",
                    "~(event == $TICK) & abs(arg1) ** 2 > 7", "x0 >= 0.5").get(random.nextInt(5)));
        }
        int words = random.nextInt(query.length() == 0 ? 12 : 3);
        for (int i = 0; i <= words; i++) {
            query.insert(random.nextInt(query.length() + 1),
                    random.nextBoolean() ? any(QUERY) : ' ' + any(QUERY) + ' ');
        }
        if (random.nextInt(300) == 0) {
            query.insert(0, any(List.of("(", "-", "~", "not ", "abs(", "[", "1+", "1 **"))
                    .repeat(random.nextInt(50_000)));
        }
        return query.toString();
    }
}
