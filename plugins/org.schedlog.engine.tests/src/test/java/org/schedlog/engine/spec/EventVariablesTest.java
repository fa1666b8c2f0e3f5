// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schedlog.engine.column.EventTable;

class EventVariablesTest {

    private static final EventTable TABLE = new EventTable(Map.of("EXEC", 0, "RQ_SIZE", 13, "a", 7));

    @ParameterizedTest
    @CsvSource(delimiter = ';', ignoreLeadingAndTrailingWhitespace = false, value = {
        "event==$RQ_SIZE & arg0>1;event==13 & arg0>1", "${RQ_SIZE}S;13S", "$a$EXEC;70", "$$a;$a", "$$$a;$7", "5 $;5 $",
                "$5;$5", "${;${",
        "${};${}", "$NOPE;$NOPE", "${NO PE};${NO PE}", "no variable;no variable"})
    void variables_become_ids(String text, String expected) {
        assertEquals(expected, EventVariables.substitute(text, TABLE.ids()).text());
    }

    @Test
    void names_that_the_table_lacks_are_listed_once_and_in_order() {
        EventVariables.Substituted substituted = EventVariables.substitute("$Z $EXEC ${Y} $Z", TABLE.ids());
        assertEquals(List.of("Z", "Y"), substituted.missing());
        assertEquals("0 0 0 0", EventVariables.substituteForCheck("$Z $EXEC ${Y} $Z", TABLE.ids()).text());
    }

    @Test
    void every_place_of_the_new_text_is_found_in_the_old_one() {
        String text = "$RQ_SIZE+x $$ ${EXEC}.";
        EventVariables.Substituted substituted = EventVariables.substitute(text, TABLE.ids());
        assertEquals("13+x $ 0.", substituted.text());
        int[] expected = { 0, 0, 8, 9, 10, 11, 13, 14, 21, 22 };
        for (int offset = 0; offset < expected.length; offset++) {
            assertEquals(expected[offset], substituted.originalOffset(offset), "offset " + offset);
        }
    }
}
