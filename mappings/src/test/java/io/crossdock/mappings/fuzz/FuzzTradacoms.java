package io.crossdock.mappings.fuzz;

/** The reader of {@code tradacoms}, as a fuzzer calls it. */
public final class FuzzTradacoms {

    private FuzzTradacoms() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Readers.read("tradacoms", input);
    }
}
