package io.crossdock.mappings.fuzz;

/** The reader of {@code x12}, as a fuzzer calls it. */
public final class FuzzX12 {

    private FuzzX12() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Readers.read("x12", input);
    }
}
