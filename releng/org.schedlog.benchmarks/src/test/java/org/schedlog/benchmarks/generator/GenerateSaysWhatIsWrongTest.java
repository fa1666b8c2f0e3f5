// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerateSaysWhatIsWrongTest {

    @Test
    void defaults_are_those_of_the_usage() {
        Generator.Request request = Generator.Request.parse(List.of("-o", "x.tar"));
        assertEquals(new Settings(1_000_000, 160, 1920, 1, true), request.settings());
        assertEquals(Path.of("x.tar"), request.file());
    }

    @Test
    void all_options_are_taken() {
        Generator.Request request = Generator.Request.parse(List.of("--events", "10", "--cpus", "2", "--threads", "5",
                "--seed", "7", "--no-computed", "-o", "x.tar"));
        assertEquals(new Settings(10, 2, 5, 7, false), request.settings());
    }

    @ParameterizedTest
    @CsvSource({"--events 0 -o x, --events", "--events 99999999999 -o x, --events", "--events ten -o x, ten",
        "--cpus 5000 -o x, --cpus", "--threads 1 -o x, --threads", "--seed, --seed", "--sed 1, --sed",
        "--seed 1, -o FILE"})
    void a_wrong_option_is_named(String arguments, String named) {
        IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class,
                () -> Generator.Request.parse(List.of(arguments.split(" "))));
        assertTrue(thrown.getMessage().contains(named), thrown.getMessage());
    }
}
