package io.crossdock.mappings.fuzz;

/** The reader of {@code edifact}, as a fuzzer calls it. */
public final class FuzzEdifact {

    private FuzzEdifact() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Readers.read("edifact", input);
    }
}
