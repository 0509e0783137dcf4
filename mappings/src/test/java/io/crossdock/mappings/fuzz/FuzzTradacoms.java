package io.crossdock.mappings.fuzz;

/** The reader of {@code tradacoms}, as a fuzzer calls it. */
public final class FuzzTradacoms {

    private FuzzTradacoms() {}

    /** Before the first input, whose time is not to be that of loading classes. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput(new byte[0]);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        Readers.read("tradacoms", input);
    }
}
