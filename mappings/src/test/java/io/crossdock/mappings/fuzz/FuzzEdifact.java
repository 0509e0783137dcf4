package io.crossdock.mappings.fuzz;

/** The reader of {@code edifact}, as a fuzzer calls it. */
public final class FuzzEdifact {

    private FuzzEdifact() {}

    /** Before the first input, whose time is not to be that of loading classes. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput(new byte[0]);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        Readers.read("edifact", input);
    }
}
