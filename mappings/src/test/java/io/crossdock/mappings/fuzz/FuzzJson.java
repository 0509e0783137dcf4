package io.crossdock.mappings.fuzz;

/** The reader of {@code json}, as a fuzzer calls it. */
public final class FuzzJson {

    private FuzzJson() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Readers.read("json", input);
    }
}
