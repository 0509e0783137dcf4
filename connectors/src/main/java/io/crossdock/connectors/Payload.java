package io.crossdock.connectors;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What a request carries: its length is known before it goes on, and it can be read again. */
public interface Payload {

    long size() throws IOException;

    InputStream open() throws IOException;

    static Payload of(byte[] bytes) {
        return new Payload() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }
}
