package io.crossdock.harness.rounds;

import java.util.List;
import java.util.Map;

/**
 * What the hub runs on.
 *
 * @param options of its virtual machine
 * @param environment of its process
 */
record Surroundings(String name, List<String> options, Map<String, String> environment) {

    Surroundings(String name, List<String> options) {
        this(name, options, Map.of());
    }

    static final Surroundings EMBEDDED = new Surroundings("embedded", List.of());
}
