package io.crossdock.harness.rounds;

import java.io.IOException;
import java.io.InputStream;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A disk that fails while it is told to: a library between a hub and its system, see {@code faultydisk.c}. */
final class FaultyDisk {

    private static final String SOURCE = "/faultydisk.c";
    private static final int CONTROL = 512;

    /** What a disk may do. */
    enum Fault {
        FULL('S', "full", true),
        WRITE_FAILS('W', "writes fail", true),
        SYNC_FAILS('F', "syncs fail", true),
        SHORT_WRITES('P', "writes are cut", false),
        SLOW_SYNC('L', "a sync takes 5 s", false),
        HALF_WRITTEN('H', "files are half written", true),
        RENAME_REFUSED('R', "renames are refused", true);

        private final char sign;
        private final String what;
        private final boolean fatal;

        Fault(char sign, String what, boolean fatal) {
            this.sign = sign;
            this.what = what;
            this.fatal = fatal;
        }

        String what() {
            return what;
        }

        /** Whether nothing can be kept while it lasts. */
        boolean keepsNothing() {
            return fatal;
        }
    }

    private final Path library;
    private final Path controlFile;
    private final MappedByteBuffer control;

    private FaultyDisk(Path library, Path controlFile) throws IOException {
        this.library = library;
        this.controlFile = controlFile;
        try (FileChannel channel = FileChannel.open(
                controlFile, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            this.control = channel.map(FileChannel.MapMode.READ_WRITE, 0, CONTROL);
        }
        mend();
    }

    /** Absent where there is no C compiler. */
    static Optional<FaultyDisk> in(Path folder) throws IOException, InterruptedException {
        Path source = Files.createDirectories(folder).resolve("faultydisk.c");
        Path library = folder.resolve("faultydisk.so").toAbsolutePath();
        try (InputStream in = Objects.requireNonNull(FaultyDisk.class.getResourceAsStream(SOURCE), SOURCE)) {
            Files.write(source, in.readAllBytes());
        }
        return compiles(source, library)
                ? Optional.of(new FaultyDisk(library, folder.resolve("faulty").toAbsolutePath()))
                : Optional.empty();
    }

    private static boolean compiles(Path source, Path library) throws InterruptedException {
        try {
            Process compiler = new ProcessBuilder(
                            "cc", "-O2", "-shared", "-fPIC", "-o", library.toString(), source.toString(), "-ldl")
                    .inheritIO()
                    .start();
            return compiler.waitFor() == 0;
        } catch (IOException none) {
            return false;
        }
    }

    /** What makes a process use it. */
    Map<String, String> environment() {
        return Map.of("LD_PRELOAD", library.toString(), "FAULTY_DISK", controlFile.toString());
    }

    /** From now on, under every path that holds this text. */
    void fail(Fault fault, String path) {
        byte[] text = path.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < text.length; i++) {
            control.put(1 + i, text[i]);
        }
        control.put(1 + text.length, (byte) 0);
        control.put(0, (byte) fault.sign);
    }

    void mend() {
        control.put(0, (byte) '.');
    }
}
