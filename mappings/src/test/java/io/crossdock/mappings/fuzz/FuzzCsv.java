package io.crossdock.mappings.fuzz;

/** The reader of {@code csv}, as a fuzzer calls it. */
public final class FuzzCsv {

    private FuzzCsv() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Readers.read("csv", input);
    }
}
