package io.crossdock.harness.rounds;

import java.util.List;

/** What the hub runs on, as options of its virtual machine. */
record Surroundings(String name, List<String> options) {

    static final Surroundings EMBEDDED = new Surroundings("embedded", List.of());
}
