package io.crossdock.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Named bytes that can be read more than once, however many they are. */
public interface Wire {

    /** The name that their sender or we gave them: a leaf, never a path. */
    String name();

    InputStream open() throws IOException;

    static Wire of(String name, byte[] bytes) {
        byte[] kept = bytes.clone();
        return new Wire() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(kept);
            }
        };
    }

    default byte[] bytes() throws IOException {
        try (InputStream in = open()) {
            return in.readAllBytes();
        }
    }
}
