// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.spec;

import java.util.List;
import java.util.Map;

/** A JSON value whose numbers keep the text they were written in: 1 and 1.0 are different columns in a spec. */
sealed interface Json {

    /** @return what kind of value this is, for the user: "a number" */
    String kind();

    /** An object; members in the document's order. */
    record Obj(Map<String, Json> members) implements Json {
        @Override
        public String kind() {
            return "an object";
        }
    }

    /** A list. */
    record Arr(List<Json> items) implements Json {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** A string, escapes resolved. */
    record Str(String value) implements Json {
        @Override
        public String kind() {
            return "a string";
        }
    }

    /** A number as written. */
    record Num(String text) implements Json {
        @Override
        public String kind() {
            return "a number";
        }
    }

    /** true or false. */
    record Bool(boolean value) implements Json {
        @Override
        public String kind() {
            return "true or false";
        }
    }

    /** null. */
    record Null() implements Json {
        @Override
        public String kind() {
            return "null";
        }
    }
}
